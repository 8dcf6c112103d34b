#pragma once

#include "splitter/model/suite.hpp"
#include "splitter/python/marks.hpp"
#include "splitter/system/tree.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The tests of a suite by their pytest markers, as the texts of their files tell them. Reads no
/// file before it is asked for a marker, and then each once.
class MarkedTests {
 public:
  /// `rootdir` is where the paths of the suite begin; suite and tree must outlive this.
  MarkedTests(const model::Suite& suite, std::string rootdir, const system::Tree& tree)
      : suite_(suite), rootdir_(std::move(rootdir)), tree_(tree) {}

  /// The tests with the marker, ascending, by its first text: of several the one nearest to the
  /// test counts. A bare path has the markers of all that its file holds.
  [[nodiscard]] const std::map<std::string, std::vector<model::TestIndex>>& with(
      std::string_view name) const;

 private:
  void read_files() const;
  void add_file(const model::File& file, const std::vector<python::Mark>& marks) const;

  using Tests = std::map<std::string, std::vector<model::TestIndex>>;

  const model::Suite& suite_;
  std::string rootdir_;
  const system::Tree& tree_;
  mutable bool read_ = false;
  mutable std::map<std::string, Tests, std::less<>> tests_;
};

}  // namespace splitter::pytest
