#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/pytest/imported_modules.hpp"
#include "splitter/pytest/setup.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace splitter::pytest {

/// The file of a lesson; nullptr where it has none of this path.
[[nodiscard]] const model::TaughtFile* find_taught(const model::Lesson& lesson,
                                                   const std::string& path);

/// The ids of a file's tests, without those that options left out.
[[nodiscard]] std::vector<std::string> taught_ids(const model::TaughtFile& file);

/// The texts of files as lessons keep them: by their hashes. Paths are seen from pytest's rootdir.
class TaughtTexts {
 public:
  explicit TaughtTexts(const Setup& setup) : setup_(setup), modules_(setup) {}

  /// The hash of a file's text; empty where there is no such file.
  [[nodiscard]] std::string hash(const std::string& path);

  /// True for a Python file whose text does not tell its tests.
  [[nodiscard]] bool is_open(const std::string& path);

  /// True where the text of the file, or of a module of the suite that it reaches, defines a
  /// function of each of these names: none was made by a helper, which may make others another
  /// time.
  [[nodiscard]] bool define(const std::vector<std::string>& tests, const std::string& path);

  /// True for a file that needs a module which is nowhere, and says so by importorskip: it has no
  /// tests.
  [[nodiscard]] bool surely_skips(const std::string& path);

  /// The hash of the suite's modules that the file reaches by its imports, and of what it and its
  /// helpers make of the machine. Empty where one of these makes names: its tests may depend on
  /// anything.
  [[nodiscard]] std::string imports_hash(const std::string& path);

 private:
  [[nodiscard]] std::string in_rootdir(const std::string& path) const;

  const Setup& setup_;
  ImportedModules modules_;
  std::unordered_map<std::string, std::string> hashes_;
};

}  // namespace splitter::pytest
