#include "splitter/input/recording.hpp"

#include "json_fault.hpp"
#include "lesson_lines.hpp"
#include "phases.hpp"
#include "record_event.hpp"
#include "record_numbers.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"
#include "text_pool.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

using model::Bytes;
using model::InputError;
using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::Recording;

class RecordingReader {
 public:
  /// The events of a test take more bytes than these; memory that is reserved but never touched
  /// costs nothing.
  static constexpr std::size_t short_test = 256;

  RecordingReader(std::string name, std::size_t size) : name_(std::move(name)) {
    result_.tests.reserve(size / short_test);
    result_.has_group_marks = false;
  }

  /// Takes the next lines; only the last of all may lack its line break. `room` bytes behind them
  /// can be read.
  void read(std::string_view lines, std::size_t room) {
    while (!lines.empty()) {
      const std::string_view part = EventReader::first_lines(lines);
      lines.remove_prefix(part.size());
      events_.expect(part, lines.size() + room);
      read_lines(part, lines.size() + room);
    }
  }

  Recording finish() {
    settle_bills();
    result_.lesson = lesson_.lesson(name_);
    result_.victim = pool_.keep(begun_);
    result_.texts.push_back(pool_.texts());
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string place() const { return name_ + ": line " + std::to_string(line_); }

  void read_lines(std::string_view lines, std::size_t room) {
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      const bool is_last = end == std::string_view::npos;
      const std::string_view line = lines.substr(0, end);
      lines.remove_prefix(is_last ? lines.size() : end + 1);
      ++line_;
      read_line(line, lines.size() + room, is_last);
    }
  }

  void read_line(std::string_view line, std::size_t room, bool is_last) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      return;
    }
    if (const auto error = events_.read(line, room); error != simdjson::SUCCESS) {
      if (is_last) {
        return;
      }
      throw InputError(place(),
                       json_cause(error),
                       "records are written by `splitter record`, one JSON object a line");
    }
    take(events_.event());
    if (!is_last && line_ > 1) {
      lesson_.take(events_.event().kind, line);
    }
  }

  void take(const Event& event) {
    if (event.kind == "session") {
      take_session(event);
    } else if (event.kind == "collect") {
      result_.imports.push_back(
          {pool_.keep(event.id),
           believed(event.own_s.value_or(0)),
           event.outcome == "empty" ? Outcome::skipped : outcome_named(event.outcome)});
    } else if (event.kind == "fixture") {
      take_fixture(event);
    } else if (event.kind == "start") {
      begun_ = event.id;
    } else if (event.kind == "test") {
      take_test(event);
    } else if (event.kind == "end") {
      result_.wall = believable(event.wall_s.value_or(0));
      result_.recorder = believed(event.recorder_s.value_or(0));
      result_.interrupted = is_broken_off(event.exit.value_or(0));
    } else if (event.kind == "exit") {
      take_exit(event);
    }
  }

  void take_session(const Event& event) {
    model::Session& session = result_.session;
    session.run = event.run;
    result_.process =
        std::string(event.worker) + "/" + std::to_string(std::llround(event.process.value_or(0)));
    session.id = session.run + "/" + result_.process;
    session.pipeline = event.pipeline;
    for (std::size_t i = 0; i < model::session_numbers.size(); ++i) {
      const model::SessionNumber& number = model::session_numbers.at(i);
      if (!number.event.empty()) {
        set_value(session, number, inner_value(number, event.session.at(i).value_or(0)));
      }
    }
    result_.is_worker = !event.worker.empty();
    result_.plan = event.plan;
    result_.group = model::known_number(group_count(event.group.value_or(0)));
    result_.groups = group_count(event.groups.value_or(0));
    result_.planned = believable(event.planned_s.value_or(0));
    result_.planned_tests = count_of(event.planned_tests.value_or(0));
    if (event.selected.has_value()) {
      result_.selected = count_of(*event.selected);
    }
    result_.left_out = count_of(event.left_out.value_or(0));
    result_.left_out_by = event.left_out_by;
    result_.began = moment(event.began_s.value_or(0));
  }

  /// A session that came to no end has none to tell of, whenever the command ended.
  void take_exit(const Event& event) {
    if (!result_.wall.has_value() || result_.began == Microseconds{0}) {
      return;
    }
    const Microseconds session_end = result_.began + *result_.wall;
    const Microseconds command_end = moment(event.at_s.value_or(0));
    if (command_end > session_end && command_end - session_end < model::longest_believable) {
      result_.session.ending = command_end - session_end;
    }
  }

  void take_fixture(const Event& event) {
    const double seconds = event.own_s.value_or(0) + event.teardown_s.value_or(0);
    result_.setups.push_back({.id = pool_.keep(event.id),
                              .time = believed(seconds),
                              .kind = model::fixture_scope(event.scope),
                              .tear_down = !event.own_s.has_value(),
                              .memory = difference(event.before_kib, event.after_kib)});
    const Bytes held = result_.setups.back().memory.value_or(Bytes{});
    fixtures_.count += std::max<std::int64_t>(held.count, 0);
  }

  /// Memory that a test added to its process, without the shared fixtures that it set up.
  [[nodiscard]] std::optional<Bytes> without_fixtures(std::optional<Bytes> added) const {
    if (added.has_value()) {
      added->count -= fixtures_.count;
    }
    return added;
  }

  void take_test(const Event& event) {
    if (event.id.empty() || event.id.find('\0') != std::string_view::npos) {
      throw InputError(place(), "a test has no id that a command line can carry");
    }
    begun_.clear();
    take_uses(event);
    if (!event.own_s.has_value()) {
      billed_.push_back(result_.tests.size());
    }
    result_.has_group_marks |= event.id.find('@') != std::string_view::npos;
    const std::string_view id = pool_.keep(event.id);
    result_.tests.push_back(
        {.id = NodeId{id},
         .own = own_time(event),
         .outcome = outcome_named(event.outcome),
         .peak = without_fixtures(difference(event.before_kib, event.peak_kib)),
         .retained = without_fixtures(difference(event.before_kib, event.after_kib)),
         .uses_begin = uses_begin_,
         .uses_end = static_cast<std::uint32_t>(result_.uses.size()),
         .file = file_of(id)});
    if (!event.needs.empty()) {
      result_.needs.push_back({NodeId{id}, pool_.keep(event.needs)});
    }
    if (!event.named.empty()) {
      result_.names.push_back({NodeId{id}, pool_.keep(event.named)});
    }
    fixtures_ = {};
  }

  /// Neighbours mostly stand in one file.
  std::uint32_t file_of(std::string_view id) {
    if (result_.files.empty() || !id.starts_with(result_.files.back())) {
      const std::size_t path = NodeId{id}.file().size();
      if (path == id.size()) {
        return model::no_file;
      }
      result_.files.push_back(id.substr(0, path + model::node_separator.size()));
    }
    return static_cast<std::uint32_t>(result_.files.size() - 1);
  }

  /// Neighbours mostly use the same fixtures, and then share the range.
  void take_uses(const Event& event) {
    if (!event.has_uses) {
      uses_begin_ = static_cast<std::uint32_t>(result_.uses.size());
      return;
    }
    result_.session.uses = true;
    const auto last = std::span(result_.uses).subspan(uses_begin_);
    if (!std::ranges::equal(last, event.uses)) {
      uses_begin_ = static_cast<std::uint32_t>(result_.uses.size());
      std::ranges::transform(event.uses,
                             std::back_inserter(result_.uses),
                             [this](std::string_view use) { return pool_.keep(use); });
    }
  }

  /// pytest's own phases bill a shared set-up to the test that used it first.
  void settle_bills() {
    if (billed_.empty() || result_.uses.empty()) {
      return;
    }
    std::unordered_map<std::string_view, std::pair<Microseconds, std::int64_t>> open;
    for (const model::RecordedSetUp& setup : result_.setups) {
      if (!setup.tear_down) {
        auto& [sum, count] = open[setup.id];
        sum += setup.time;
        ++count;
      }
    }
    for (const std::size_t index : billed_) {
      model::RecordedTest& test = result_.tests[index];
      for (std::uint32_t use = test.uses_begin; use < test.uses_end; ++use) {
        if (const auto bill = open.find(result_.uses[use]); bill != open.end()) {
          const Microseconds setup = bill->second.first / bill->second.second;
          test.own = std::max(test.own - setup, std::min(test.own, Microseconds{1}));
          open.erase(bill);
        }
      }
    }
  }

  std::string name_;
  std::size_t line_ = 0;  ///< Number of the line at hand, from 1.
  EventReader events_;
  TextPool pool_;
  std::uint32_t uses_begin_ = 0;
  std::vector<std::size_t> billed_;  ///< Tests of which only pytest's own phases are known.
  std::string begun_;                ///< The test that has not ended yet; empty where none.
  LessonLines lesson_;
  Recording result_;
  Bytes fixtures_;  ///< What those hold that were set up since the last test.
};

}  // namespace

bool is_recording(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text.substr(begin).starts_with("{\"e\":");
}

Recording parse_recording(const model::SourceText& source) {
  RecordingReader reader(source.name, source.view().size());
  reader.read(source.view(), source.text->capacity() - source.text->size());
  return reader.finish();
}

Recording parse_recording(const std::string& name,
                          std::size_t size,
                          const std::function<std::string_view()>& next) {
  RecordingReader reader(name, size);
  for (std::string_view part = next(); !part.empty(); part = next()) {
    reader.read(part, model::SourceText::padding);
  }
  return reader.finish();
}

}  // namespace splitter::input
