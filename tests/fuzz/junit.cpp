// JUnit reports: read or refused; the same with and without spare bytes behind them.

#include "splitter/input/junit.hpp"

#include "fuzz.hpp"
#include "imports.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::import_twice(
      fuzz::text_of(data, size), splitter::input::is_junit, splitter::input::parse_junit);
  return 0;
}
