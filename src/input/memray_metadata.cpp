#include "splitter/input/memray_metadata.hpp"

#include "first_key.hpp"
#include "json_document.hpp"
#include "report_table.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

bool is_memray_metadata(const model::SourceText& source) {
  constexpr std::size_t most = 1U << 16U;  // ids are short, and there is nothing else in it
  const std::string_view text = source.view();
  return text.size() < most && !first_key(text).empty() &&
         text.find("\"test_id\"") != std::string_view::npos &&
         text.find("\"peak_memory\"") != std::string_view::npos;
}

Imported parse_memray_metadata(const model::SourceText& source, const Surroundings& around) {
  constexpr double most_bytes = 1e15;
  JsonDocument document(source, "such files are written by `pytest --memray`");
  std::string id;
  double peak = 0.0;
  for (auto item : document.root()) {
    simdjson::ondemand::field field = document.checked(std::move(item));
    const std::string_view key = document.key(field);
    if (key == "test_id") {
      id = document.text(field.value(), "a node ID");
    } else if (key == "peak_memory") {
      peak = document.number(field.value(), "a number of bytes");
    }
  }
  document.check_end();
  Imported imported;
  ReportTable tests;
  if (ReportedTest* test = tests.find_or_add(id)) {
    test->peak = model::Bytes{std::llround(std::clamp(peak, 0.0, most_bytes))};
    imported.recordings.push_back(tests.finish({"memray", around.written, id}));
    imported.recordings.back().began = std::chrono::seconds{around.written};
  }
  return imported;
}

}  // namespace splitter::input
