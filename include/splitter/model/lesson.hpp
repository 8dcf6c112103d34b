#pragma once

#include <compare>
#include <string>
#include <vector>

namespace splitter::model {

/// A file, and the tests that one pytest collected from all of it.
struct TaughtFile {
  std::string path;  ///< Seen from pytest's rootdir.
  std::string text;  ///< Hash of its text.
  /// Hash of the texts of the suite's modules that it reaches; it begins with `~` where one of them
  /// makes names, which may depend on anything.
  std::string imports;
  /// Names of its functions and other items, as they stand behind `path::`, in pytest's order;
  /// a function stands for all of its parameter sets.
  std::vector<std::string> tests;
  /// Those that `-m`, `-k` or `--deselect` left out with all parameter sets; ascending.
  std::vector<std::string> left_out;
  bool nameable = true;   ///< See model::File.
  bool run_only = false;  ///< It has items that no name brings as they are; no tests are told.
  std::string run;        ///< Id of the newest run that collected this text.

  friend bool operator==(const TaughtFile&, const TaughtFile&) = default;
};

/// A folder that a pytest walked through.
struct TaughtFolder {
  std::string path;                ///< Seen from pytest's rootdir; `.` for that itself.
  std::vector<std::string> files;  ///< Names of files that may hold tests, ascending.
  std::vector<std::string> quiet;  ///< Names of everything else in it, ascending.

  friend auto operator<=>(const TaughtFolder&, const TaughtFolder&) = default;
};

/// Answer of pytest in recorded runs under the same settings: which tests are in which files. It
/// would be the same again as long as the texts are.
struct Lesson {
  std::string settings;  ///< Hash of all that decides collection beside the files with tests.
  std::string words;     ///< Hash of the options among that, in the command and in addopts.
  std::string run;       ///< Id of the newest run.
  std::string walked;    ///< Id of the newest run that walked through folders; may be empty.
  std::vector<TaughtFolder> folders;  ///< Folders of the `walked` run, sorted by path.
  std::vector<TaughtFile> files;      ///< Sorted by path.

  friend bool operator==(const Lesson&, const Lesson&) = default;
};

}  // namespace splitter::model
