#include "splitter/system/folder_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace splitter::system {

FolderLock::FolderLock(const std::string& folder, bool wait)
    : descriptor_(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC)) {
  int taken = -1;
  do {
    taken = descriptor_ < 0 ? -1 : ::flock(descriptor_, LOCK_EX | (wait ? 0 : LOCK_NB));
  } while (descriptor_ >= 0 && taken != 0 && errno == EINTR);
  held_ = taken == 0;
}

void FolderLock::share() const {
  ::fcntl(descriptor_, F_SETFD, 0);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

}  // namespace splitter::system
