#include "splitter/input/durations_report.hpp"

#include "plain_lines.hpp"
#include "report_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

namespace {

using model::Outcome;

/// Unit to which pytest rounds the seconds.
constexpr double printed_unit = 0.01;

constexpr std::array<std::string_view, 3> phases = {"setup", "call", "teardown"};

struct Word {
  std::string_view text;
  Outcome outcome;
};
constexpr std::array<Word, 6> status_words = {{{"PASSED", Outcome::passed},
                                               {"FAILED", Outcome::failed},
                                               {"ERROR", Outcome::failed},
                                               {"SKIPPED", Outcome::skipped},
                                               {"XFAIL", Outcome::passed},
                                               {"XPASS", Outcome::passed}}};

/// A reason may hold dashes and words of outcomes, and so may an id.
constexpr int most_places = 64;

/// One line of the list: `0.12s call     tests/test_a.py::test_b`.
struct Entry {
  double seconds = 0.0;
  std::string_view id;
};

/// `======= slowest 20 durations =======`.
bool is_heading(std::string_view line) {
  return line.starts_with("==") && line.ends_with("==") &&
         line.find(" slowest ") != std::string_view::npos &&
         line.find("durations =") != std::string_view::npos;
}

std::optional<Entry> entry_of(std::string_view line) {
  Entry entry;
  const char* end_of_line = line.data() + line.size();
  const auto [end, error] = std::from_chars(line.data(), end_of_line, entry.seconds);
  std::string_view rest(end, static_cast<std::size_t>(end_of_line - end));
  if (error != std::errc{} || !rest.starts_with("s ")) {
    return std::nullopt;
  }
  rest.remove_prefix(2);
  const std::string_view phase = rest.substr(0, rest.find(' '));
  const std::size_t id = rest.find_first_not_of(' ', phase.size());
  if (std::ranges::find(phases, phase) == phases.end() || id == std::string_view::npos) {
    return std::nullopt;
  }
  entry.id = rest.substr(id);
  return entry;
}

class DurationsReportReader {
 public:
  DurationsReportReader(std::string_view text, std::int64_t written)
      : lines_(plain_lines(text)), written_(written) {}

  Imported read() {
    bool in_list = false;
    for (const std::string& line : lines_) {
      in_list = is_heading(line) || (in_list && !line.starts_with("="));
      const auto entry = in_list ? entry_of(line) : std::nullopt;
      if (entry) {
        if (ReportedTest* test = tests_.find_or_add(entry->id)) {
          test->seconds += entry->seconds >= 0.0 ? entry->seconds : 0.0;
        }
      }
    }
    std::ranges::for_each(lines_, [this](std::string_view line) { read_outcome(line); });
    Imported imported;
    imported.recordings.push_back(tests_.finish({"durations", written_}, printed_unit));
    return imported;
  }

 private:
  /// `ID OUTCOME …` while the tests run, with workers `[gw0] OUTCOME ID`, in the summary
  /// `OUTCOME ID - …`. The last line of a test counts: an error in its tear-down follows a pass.
  void read_outcome(std::string_view line) {
    for (const Word& word : status_words) {
      std::size_t at = line.find(word.text);
      for (int i = 0; i < most_places && at != std::string_view::npos; ++i) {
        const std::size_t behind = std::min(at + word.text.size() + 1, line.size());
        if (set(line.substr(0, at == 0 ? 0 : at - 1), word.outcome) ||
            set_first(line.substr(behind), word.outcome)) {
          return;
        }
        at = line.find(word.text, at + 1);
      }
    }
  }

  /// The text may be an id, or one and a reason.
  bool set_first(std::string_view text, Outcome outcome) {
    std::size_t end = text.size();
    for (int i = 0; i < most_places; ++i) {
      if (set(text.substr(0, end), outcome)) {
        return true;
      }
      end = text.find(" - ", end == text.size() ? 0 : end + 1);
      if (end == std::string_view::npos) {
        return false;
      }
    }
    return false;
  }

  bool set(std::string_view id, Outcome outcome) {
    ReportedTest* test = tests_.find(id);
    if (test != nullptr) {
      test->outcome = outcome;
    }
    return test != nullptr;
  }

  std::vector<std::string> lines_;
  std::int64_t written_;
  ReportTable tests_;
};

}  // namespace

bool is_durations_report(const model::SourceText& source) {
  std::string_view rest = source.view();
  while (!rest.empty()) {
    const std::size_t at = rest.find(" slowest ");
    if (at == std::string_view::npos) {
      return false;
    }
    const std::size_t begin = rest.rfind('\n', at) + 1;  // npos + 1 is the start of the text
    const std::size_t end = std::min(rest.find('\n', at), rest.size());
    if (is_heading(plain_lines(rest.substr(begin, end - begin)).front())) {
      return true;
    }
    rest.remove_prefix(end);
  }
  return false;
}

Imported parse_durations_report(const model::SourceText& source, const Surroundings& around) {
  return DurationsReportReader(source.view(), around.written).read();
}

}  // namespace splitter::input
