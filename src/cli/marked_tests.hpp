#pragma once

#include "splitter/input/python_marks.hpp"
#include "splitter/model/suite.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// The tests of a suite by their pytest markers, as the texts of their files tell them. Reads no
/// file before it is asked for a marker, and then each once.
class MarkedTests {
 public:
  /// `rootdir` is where the paths of the suite begin.
  MarkedTests(const model::Suite& suite, std::string rootdir)
      : suite_(suite), rootdir_(std::move(rootdir)) {}

  /// The tests with the marker, ascending, by its first text: of several the one nearest to the
  /// test counts. A bare path has the markers of all that its file holds.
  [[nodiscard]] const std::map<std::string, std::vector<model::TestIndex>>& with(
      std::string_view name) const;

 private:
  void read_files() const;
  void add_file(const model::File& file, const std::vector<input::Mark>& marks) const;

  using Tests = std::map<std::string, std::vector<model::TestIndex>>;

  const model::Suite& suite_;
  std::string rootdir_;
  mutable bool read_ = false;
  mutable std::map<std::string, Tests, std::less<>> tests_;
};

}  // namespace splitter::cli
