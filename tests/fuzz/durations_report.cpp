// The output of pytest --durations: read or refused; the same with and without spare bytes.

#include "splitter/input/durations_report.hpp"

#include "fuzz.hpp"
#include "imports.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::import_twice(fuzz::text_of(data, size),
                     splitter::input::is_durations_report,
                     splitter::input::parse_durations_report);
  return 0;
}
