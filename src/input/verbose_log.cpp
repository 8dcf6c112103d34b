#include "splitter/input/verbose_log.hpp"

#include "plain_lines.hpp"
#include "report_table.hpp"
#include "run_time.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

using model::Outcome;

constexpr std::string_view decimal_digits = "0123456789";

/// A line and the time before it.
struct StampedLine {
  double seconds = 0.0;  ///< Since 1970.
  bool fine = false;     ///< The time has fractions of a second.
  std::string_view text;
};

/// `TIME text`. GitHub's client puts the names of job and step before it, and GitLab a number of
/// the stream behind it.
std::optional<StampedLine> stamped(std::string_view line) {
  constexpr std::size_t shortest = std::string_view("2026-11-30T21:48:56Z").size();
  constexpr std::size_t longest = std::string_view("2026-11-30T21:48:56.123456789+00:00").size();
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (const std::size_t tab = line.substr(0, line.find("::")).rfind('\t');
      tab != std::string_view::npos) {
    line.remove_prefix(tab + 1);
  }
  line.remove_prefix(line.starts_with(mark) ? mark.size() : 0);
  const std::string_view time = line.substr(0, std::min(line.find(' '), longest + 1));
  const auto whole = time.size() < shortest ? std::nullopt : iso_seconds(time);
  if (!whole || time.find('T') == std::string_view::npos) {
    return std::nullopt;
  }
  StampedLine result{.seconds = static_cast<double>(*whole), .text = line};
  result.text.remove_prefix(std::min(time.size() + 1, line.size()));
  if (const std::size_t dot = time.find('.'); dot != std::string_view::npos) {
    result.fine = true;
    double unit = 0.1;
    for (std::size_t i = dot + 1; i < time.size() && time[i] >= '0' && time[i] <= '9'; ++i) {
      result.seconds += (time[i] - '0') * unit;
      unit /= 10.0;
    }
  }
  const std::string_view stream = result.text.substr(0, 4);
  if (stream.size() == 4 && stream.find_first_not_of(decimal_digits) == 2 &&
      (stream[2] == 'O' || stream[2] == 'E') && (stream[3] == ' ' || stream[3] == '+')) {
    result.text.remove_prefix(stream.size());
  }
  return result;
}

enum class LogEvent : std::uint8_t { passed, skipped, failed, again, sub_test, failed_sub_test };

struct LogWord {
  std::string_view text;
  LogEvent event;
};
constexpr std::array<LogWord, 10> log_words = {{{"PASSED", LogEvent::passed},
                                                {"FAILED", LogEvent::failed},
                                                {"ERROR", LogEvent::failed},
                                                {"SKIPPED", LogEvent::skipped},
                                                {"XFAIL", LogEvent::passed},
                                                {"XPASS", LogEvent::passed},
                                                {"RERUN", LogEvent::again},
                                                {"SUBPASSED", LogEvent::sub_test},
                                                {"SUBSKIPPED", LogEvent::sub_test},
                                                {"SUBFAILED", LogEvent::failed_sub_test}}};

/// One line of a test: `ID OUTCOME [ 12%]`, or with workers `[gw0] [ 12%] OUTCOME ID`.
struct TestLine {
  std::string_view id;
  std::string_view worker;
  LogEvent event = LogEvent::passed;
};

/// ` [ 12%]` or ` [ 3/25]`.
bool is_progress(std::string_view text) {
  return text.size() > 3 && text.starts_with('[') && text.ends_with(']') &&
         text.find_first_not_of("0123456789 %/[]") == std::string_view::npos &&
         text.find_first_of(decimal_digits) != std::string_view::npos;
}

const LogWord* word_at(std::string_view text) {
  const auto found = std::ranges::find_if(log_words, [text](const LogWord& word) {
    const std::string_view behind = text.substr(std::min(word.text.size(), text.size()));
    const bool is_sub = word.text.starts_with("SUB");
    return text.starts_with(word.text) &&
           (behind.empty() || behind.front() == ' ' ||
            (is_sub && (behind.front() == '(' || behind.front() == '[')));
  });
  return found == log_words.end() ? nullptr : &*found;
}

std::optional<TestLine> worker_line(std::string_view text) {
  const std::size_t end = text.find("] [");
  const std::size_t behind = text.find("] ", end == std::string_view::npos ? end : end + 2);
  if (!text.starts_with("[gw") || behind == std::string_view::npos ||
      !is_progress(text.substr(end + 2, behind - end - 1))) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(behind + 2);
  const LogWord* word = word_at(rest);
  const std::size_t blank = rest.find(' ', word == nullptr ? 0 : word->text.size());
  if (word == nullptr || blank == std::string_view::npos) {
    return std::nullopt;
  }
  return TestLine{
      rest.substr(rest.find_first_not_of(' ', blank)), text.substr(1, end - 1), word->event};
}

/// Nothing, a reason in parentheses, or what tells a sub-test from others.
bool may_follow(const LogWord& word, std::string_view rest) {
  const std::size_t begin = rest.find_first_not_of(' ');
  return begin == std::string_view::npos || rest[begin] == '(' || word.text.starts_with("SUB");
}

std::optional<TestLine> plain_line(std::string_view text) {
  const std::size_t bracket = text.rfind(" [");
  if (bracket == std::string_view::npos || !is_progress(text.substr(bracket + 1))) {
    return std::nullopt;
  }
  text = text.substr(0, bracket);
  for (std::size_t at = text.find(' ', text.find(model::node_separator));
       at != std::string_view::npos;
       at = text.find(' ', at + 1)) {
    const LogWord* word = word_at(text.substr(at + 1));
    if (word != nullptr && may_follow(*word, text.substr(at + 1 + word->text.size()))) {
      return TestLine{text.substr(0, at), {}, word->event};
    }
  }
  return std::nullopt;
}

std::optional<TestLine> test_line(std::string_view text) {
  const auto line = text.starts_with("[gw") ? worker_line(text) : plain_line(text);
  return line && line->id.find(model::node_separator) != std::string_view::npos ? line
                                                                                : std::nullopt;
}

class VerboseLogReader {
 public:
  Imported read(std::string_view text) {
    for (const std::string& plain : plain_lines(text)) {
      if (const auto line = stamped(plain)) {
        began_ = began_ == 0.0 ? line->seconds : began_;
        fine_ = fine_ || line->fine;
        read_line(*line);
      }
    }
    Imported imported;
    imported.recordings.push_back(
        tests_.finish({"log", whole_seconds(began_)}, fine_ ? 0.001 : 1.0));
    imported.warnings.emplace_back(
        std::string("times are estimates: a log says when each line came, to ") +
        (fine_ ? "parts of a second" : "whole seconds"));
    return imported;
  }

 private:
  void read_line(const StampedLine& line) {
    const auto entry = test_line(line.text);
    if (entry) {
      double& before = ended_.try_emplace(std::string(entry->worker), before_).first->second;
      const double since = entry->worker.empty() ? before_ : before;
      before = line.seconds;
      add(*entry, std::max(line.seconds - since, 0.0));
    }
    // Workers' tests are announced by their bare ids.
    if (!line.text.empty() && (ended_.empty() || entry || ended_.contains(""))) {
      const bool announced = !entry && line.text.find(".py::") != std::string_view::npos;
      before_ = announced ? before_ : line.seconds;
    }
  }

  void add(const TestLine& entry, double seconds) {
    ReportedTest* test = tests_.find_or_add(entry.id);
    if (test == nullptr) {
      return;
    }
    test->seconds += seconds;
    bool& sub_failed = sub_failed_[test->id];
    switch (entry.event) {
      case LogEvent::failed_sub_test:
        sub_failed = true;
        break;
      case LogEvent::again:
        sub_failed = false;
        test->outcome = Outcome::passed;
        break;
      case LogEvent::skipped:
        test->outcome = Outcome::skipped;
        break;
      case LogEvent::failed:
        test->outcome = Outcome::failed;
        break;
      case LogEvent::passed:
      case LogEvent::sub_test:
        test->outcome = Outcome::passed;
        break;
    }
    test->outcome = sub_failed ? Outcome::failed : test->outcome;
  }

  ReportTable tests_;
  std::map<std::string, double> ended_;  ///< When each worker's last test did; "" without workers.
  std::map<std::string_view, bool> sub_failed_;
  double before_ = 0.0;
  double began_ = 0.0;
  bool fine_ = false;
};

}  // namespace

bool is_verbose_log(const model::SourceText& source) {
  constexpr std::string_view progress = "%]";
  const std::string_view text = source.view();
  for (std::size_t at = text.find(progress); at != std::string_view::npos;
       at = text.find(progress, at + 1)) {
    const std::size_t begin = text.rfind('\n', at) + 1;  // npos + 1 is the start of the text
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string> lines = plain_lines(text.substr(begin, end - begin));
    const auto line = stamped(lines.front());
    if (line && test_line(line->text)) {
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
