#include "splitter/input/recording.hpp"

#include "json_fault.hpp"
#include "record_event.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

using model::Bytes;
using model::InputError;
using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::Recording;

Microseconds believed(double seconds) {
  return believable(seconds).value_or(Microseconds{0});
}

Bytes bytes_of(double kib) {
  constexpr double most = 1e12;
  return {std::llround(std::isfinite(kib) && std::fabs(kib) <= most ? kib : 0.0) * 1024};
}

/// A number of workers or groups; what is none counts as `least`.
std::uint32_t counted(const std::optional<double>& number, double least) {
  return static_cast<std::uint32_t>(
      std::clamp(number.value_or(least), least, static_cast<double>(model::most_workers)));
}

/// Of the sum of the phases where the whole protocol was not measured.
Microseconds own_time(const Event& event) {
  return believed(event.own_s.value_or(event.setup_s.value_or(0) + event.call_s.value_or(0) +
                                       event.teardown_s.value_or(0)));
}

Outcome outcome_of(std::string_view word) {
  if (word == "failed" || word == "error") {
    return Outcome::failed;
  }
  return word == "skipped" ? Outcome::skipped : Outcome::passed;
}

std::optional<Bytes> difference(const std::optional<double>& from,
                                const std::optional<double>& to) {
  return from && to ? std::optional(bytes_of(*to - *from)) : std::nullopt;
}

class Reader {
 public:
  explicit Reader(const SourceText& source) : source_(source), events_(source) {}

  Recording read() {
    std::string_view rest = source_.view();
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      offset_ = source_.text->size() - rest.size();
      read_line(rest.substr(0, end), end == std::string_view::npos);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    result_.texts.push_back(events_.texts());
    return std::move(result_);
  }

 private:
  void read_line(std::string_view line, bool is_last) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      return;
    }
    Event event;
    if (const auto error = events_.read(line, event); error != simdjson::SUCCESS) {
      if (is_last) {
        return;
      }
      throw InputError(place(source_, offset_),
                       json_cause(error),
                       "records are written by `splitter record`, one JSON object a line");
    }
    take(event);
  }

  void take(const Event& event) {
    if (event.kind == "session") {
      take_session(event);
    } else if (event.kind == "collect") {
      result_.imports.push_back({event.id, believed(event.own_s.value_or(0))});
    } else if (event.kind == "fixture") {
      const double seconds = event.own_s.value_or(0) + event.teardown_s.value_or(0);
      result_.setups.push_back({event.id, believed(seconds)});
    } else if (event.kind == "start") {
      result_.victim = event.id;
    } else if (event.kind == "test") {
      take_test(event);
    } else if (event.kind == "end") {
      result_.wall = believed(event.wall_s.value_or(0));
    }
  }

  void take_session(const Event& event) {
    result_.run = event.run;
    result_.session = std::string(event.run) + "/" + std::string(event.worker) + "/" +
                      std::to_string(std::llround(event.process.value_or(0)));
    result_.plan = event.plan;
    result_.group = counted(event.group, 0);
    result_.groups = counted(event.groups, 0);
    result_.workers = counted(event.workers, 1);
    result_.startup = believed(event.startup_s.value_or(0));
    result_.collection = believed(event.collected_s.value_or(0));
    result_.baseline = bytes_of(event.baseline_kib.value_or(0));
  }

  void take_test(const Event& event) {
    if (event.id.empty() || event.id.find('\0') != std::string_view::npos) {
      throw InputError(place(source_, offset_), "a test has no id that a command line can carry");
    }
    result_.victim = {};
    result_.tests.push_back({.id = NodeId{event.id},
                             .own = own_time(event),
                             .outcome = outcome_of(event.outcome),
                             .peak = difference(event.before_kib, event.peak_kib),
                             .retained = difference(event.before_kib, event.after_kib)});
  }

  const SourceText& source_;
  EventReader events_;
  std::size_t offset_ = 0;
  Recording result_;
};

}  // namespace

bool is_recording(const SourceText& source) {
  const std::string_view text = source.view();
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text.substr(begin).starts_with("{\"e\":");
}

Recording parse_recording(const SourceText& source) {
  return Reader(source).read();
}

}  // namespace splitter::input
