#include "splitter/input/verbose_log.hpp"

#include "report_table.hpp"
#include "run_time.hpp"
#include "stamped_lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace splitter::input {

namespace {

using model::Outcome;

enum class LogEvent : std::uint8_t { passed, skipped, failed, again, sub_test, failed_sub_test };

struct LogWord {
  std::string_view text;
  LogEvent event;
};
constexpr std::array<LogWord, 7> log_words = {{{"PASSED", LogEvent::passed},
                                               {"FAILED", LogEvent::failed},
                                               {"ERROR", LogEvent::failed},
                                               {"SKIPPED", LogEvent::skipped},
                                               {"XFAIL", LogEvent::passed},
                                               {"XPASS", LogEvent::passed},
                                               {"RERUN", LogEvent::again}}};

/// One line of a test: `ID OUTCOME [ 12%]`, or with workers `[gw0] [ 12%] OUTCOME ID`.
struct TestLine {
  std::string_view id;  ///< Empty where another line names it.
  std::string_view worker;
  LogEvent event = LogEvent::passed;
};

/// ` [ 12%]` or ` [ 3/25]`.
bool is_progress(std::string_view text) {
  constexpr std::string_view decimal_digits = "0123456789";
  return text.size() > 3 && text.starts_with('[') && text.ends_with(']') &&
         text.find_first_not_of("0123456789 %/[]") == std::string_view::npos &&
         text.find_first_of(decimal_digits) != std::string_view::npos;
}

const LogWord* word_at(std::string_view text) {
  const auto found = std::ranges::find_if(log_words, [text](const LogWord& word) {
    return text.starts_with(word.text) &&
           (text.size() == word.text.size() || text[word.text.size()] == ' ');
  });
  return found == log_words.end() ? nullptr : &*found;
}

/// A sub-test's line has its word before (pytest) or behind (pytest-subtests) what tells it from
/// others. It comes before the line of its test, which needs no other name.
std::optional<LogEvent> sub_test_in(std::string_view text) {
  for (std::size_t at = text.starts_with("SUB") ? 0 : text.find(" SUB");
       at != std::string_view::npos;
       at = text.find(" SUB", at + 1)) {
    const std::string_view word = text.substr(text[at] == ' ' ? at + 4 : at + 3);
    for (const std::string_view fails : {"FAIL", "PASS", "SKIP", "XFAIL", "XPASS"}) {
      if (word.starts_with(fails)) {
        return fails == "FAIL" ? LogEvent::failed_sub_test : LogEvent::sub_test;
      }
    }
  }
  return std::nullopt;
}

/// The id of `a.py::TestA::f <- base.py`, as `-vv` writes inherited tests.
std::string_view without_origin(std::string_view id) {
  const std::size_t arrow = id.rfind(" <- ");
  return arrow == std::string_view::npos || id.ends_with(']') ? id : id.substr(0, arrow);
}

std::optional<TestLine> worker_line(std::string_view text) {
  const std::size_t end = text.find("] [");
  const std::size_t behind = text.find("] ", end == std::string_view::npos ? end : end + 2);
  if (!text.starts_with("[gw") || behind == std::string_view::npos ||
      !is_progress(text.substr(end + 2, behind - end - 1))) {
    return std::nullopt;
  }
  const std::string_view worker = text.substr(1, end - 1);
  const std::string_view rest = text.substr(behind + 2);
  const LogWord* word = word_at(rest);
  const std::size_t id = rest.find_first_not_of(' ', word == nullptr ? 0 : word->text.size());
  if (word != nullptr && id != std::string_view::npos &&
      rest.find(model::node_separator) != std::string_view::npos) {
    return TestLine{without_origin(rest.substr(id)), worker, word->event};
  }
  const auto sub_test = sub_test_in(rest);
  const std::string_view last = rest.substr(rest.rfind(' ') + 1);
  return sub_test ? std::optional(TestLine{last, worker, *sub_test}) : std::nullopt;
}

/// True of nothing, and of a reason in parentheses.
bool may_follow(std::string_view rest) {
  const std::size_t begin = rest.find_first_not_of(' ');
  return begin == std::string_view::npos || rest[begin] == '(';
}

std::optional<TestLine> plain_line(std::string_view text) {
  const std::size_t bracket = text.rfind(" [");
  if (bracket == std::string_view::npos || !is_progress(text.substr(bracket + 1))) {
    return std::nullopt;
  }
  text = text.substr(0, bracket);
  const auto ends_in = [&](std::size_t at) {
    const LogWord* word = word_at(text.substr(at));
    return word != nullptr && may_follow(text.substr(at + word->text.size())) ? word : nullptr;
  };
  if (const LogWord* word = ends_in(0)) {
    return TestLine{{}, {}, word->event};
  }
  const std::size_t colons = text.find(model::node_separator);
  for (std::size_t at = text.find(' ', colons); at != std::string_view::npos;
       at = text.find(' ', at + 1)) {
    if (const LogWord* word = ends_in(at + 1)) {
      return TestLine{without_origin(text.substr(0, at)), {}, word->event};
    }
  }
  const auto sub_test = colons == std::string_view::npos ? std::nullopt : sub_test_in(text);
  return sub_test ? std::optional(TestLine{{}, {}, *sub_test}) : std::nullopt;
}

std::optional<TestLine> test_line(std::string_view text) {
  return text.starts_with("[gw") ? worker_line(text) : plain_line(text);
}

/// True of a line that only announces a test.
bool is_id(std::string_view text) {
  const std::size_t colons = text.find(".py::");
  return colons != std::string_view::npos && text.find(' ') > colons;
}

class VerboseLogReader {
 public:
  Imported read(std::string_view text) {
    const StampedLog log = stamped_lines(text);
    for (const StampedLine& line : log.lines) {
      if (const auto entry = test_line(line.text)) {
        take(*entry, line);
      } else if (line.text.starts_with("====")) {
        clocks_.clear();  // a session begins or ends
      } else if (is_id(line.text)) {
        announced_ = without_origin(line.text);
        starts_[announced_] = line.begin;
      }
    }
    Imported imported;
    const double began = log.lines.empty() ? 0.0 : log.lines.front().begin;
    imported.recordings.push_back(
        tests_.finish({"log", whole_seconds(began)}, log.fine ? 0.001 : 1.0));
    imported.warnings.emplace_back(
        std::string("times are estimates: a log says when each line came, to ") +
        (log.fine ? "parts of a second" : "whole seconds"));
    return imported;
  }

 private:
  /// One that runs tests: a worker, or pytest itself.
  struct Clock {
    double before = 0.0;  ///< End of its test before.
    bool sub_failed = false;
  };

  void take(const TestLine& entry, const StampedLine& line) {
    const bool has_worker = !entry.worker.empty();
    // Live logs and workers announce a test by a line of its own.
    const std::string id(entry.id.empty() && !has_worker ? announced_ : entry.id);
    const auto start = starts_.find(id);
    Clock first{start == starts_.end() ? line.begin : start->second};
    Clock& clock = clocks_.try_emplace(std::string(entry.worker), first).first->second;
    if (entry.event == LogEvent::sub_test || entry.event == LogEvent::failed_sub_test) {
      clock.sub_failed = clock.sub_failed || entry.event == LogEvent::failed_sub_test;
    } else if (ReportedTest* test = tests_.find_or_add(id)) {
      // A worker's line comes when the test has ended, and is open until the next line comes.
      const double ended = has_worker ? line.begin : line.end;
      test->seconds += std::max(ended - clock.before, 0.0);
      test->outcome = clock.sub_failed ? Outcome::failed : outcome_of(entry.event);
      clock = {ended};
    }
  }

  static Outcome outcome_of(LogEvent event) {
    if (event == LogEvent::skipped) {
      return Outcome::skipped;
    }
    return event == LogEvent::failed ? Outcome::failed : Outcome::passed;
  }

  ReportTable tests_;
  std::map<std::string, Clock> clocks_;  ///< By worker; "" without workers.
  std::unordered_map<std::string, double> starts_;
  std::string announced_;
};

}  // namespace

bool is_verbose_log(const model::SourceText& source) {
  constexpr std::string_view progress = "%]";
  const std::string_view text = source.view();
  for (std::size_t at = text.find(progress); at != std::string_view::npos;
       at = text.find(progress, at + 1)) {
    const std::size_t begin = text.rfind('\n', at) + 1;  // npos + 1 is the start of the text
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const StampedLog log = stamped_lines(text.substr(begin, end - begin));
    const auto entry =
        log.lines.empty() ? std::optional<TestLine>() : test_line(log.lines.front().text);
    if (entry && !entry->id.empty()) {
      return true;
    }
    at = end == text.size() ? end : end - 1;
  }
  return false;
}

Imported parse_verbose_log(const model::SourceText& source, const Surroundings& /*around*/) {
  return VerboseLogReader().read(source.view());
}

}  // namespace splitter::input
