#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"

#include <map>
#include <span>
#include <string>

namespace splitter::pytest {

/// True for a Python file that pytest takes for tests without being told its path.
[[nodiscard]] bool is_test_module(const std::string& path, const Setup& setup);

/// The texts of files of which a run has told, as they are now.
class ToldTests {
 public:
  explicit ToldTests(const Setup& setup) : setup_(setup) {}

  /// Reads the Python files among these. The doubt that one of them leaves about the suite.
  [[nodiscard]] Doubt read(std::span<const std::string> paths);

  /// The outline of a file that was read; nullptr where its text has no tests.
  [[nodiscard]] const TestFile* outline_of(const std::string& path) const;

  /// True where a path brings all tests of a file, and no others, whatever these are.
  [[nodiscard]] bool runs_whole(const model::TaughtFile& taught) const;

  /// True where the text alone decides which tests there are: no other file brings more to those
  /// that the run collected, or takes some away.
  [[nodiscard]] bool tells(const model::TaughtFile& taught) const;

 private:
  const Setup& setup_;
  std::map<std::string, TestFile> outlines_;
};

}  // namespace splitter::pytest
