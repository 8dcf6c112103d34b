#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"

#include <string>
#include <vector>

namespace splitter::pytest {

/// The files of a suite as earlier runs collected them, checked against the files that are there.
class TaughtFiles {
 public:
  /// The lesson is one of the same settings; both must outlive this.
  TaughtFiles(const Setup& setup, const model::Lesson& lesson) : setup_(setup), lesson_(lesson) {}

  /// Everything that pytest would collect. Files that are new or have changed are to be asked
  /// about; a doubt where that is not enough.
  [[nodiscard]] TestTree everything() const;

  /// The same of one folder, seen from the rootdir.
  [[nodiscard]] TestTree below(const std::string& folder) const;

  /// All files of the lesson, as if nothing had changed. A file whose text does not tell its tests
  /// stays whole where that is wanted and naming it brings no more; one without tests always does.
  [[nodiscard]] TestTree known(bool whole) const;

  /// Closes a file that pytest was to be asked about, if neither its text nor what it imports has
  /// changed. False if not.
  [[nodiscard]] bool close(TestFile& file) const;

 private:
  const Setup& setup_;
  const model::Lesson& lesson_;
};

/// The files of a lesson that are still there, whatever has become of their texts.
[[nodiscard]] std::vector<TestFile> remembered_files(const Setup& setup,
                                                     const model::Lesson& lesson);

}  // namespace splitter::pytest
