#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace splitter::system {

class Descriptor;

/// A file that is read in parts of whole lines, so that it never is in memory as a whole. A byte
/// order mark at its start is left out.
class FileLines {
 public:
  /// Throws model::InputError, as `next` does, if the file cannot be read.
  explicit FileLines(std::string path);
  ~FileLines();
  FileLines(const FileLines&) = delete;
  FileLines& operator=(const FileLines&) = delete;
  FileLines(FileLines&&) = delete;
  FileLines& operator=(FileLines&&) = delete;

  /// The next lines with their line breaks, which only the last of the file may lack; empty at the
  /// end. Good until the next call. `model::SourceText::padding` bytes behind it can be read.
  [[nodiscard]] std::string_view next();

 private:
  [[nodiscard]] bool fill();

  std::string path_;
  std::unique_ptr<Descriptor> file_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< Beginning of what has not been handed out.
  std::size_t end_ = 0;    ///< End of what has been read.
};

}  // namespace splitter::system
