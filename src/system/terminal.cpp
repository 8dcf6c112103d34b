#include "splitter/system/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace splitter::system {

bool stdout_is_terminal() {
  return ::isatty(STDOUT_FILENO) != 0;
}
bool stderr_is_terminal() {
  return ::isatty(STDERR_FILENO) != 0;
}

std::size_t terminal_width() {
  constexpr std::size_t usual = 80;
  struct winsize size {};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual;
}

}  // namespace splitter::system
