// Logs of pytest-reportlog: read or refused; the same with and without spare bytes.

#include "splitter/input/report_log.hpp"

#include "fuzz.hpp"
#include "imports.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::import_twice(
      fuzz::text_of(data, size), splitter::input::is_report_log, splitter::input::parse_report_log);
  return 0;
}
