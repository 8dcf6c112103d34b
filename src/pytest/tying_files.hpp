#pragma once

#include "splitter/model/source_text.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/python/mark_use.hpp"
#include "splitter/system/tree.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The Python files around the tests of a suite: test files, `conftest.py` and helpers in the same
/// folders and in those above. Reads each once, and none before it is asked.
class TyingFiles {
 public:
  /// Suite and tree must outlive this.
  TyingFiles(const model::Suite& suite, std::string rootdir, const system::Tree& tree)
      : suite_(suite), rootdir_(std::move(rootdir)), tree_(tree) {}

  /// The use of a marker by each file of the suite, by its own text, by that of a conftest.py above
  /// it, or by that of a module that it imports.
  [[nodiscard]] std::vector<python::MarkUse> uses(const python::TyingMark& tying);

  /// True if a conftest.py contains the marker's name, or may have a hook around tests that knows
  /// it: one of its own, or one of a module that it loads. Reads no other file.
  [[nodiscard]] bool conftest_may_know(std::string_view marker) const;

  /// Marks that a conftest.py looks up both before a test and after it, as the recipe for
  /// incremental classes does: a failure of one test may then end the next.
  [[nodiscard]] std::set<std::string> marks_of_steps() const;

 private:
  struct Source {
    std::string path;  ///< Seen from the rootdir.
    model::SourceText text;
    std::optional<std::size_t> file;  ///< Index in the suite; nothing for helpers.
  };

  [[nodiscard]] std::set<std::string> folders() const;
  [[nodiscard]] std::vector<model::SourceText> conftests() const;
  void read();
  void read_folder(const std::string& folder);
  [[nodiscard]] bool takes_from(const Source& source, const Source& other) const;

  const model::Suite& suite_;
  std::string rootdir_;
  const system::Tree& tree_;
  bool read_ = false;
  std::vector<Source> sources_;
};

}  // namespace splitter::pytest
