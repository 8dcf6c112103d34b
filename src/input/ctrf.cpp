#include "splitter/input/ctrf.hpp"

#include "first_key.hpp"
#include "json_document.hpp"
#include "report_table.hpp"
#include "run_time.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Outcome;

constexpr double ctrf_unit = 0.001;

class CtrfReader {
 public:
  explicit CtrfReader(const model::SourceText& source)
      : document_(source, "such reports are written by `pytest --ctrf`") {}

  Imported read() {
    for (auto item : document_.root()) {
      ondemand::field field = document_.checked(std::move(item));
      if (document_.key(field) == "results") {
        read_results(document_.object(field.value(), "an object of results"));
      }
    }
    document_.check_end();
    result_.recordings.push_back(tests_.finish(
        {"ctrf", whole_seconds(began_ * ctrf_unit), std::to_string(began_)}, ctrf_unit));
    return std::move(result_);
  }

 private:
  void read_results(ondemand::object results) {
    for (auto item : results) {
      ondemand::field field = document_.checked(std::move(item));
      const std::string_view key = document_.key(field);
      if (key == "summary") {
        read_summary(document_.object(field.value(), "a summary"));
      } else if (key == "tests") {
        for (auto test : document_.checked(field.value().get_array())) {
          read_test(document_.object(document_.checked(std::move(test)), "a test"));
        }
      }
    }
  }

  void read_summary(ondemand::object summary) {
    for (auto item : summary) {
      ondemand::field field = document_.checked(std::move(item));
      if (document_.key(field) == "start") {
        began_ = document_.number(field.value(), "a time");
      }
    }
  }

  void read_test(ondemand::object test) {
    std::string name;
    std::string status;
    std::string raw;
    double took = 0.0;
    for (auto item : test) {
      ondemand::field field = document_.checked(std::move(item));
      const std::string_view key = document_.key(field);
      if (key == "name") {
        name = document_.text(field.value(), "a name");
      } else if (key == "status") {
        status = document_.text(field.value(), "a status");
      } else if (key == "rawStatus") {
        raw = document_.text(field.value(), "a status");
      } else if (key == "duration") {
        took += duration(field.value());
      } else if (key == "retryAttempts") {
        for (auto attempt : document_.checked(field.value().get_array())) {
          took += time_of_attempt(
              document_.object(document_.checked(std::move(attempt)), "an attempt"));
        }
      }
    }
    take(name, took, raw == "xfailed" ? Outcome::passed : outcome_of_status(status));
  }

  void take(std::string_view name, double milliseconds, Outcome outcome) {
    if (name.find(model::node_separator) == std::string_view::npos) {
      result_.unnamed.example =
          result_.unnamed.count++ == 0 ? model::excerpt(name) : result_.unnamed.example;
    } else if (ReportedTest* test = tests_.find_or_add(name)) {
      test->seconds += milliseconds * ctrf_unit;
      test->outcome = outcome;
    }
  }

  double time_of_attempt(ondemand::object attempt) {
    double took = 0.0;
    for (auto item : attempt) {
      ondemand::field field = document_.checked(std::move(item));
      if (document_.key(field) == "duration") {
        took += duration(field.value());
      }
    }
    return took;
  }

  double duration(ondemand::value value) {
    const double took = document_.number(value, "a number of milliseconds");
    return took >= 0.0 ? took : std::nan("");
  }

  static Outcome outcome_of_status(std::string_view status) {
    if (status == "failed") {
      return Outcome::failed;
    }
    return status == "passed" || status == "other" ? Outcome::passed : Outcome::skipped;
  }

  JsonDocument document_;
  ReportTable tests_;
  Imported result_;
  double began_ = 0.0;
};

}  // namespace

bool is_ctrf(const model::SourceText& source) {
  constexpr std::array<std::string_view, 4> members = {
      "\"results\"", "\"tool\"", "\"summary\"", "\"tests\""};
  const std::string_view text = source.view();
  const std::string_view key = first_key(text);
  const bool begins = key == "results" ||
                      (key == "reportFormat" && text.find("\"CTRF\"") != std::string_view::npos);
  return begins && std::ranges::all_of(members, [text](std::string_view member) {
           return text.find(member) != std::string_view::npos;
         });
}

Imported parse_ctrf(const model::SourceText& source, const Surroundings& /*around*/) {
  return CtrfReader(source).read();
}

}  // namespace splitter::input
