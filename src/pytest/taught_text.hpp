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
  /// function of each of these names, or assigns one to it: none was made by a helper, which may
  /// make others another time.
  [[nodiscard]] bool define(const std::vector<std::string>& tests, const std::string& path);

  /// True for a file that needs a module which is nowhere, and says so by importorskip: it has no
  /// tests.
  [[nodiscard]] bool surely_skips(const std::string& path);

  /// The hash of the suite's modules that the file reaches by its imports, and of what it and its
  /// helpers make of the machine; see model::TaughtFile::imports. Empty where one of them cannot be
  /// read.
  [[nodiscard]] std::string imports_hash(const std::string& path);

  /// True where nothing has changed that a file reaches, and none of it makes names.
  [[nodiscard]] bool same_imports(const model::TaughtFile& taught);

 private:
  /// A file of which more counts than its text.
  struct Helper {
    bool read = false;
    bool makes_names = false;
    std::string surroundings;
  };

  [[nodiscard]] std::string in_rootdir(const std::string& path) const;
  [[nodiscard]] const Helper& helper_in(const std::string& file);

  const Setup& setup_;
  ImportedModules modules_;
  std::unordered_map<std::string, std::string> hashes_;
  std::unordered_map<std::string, Helper> helpers_;
};

}  // namespace splitter::pytest
