#include "splitter/input/report_log.hpp"

#include "json_fault.hpp"
#include "json_text.hpp"
#include "phases.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "splitter/model/error.hpp"

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::InputError;
using simdjson::error_code;

constexpr std::string_view type_member = "\"$report_type\"";

/// The members of a line that say something.
struct Line {
  std::string type;
  std::string id;
  std::string when;
  std::string outcome;
  double seconds = 0.0;
  double start = 0.0;
  bool expected_failure = false;
};

error_code read_member(ondemand::field& field, Line& line) {
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key); error != simdjson::SUCCESS) {
    return error;
  }
  constexpr std::pair<std::string_view, std::string Line::*> texts[] = {
      {"$report_type", &Line::type},
      {"nodeid", &Line::id},
      {"when", &Line::when},
      {"outcome", &Line::outcome}};
  for (const auto& [name, member] : texts) {
    if (name == key) {
      // A collection's report has no `when`, and no strings elsewhere either.
      const auto error = read_python_text(field.value(), line.*member);
      return error == simdjson::INCORRECT_TYPE ? simdjson::SUCCESS : error;
    }
  }
  if (key == "duration" || key == "start") {
    return field.value().get_double().get(key == "start" ? line.start : line.seconds);
  }
  line.expected_failure |= key == "wasxfail";
  return simdjson::SUCCESS;
}

class ReportLogReader {
 public:
  ReportLogReader(const model::SourceText& source, std::int64_t written)
      : source_(source), written_(written) {}

  Imported read() {
    std::string_view rest = source_.view();
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const bool is_last = end == std::string_view::npos;
      const std::size_t offset = source_.text->size() - rest.size();
      Line line;
      const auto error = read_line(rest.substr(0, end), line);
      if (error == simdjson::SUCCESS) {
        take(line);
      } else if (!is_last) {
        throw InputError(model::place(source_, offset),
                         json_cause(error),
                         "such logs are written by `pytest --report-log`, one JSON object a line");
      }
      rest.remove_prefix(is_last ? rest.size() : end + 1);
    }
    Imported result;
    const std::int64_t began = began_ == 0 ? written_ : began_;
    result.recordings.push_back(tests_.finish({"reportlog", began}));
    return result;
  }

 private:
  error_code read_line(std::string_view text, Line& line) {
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
      return simdjson::SUCCESS;
    }
    const simdjson::padded_string padded(text);
    ondemand::document document;
    ondemand::object object;
    error_code error = parser_.iterate(padded).get(document);
    if (error == simdjson::SUCCESS) {
      error = document.get_object().get(object);
    }
    if (error != simdjson::SUCCESS) {
      return error;
    }
    for (auto result : object) {
      ondemand::field field;
      error = std::move(result).get(field);
      if (error == simdjson::SUCCESS) {
        error = read_member(field, line);
      }
      if (error != simdjson::SUCCESS) {
        return error;
      }
    }
    return check_end(document);
  }

  void take(const Line& line) {
    if (line.type == "SubTestReport" || line.type == "SubtestReport") {
      take_sub_test(line);
    }
    if (line.type != "TestReport") {
      return;
    }
    began_ = began_ == 0 ? whole_seconds(line.start) : began_;
    if (ReportedTest* test = tests_.find_or_add(line.id)) {
      add_phase(*test, {line.when, line.outcome, line.seconds, line.expected_failure});
    }
  }

  /// The test's own report counts its time, and may call it passed all the same.
  void take_sub_test(const Line& line) {
    ReportedTest* test = line.outcome == "failed" ? tests_.find_or_add(line.id) : nullptr;
    if (test != nullptr) {
      test->outcome = model::Outcome::failed;
    }
  }

  const model::SourceText& source_;
  std::int64_t written_;
  ondemand::parser parser_;
  ReportTable tests_;
  std::int64_t began_ = 0;
};

}  // namespace

bool is_report_log(const model::SourceText& source) {
  const std::string_view text = source.view();
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const std::size_t end = text.find('\n', begin == std::string_view::npos ? 0 : begin);
  return begin != std::string_view::npos && text[begin] == '{' &&
         text.substr(begin, end - begin).find(type_member) != std::string_view::npos;
}

Imported parse_report_log(const model::SourceText& source, const Surroundings& around) {
  return ReportLogReader(source, around.written).read();
}

}  // namespace splitter::input
