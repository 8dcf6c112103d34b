#include "splitter/system/renewed_file.hpp"

#include "descriptor.hpp"
#include "splitter/system/process.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace splitter::system {

namespace {

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

RenewedFile::RenewedFile(std::string path, std::optional<std::string_view> old)
    : path_(std::move(path)), old_(old) {}

RenewedFile::~RenewedFile() {
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
  }
}

void RenewedFile::add(std::string_view part) {
  if (file_ == nullptr && old_ && old_->substr(same_).starts_with(part)) {
    same_ += part.size();
    return;
  }
  if (file_ == nullptr) {
    open();
  }
  write(part);
}

void RenewedFile::commit() {
  if (file_ == nullptr && old_ && same_ == old_->size()) {
    return;
  }
  if (file_ == nullptr) {
    open();
  }
  const bool synced = temporary_.empty() || ::fsync(file_->number()) == 0;
  const bool closed = synced && file_->close();
  if (!closed || (!temporary_.empty() && ::rename(temporary_.c_str(), target_.c_str()) != 0)) {
    fail(target_, "cannot be written", errno);
  }
  temporary_.clear();
}

/// Opens the file and writes the part of the text that is as it was.
void RenewedFile::open() {
  const auto status = status_of(path_);
  if (status && !S_ISREG(status->st_mode)) {
    target_ = path_;
    file_ = std::make_unique<Descriptor>(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file_->valid()) {
      fail(target_, "cannot be written", errno);
    }
  } else {
    target_ = behind_links(path_);
    open_beside();
  }
  if (old_) {
    write(old_->substr(0, same_));
  }
}

/// A new file gets the permissions that the umask leaves it, another one keeps its own.
void RenewedFile::open_beside() {
  constexpr mode_t anybody = 0666;
  constexpr mode_t owner_only = 0600;
  const auto before = status_of(target_);
  std::string name;
  file_ = std::make_unique<Descriptor>(create_beside(target_, before ? owner_only : anybody, name));
  if (!file_->valid()) {
    fail(target_, "cannot be written", errno);
  }
  temporary_ = std::move(name);
  if (before && ::fchmod(file_->number(), before->st_mode & 07777U) != 0) {
    fail(target_, "cannot be written", errno);
  }
}

void RenewedFile::write(std::string_view text) {
  if (!write_all(file_->number(), text)) {
    fail(target_, "cannot be written", errno);
  }
}

}  // namespace splitter::system
