#include "splitter/python/naming.hpp"

#include <algorithm>

namespace splitter::python {

bool tells_of_tests(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return lower.find("test") != std::string::npos || lower.find("case") != std::string::npos;
}

}  // namespace splitter::python
