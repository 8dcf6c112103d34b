#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::system {

class Descriptor;

/// The new text of a file, which comes part after part. The file changes at `commit`, whole or not
/// at all: the text goes to a temporary file beside it, which is synced, then renamed. A new file
/// gets the permissions that the umask leaves, a replaced one keeps its own. A pipe or device is
/// written to directly.
class RenewedFile {
 public:
  /// `old` is the text of the file, if it has one that is known; it must live as long as this. A
  /// file that has the new text already is left alone.
  explicit RenewedFile(std::string path, std::optional<std::string_view> old = std::nullopt);
  ~RenewedFile();
  RenewedFile(const RenewedFile&) = delete;
  RenewedFile& operator=(const RenewedFile&) = delete;
  RenewedFile(RenewedFile&&) = delete;
  RenewedFile& operator=(RenewedFile&&) = delete;

  /// Adds the next part of the text. Throws model::InputError if it cannot be written.
  void add(std::string_view part);

  /// Gives the file its new text. Throws model::InputError if that is impossible; the file then has
  /// its old text.
  void commit();

 private:
  void open();
  void open_beside();
  void write(std::string_view text);

  std::string path_;
  std::optional<std::string_view> old_;
  std::size_t same_ = 0;   ///< Length of the text so far, while it is that of the old one.
  std::string target_;     ///< The file that gets the text: behind links.
  std::string temporary_;  ///< Beside it; empty for a pipe or device.
  std::unique_ptr<Descriptor> file_;  ///< Open once the text differs from the old one.
};

}  // namespace splitter::system
