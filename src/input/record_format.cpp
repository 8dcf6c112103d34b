#include "splitter/input/record_format.hpp"

#include "first_key.hpp"
#include "report_table.hpp"
#include "splitter/input/allure_result.hpp"
#include "splitter/input/ctrf.hpp"
#include "splitter/input/durations_report.hpp"
#include "splitter/input/html_report.hpp"
#include "splitter/input/json_report.hpp"
#include "splitter/input/junit.hpp"
#include "splitter/input/memray_metadata.hpp"
#include "splitter/input/monitor_database.hpp"
#include "splitter/input/recording.hpp"
#include "splitter/input/report_log.hpp"
#include "splitter/input/verbose_log.hpp"
#include "splitter/model/node_id.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::input {

namespace {

bool is_record(const model::SourceText& source) {
  return is_recording(source.view());
}

Imported read_record(const model::SourceText& source, const Surroundings& /*around*/) {
  Imported result;
  result.recordings.push_back(parse_recording(source));
  return result;
}

/// pytest-split's file: an object of ids and numbers, or the old list of pairs.
bool is_durations(const model::SourceText& source) {
  const std::string_view text = source.view();
  const std::size_t begin = text.find_first_not_of(json_blanks);
  const std::size_t next = text.find_first_not_of(json_blanks, begin + 1);
  if (begin == std::string_view::npos || next == std::string_view::npos) {
    return false;
  }
  if (text[begin] == '[') {
    const std::size_t inner = text.find_first_not_of(json_blanks, next + 1);
    return text[next] == ']' || (text[next] == '[' && inner < text.size() && text[inner] == '"');
  }
  const std::string_view key = first_key(text);
  if (text[begin] != '{' || key.empty()) {
    return text[begin] == '{' && text[next] == '}';
  }
  const auto behind = static_cast<std::size_t>(key.data() + key.size() + 1 - text.data());
  const std::size_t colon = text.find_first_not_of(json_blanks, behind);
  const std::size_t value =
      colon < text.size() ? text.find_first_not_of(json_blanks, colon + 1) : std::string_view::npos;
  // Other tools write objects of numbers, too.
  const bool is_id = !model::NodeId{key}.is_path() || key.ends_with(".py");
  return is_id && value != std::string_view::npos && text[colon] == ':' &&
         std::string_view("-0123456789NI").find(text[value]) != std::string_view::npos;
}

Imported read_durations(const model::SourceText& source, const Surroundings& around) {
  const model::Profile profile = parse_durations(source).profile;
  Imported result;
  model::Recording& recording = result.recordings.emplace_back();
  recording.texts = profile.texts;
  for (const model::Measurement& test : profile.tests) {
    if (test.own > model::Microseconds{0}) {
      recording.tests.push_back({.id = test.id, .own = test.own});
    }
  }
  name_run({"durations", around.written}, recording);
  return result;
}

constexpr std::array<RecordFormat, 12> formats = {
    {{"splitter's records", Provenance::measured, is_record, read_record},
     {"JUnit XML", Provenance::measured, is_junit, parse_junit},
     {"pytest-reportlog", Provenance::measured, is_report_log, parse_report_log},
     {"pytest-json-report", Provenance::measured, is_json_report, parse_json_report},
     {"pytest-monitor's database",
      Provenance::measured,
      is_monitor_database,
      parse_monitor_database},
     {"the output of pytest --durations",
      Provenance::measured,
      is_durations_report,
      parse_durations_report},
     {"a CI's log of pytest -v", Provenance::measured, is_verbose_log, parse_verbose_log},
     {"pytest-html", Provenance::measured, is_html_report, parse_html_report},
     {"CTRF", Provenance::measured, is_ctrf, parse_ctrf},
     {"Allure's results", Provenance::measured, is_allure_result, parse_allure_result, "allure"},
     {"pytest-memray's metadata",
      Provenance::measured,
      is_memray_metadata,
      parse_memray_metadata,
      "memray"},
     {"durations files", Provenance::carried_over, is_durations, read_durations}}};

}  // namespace

std::span<const RecordFormat> record_formats() {
  return formats;
}

const RecordFormat* format_of(const model::SourceText& source) {
  const auto found =
      std::ranges::find_if(formats, [&](const RecordFormat& format) { return format.is(source); });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace splitter::input
