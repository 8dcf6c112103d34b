// Reports of other tools, whichever the text looks like: read or refused; the same with and without
// spare bytes behind them.

#include "fuzz.hpp"
#include "imports.hpp"
#include "splitter/input/allure_result.hpp"
#include "splitter/input/ctrf.hpp"
#include "splitter/input/html_report.hpp"
#include "splitter/input/memray_metadata.hpp"
#include "splitter/input/verbose_log.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  namespace input = splitter::input;
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::import_twice(text, input::is_allure_result, input::parse_allure_result);
  fuzz::import_twice(text, input::is_ctrf, input::parse_ctrf);
  fuzz::import_twice(text, input::is_html_report, input::parse_html_report);
  fuzz::import_twice(text, input::is_memray_metadata, input::parse_memray_metadata);
  fuzz::import_twice(text, input::is_verbose_log, input::parse_verbose_log);
  return 0;
}
