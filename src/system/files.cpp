#include "splitter/system/files.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace splitter::system {

namespace {

using model::InputError;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t chunk = std::size_t{1} << 16U;

[[noreturn]] void fail(const std::string& path, const std::string& what, int error) {
  throw InputError(path, what + ": " + std::generic_category().message(error));
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

  /// Closes now; false with errno set where the last bytes did not get there.
  bool close() {
    const int number = std::exchange(number_, -1);
    return ::close(number) == 0;
  }

 private:
  int number_;
};

/// Nothing where there is no such file, or none that can be looked at.
std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

std::size_t size_hint(int descriptor) {
  struct stat status {};
  const bool regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  return regular ? static_cast<std::size_t>(status.st_size) : 0;
}

/// Asks for large pages under a large buffer: filling it then costs a fraction of the page faults.
void prefer_large_pages([[maybe_unused]] char* begin, [[maybe_unused]] std::size_t size) {
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20U;
  const auto first = (reinterpret_cast<std::uintptr_t>(begin) + large_page - 1) & ~(large_page - 1);
  const auto last = (reinterpret_cast<std::uintptr_t>(begin) + size) & ~(large_page - 1);
  if (first < last) {
    ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
  }
#endif
}

/// A text that can take so many bytes: the spare one, if it is large enough and nobody else has it.
std::shared_ptr<std::string> text_of_size(std::size_t size, model::SourceText spare) {
  constexpr std::size_t most_times = 4;
  if (spare.text.use_count() == 1 && spare.text->capacity() >= size &&
      spare.text->capacity() / most_times <= size) {
    // Every text is made below, as one that can change.
    return std::const_pointer_cast<std::string>(std::move(spare.text));
  }
  spare.text.reset();
  auto text = std::make_shared<std::string>();
  text->reserve(size);
  prefer_large_pages(text->data(), text->capacity());
  return text;
}

std::shared_ptr<const std::string> read_all(const std::string& path,
                                            int descriptor,
                                            model::SourceText spare) {
  const std::size_t hint = size_hint(descriptor);
  auto text = text_of_size(hint + model::SourceText::padding + 1, std::move(spare));
  text->resize(hint + 1);
  std::size_t used = 0;
  while (true) {
    if (used == text->size()) {
      text->resize(used + std::max(used / 2, chunk));
    }
    const ssize_t got = ::read(descriptor, text->data() + used, text->size() - used);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      fail(path, "cannot be read", errno);
    }
    if (got == 0) {
      break;
    }
    used += static_cast<std::size_t>(got);
  }
  text->resize(used);
  if (text->starts_with(byte_order_mark)) {
    text->erase(0, byte_order_mark.size());
  }
  return text;
}

std::optional<model::SourceText> read_path(const std::string& path,
                                           bool may_be_absent,
                                           model::SourceText spare = {}) {
  if (path == "-") {
    return model::SourceText{"standard input",
                             read_all("standard input", STDIN_FILENO, std::move(spare))};
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    if (errno == ENOENT && may_be_absent) {
      return std::nullopt;
    }
    fail(path, "cannot be opened", errno);
  }
  return model::SourceText{path, read_all(path, file.number(), std::move(spare))};
}

/// False with errno set where not all of it could be written.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(descriptor, text.data(), text.size());
    if (put < 0 && errno == EINTR) {
      continue;
    }
    if (put < 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void write_through(const std::string& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.valid() || !write_all(file.number(), text) || !file.close()) {
    fail(path, "cannot be written", errno);
  }
}

/// A name beside the path that nobody else has drawn.
std::string name_beside(const std::string& path) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t drawn = 6;
  std::string name = path + ".";
  std::uint64_t number = unique_number();
  for (std::size_t i = 0; i < drawn; ++i, number /= digits.size()) {
    name += digits[number % digits.size()];
  }
  return name;
}

/// Creates a file under a new name beside the path and returns its descriptor, -1 with errno set
/// where it cannot.
int create_beside(const std::string& path, mode_t mode, std::string& name) {
  constexpr int most_tries = 100;
  int descriptor = -1;
  for (int i = 0; i < most_tries; ++i) {
    name = name_beside(path);
    descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || (errno != EEXIST && errno != EINTR)) {
      break;
    }
  }
  return descriptor;
}

/// A new file gets the permissions that the umask leaves it, another one keeps its own.
void replace(const std::string& path, std::string_view text) {
  constexpr mode_t anybody = 0666;
  constexpr mode_t owner_only = 0600;
  const auto before = status_of(path);
  std::string temporary;
  Descriptor file(create_beside(path, before ? owner_only : anybody, temporary));
  if (!file.valid()) {
    fail(path, "cannot be written", errno);
  }
  const bool permitted = !before || ::fchmod(file.number(), before->st_mode & 07777U) == 0;
  const bool written = permitted && write_all(file.number(), text) && ::fsync(file.number()) == 0 &&
                       file.close() && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!written) {
    const int error = errno;
    ::unlink(temporary.c_str());
    fail(path, "cannot be written", error);
  }
}

/// The path that a link points to, even where that is still to be made: a link stays a link.
std::string behind_links(const std::string& path) {
  constexpr int most_links = 40;
  std::filesystem::path real = path;
  std::error_code error;
  for (int links = 0; links < most_links && std::filesystem::is_symlink(real, error); ++links) {
    const auto target = std::filesystem::read_symlink(real, error);
    real = target.is_absolute() ? target : real.parent_path() / target;
  }
  return real.string();
}

}  // namespace

model::SourceText read_file(const std::string& path) {
  return *read_path(path, false);
}

model::SourceText read_file(const std::string& path, model::SourceText spare) {
  return *read_path(path, false, std::move(spare));
}

std::optional<model::SourceText> read_file_if_there(const std::string& path) {
  return read_path(path, true);
}

void write_file(const std::string& path, std::string_view text) {
  const auto status = status_of(path);
  if (status && !S_ISREG(status->st_mode)) {
    write_through(path, text);
  } else {
    replace(behind_links(path), text);
  }
}

void write_unsynced(const std::string& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.valid() || !write_all(file.number(), text)) {
    fail(path, "cannot be written", errno);
  }
}

void append_line(const std::string& path, std::string_view line) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC));
  const off_t end = file.valid() ? ::lseek(file.number(), 0, SEEK_END) : 0;
  char last = '\0';
  if (end > 0 && ::pread(file.number(), &last, 1, end - 1) == 1 && last == '\n') {
    write_all(file.number(), line);
  }
}

void write_stdout(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text) && errno != EPIPE) {
    fail("standard output", "cannot be written", errno);
  }
}

bool is_file(const std::string& path) {
  const auto status = status_of(path);
  return status && !S_ISDIR(status->st_mode);
}

bool is_folder(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISDIR(status->st_mode);
}

bool is_regular_file(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISREG(status->st_mode);
}

std::int64_t file_size(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISREG(status->st_mode) ? status->st_size : 0;
}

std::int64_t file_written(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISREG(status->st_mode) ? status->st_mtime : 0;
}

}  // namespace splitter::system
