#include "splitter/input/json_report.hpp"

#include "first_key.hpp"
#include "json_fault.hpp"
#include "json_text.hpp"
#include "phases.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "splitter/model/error.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::InputError;
using model::Outcome;

constexpr std::array<std::string_view, 10> own_members = {"created",
                                                          "duration",
                                                          "exitcode",
                                                          "root",
                                                          "environment",
                                                          "summary",
                                                          "collectors",
                                                          "tests",
                                                          "warnings",
                                                          "exitstatus"};

class JsonReportReader {
 public:
  explicit JsonReportReader(const model::SourceText& source)
      : source_(source), padded_(source.view()) {}

  Imported read() {
    auto document = checked(parser_.iterate(padded_));
    auto root = checked(document.get_object());
    std::string created;
    double began = 0.0;
    for (auto result : root) {
      auto field = checked(std::move(result));
      const std::string_view key = checked(field.unescaped_key());
      if (key == "created") {
        created = field.value().raw_json_token();
        began = checked(field.value().get_double());
      } else if (key == "tests") {
        for (auto test : checked(field.value().get_array())) {
          take(checked(checked(std::move(test)).get_object()));
        }
      }
    }
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS) {
      fail(simdjson::TAPE_ERROR);
    }
    Imported imported;
    imported.recordings.push_back(tests_.finish({"json-report", whole_seconds(began), created}));
    return imported;
  }

 private:
  template <typename T>
  [[nodiscard]] T checked(simdjson::simdjson_result<T> result) const {
    T value;
    if (const auto error = std::move(result).get(value); error != simdjson::SUCCESS) {
      fail(error);
    }
    return value;
  }

  [[noreturn]] void fail(simdjson::error_code error) const {
    const auto fault = find_json_fault(source_.view());
    throw InputError(fault ? model::place(source_, fault->offset) : source_.name,
                     json_cause(error) + (fault ? ": " + fault->cause : ""),
                     "such reports are written by `pytest --json-report`");
  }

  [[nodiscard]] std::string text(ondemand::value value) const {
    std::string text;
    if (const auto error = read_python_text(value, text); error != simdjson::SUCCESS) {
      fail(error);
    }
    return text;
  }

  /// The id stands first, yet nothing depends on it.
  void take(ondemand::object test) {
    std::string id;
    std::string outcome;
    ReportedTest read;
    for (auto result : test) {
      auto field = checked(std::move(result));
      const std::string_view key = checked(field.unescaped_key());
      if (key == "nodeid") {
        id = text(field.value());
      } else if (key == "outcome") {
        outcome = text(field.value());
      } else if (key == "setup" || key == "call" || key == "teardown") {
        add_phase(read, {key, "", seconds(checked(field.value().get_object())), false});
      }
    }
    if (ReportedTest* known = tests_.find_or_add(id)) {
      known->seconds += read.seconds;
      known->outcome = outcome_named(outcome);
    }
  }

  [[nodiscard]] double seconds(ondemand::object phase) const {
    double duration = 0.0;
    for (auto result : phase) {
      auto field = checked(std::move(result));
      if (checked(field.unescaped_key()) == "duration") {
        duration = checked(field.value().get_double());
      }
    }
    return duration;
  }

  const model::SourceText& source_;
  simdjson::padded_string padded_;
  ondemand::parser parser_;
  ReportTable tests_;
};

}  // namespace

bool is_json_report(const model::SourceText& source) {
  const std::string_view text = source.view();
  const auto has = [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  return std::ranges::find(own_members, first_key(text)) != own_members.end() &&
         (has("\"exitcode\"") || has("\"exitstatus\"") || has("\"nodeid\""));
}

Imported parse_json_report(const model::SourceText& source, const Surroundings& /*around*/) {
  return JsonReportReader(source).read();
}

}  // namespace splitter::input
