#include "splitter/system/terminal.hpp"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <unistd.h>

namespace splitter::system {
namespace {

/// Standard output goes to a file as long as this lives.
class OutputInFile {
 public:
  OutputInFile() : before_(::dup(STDOUT_FILENO)) {
    const int file = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(file, STDOUT_FILENO);
    ::close(file);
  }
  ~OutputInFile() {
    ::dup2(before_, STDOUT_FILENO);
    ::close(before_);
  }
  OutputInFile(const OutputInFile&) = delete;
  OutputInFile& operator=(const OutputInFile&) = delete;
  OutputInFile(OutputInFile&&) = delete;
  OutputInFile& operator=(OutputInFile&&) = delete;

 private:
  int before_;
};

TEST(Terminal, IsNoFile) {
  const OutputInFile output;
  EXPECT_FALSE(stdout_is_terminal());
}

TEST(Terminal, HasEightyColumnsWhereItsWidthIsNotKnown) {
  const OutputInFile output;
  EXPECT_EQ(terminal_width(), 80U);
}

}  // namespace
}  // namespace splitter::system
