// Databases of pytest-monitor, hostile ones, too: read or refused; the same with and without spare
// bytes.

#include "splitter/input/monitor_database.hpp"

#include "fuzz.hpp"
#include "imports.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::import_twice(fuzz::text_of(data, size),
                     splitter::input::is_monitor_database,
                     splitter::input::parse_monitor_database);
  return 0;
}
