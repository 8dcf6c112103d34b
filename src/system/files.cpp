#include "splitter/system/files.hpp"

#include "descriptor.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/system/renewed_file.hpp"

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

constexpr std::size_t chunk = std::size_t{1} << 16U;

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
    const std::size_t got = read_some(path, descriptor, text->data() + used, text->size() - used);
    if (got == 0) {
      break;
    }
    used += got;
  }
  text->resize(used);
  if (text->starts_with(byte_order_mark)) {
    text->erase(0, byte_order_mark.size());
  }
  return text;
}

/// A link without its file is not the absence of a file: elsewhere the link may lead to one.
void refuse_dangling(const std::string& path) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::read_symlink(path, error);
  if (!error) {
    throw model::InputError(
        path,
        "is a link that leads to nothing: it points at " + model::excerpt(target.string()),
        "fetch or make what it points at (git annex get, a cache), or remove the link");
  }
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
    const int cause = errno;
    if (cause == ENOENT) {
      refuse_dangling(path);
    }
    if (cause == ENOENT && may_be_absent) {
      return std::nullopt;
    }
    fail(path, "cannot be opened", cause);
  }
  return model::SourceText{path, read_all(path, file.number(), std::move(spare))};
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
  RenewedFile file(path);
  file.add(text);
  file.commit();
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
