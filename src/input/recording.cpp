#include "splitter/input/recording.hpp"

#include "json_fault.hpp"
#include "python_text.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Bytes;
using model::InputError;
using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::Recording;

/// What the ids point into: the file itself, and those that had to be unescaped.
struct Storage {
  std::shared_ptr<const std::string> text;
  std::deque<std::string> unescaped;
};

/// The members of all events together; each event has some of them.
struct Event {
  std::string_view kind;
  std::string_view id;
  std::string_view run;
  std::string_view worker;
  std::string_view outcome;
  std::optional<double> own_s;
  std::optional<double> setup_s;
  std::optional<double> call_s;
  std::optional<double> teardown_s;
  std::optional<double> startup_s;
  std::optional<double> collected_s;
  std::optional<double> wall_s;
  std::optional<double> workers;
  std::optional<double> process;
  std::optional<double> baseline_kib;
  std::optional<double> before_kib;
  std::optional<double> peak_kib;
  std::optional<double> after_kib;
};

using TextMember = std::string_view Event::*;
using NumberMember = std::optional<double> Event::*;

constexpr std::array<std::pair<std::string_view, TextMember>, 5> text_members = {
    {{"e", &Event::kind},
     {"id", &Event::id},
     {"run", &Event::run},
     {"worker", &Event::worker},
     {"outcome", &Event::outcome}}};

constexpr std::array<std::pair<std::string_view, NumberMember>, 13> number_members = {
    {{"s", &Event::own_s},
     {"setup_s", &Event::setup_s},
     {"call_s", &Event::call_s},
     {"teardown_s", &Event::teardown_s},
     {"before_kib", &Event::before_kib},
     {"peak_kib", &Event::peak_kib},
     {"after_kib", &Event::after_kib},
     {"startup_s", &Event::startup_s},
     {"collected_s", &Event::collected_s},
     {"wall_s", &Event::wall_s},
     {"workers", &Event::workers},
     {"pid", &Event::process},
     {"baseline_kib", &Event::baseline_kib}}};

Microseconds believed(double seconds) {
  return believable(seconds).value_or(Microseconds{0});
}

Bytes bytes_of(double kib) {
  constexpr double most = 1e12;
  return {std::llround(std::isfinite(kib) && std::fabs(kib) <= most ? kib : 0.0) * 1024};
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
  explicit Reader(const SourceText& source)
      : source_(source), storage_(std::make_shared<Storage>()) {
    storage_->text = source.text;
  }

  Recording read() {
    std::string_view rest = source_.view();
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      offset_ = source_.text->size() - rest.size();
      read_line(rest.substr(0, end), end == std::string_view::npos);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    result_.texts.push_back(storage_);
    return std::move(result_);
  }

 private:
  void read_line(std::string_view line, bool is_last) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      return;
    }
    Event event;
    if (const auto error = parse(line, event); error != simdjson::SUCCESS) {
      if (is_last) {
        return;
      }
      throw InputError(place(source_, offset_),
                       json_cause(error),
                       "records are written by `splitter record`, one JSON object a line");
    }
    take(event);
  }

  simdjson::error_code parse(std::string_view line, Event& event) {
    // The parser may read past the line, but not past the text's memory.
    const auto room =
        static_cast<std::size_t>(source_.text->data() + source_.text->capacity() - line.data());
    ondemand::document document;
    simdjson::error_code error = simdjson::SUCCESS;
    in_source_ = room >= line.size() + simdjson::SIMDJSON_PADDING;
    if (in_source_) {
      error = parser_.iterate(line.data(), line.size(), room).get(document);
    } else {
      padded_ = simdjson::padded_string(line);
      error = parser_.iterate(padded_).get(document);
    }
    ondemand::object object;
    if (error == simdjson::SUCCESS) {
      error = document.get_object().get(object);
    }
    if (error != simdjson::SUCCESS) {
      return error;
    }
    for (auto result : object) {
      ondemand::field field;
      if (error = std::move(result).get(field); error != simdjson::SUCCESS) {
        return error;
      }
      if (error = read_member(field, event); error != simdjson::SUCCESS) {
        return error;
      }
    }
    const char* rest = nullptr;
    const bool more = document.current_location().get(rest) == simdjson::SUCCESS;
    return more ? simdjson::TAPE_ERROR : simdjson::SUCCESS;
  }

  simdjson::error_code read_member(ondemand::field& field, Event& event) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key); error != simdjson::SUCCESS) {
      return error;
    }
    for (const auto& [name, member] : text_members) {
      if (name == key) {
        return read_text(field.value(), event.*member);
      }
    }
    for (const auto& [name, member] : number_members) {
      if (name == key) {
        double number = 0.0;
        const auto error = field.value().get_double().get(number);
        event.*member = number;
        return error;
      }
    }
    return simdjson::SUCCESS;
  }

  simdjson::error_code read_text(ondemand::value value, std::string_view& text) {
    const std::string_view token = value.raw_json_token();
    const std::size_t quote = token.find('"', 1);
    const bool plain = token.starts_with('"') && quote != std::string_view::npos &&
                       token.substr(0, quote).find('\\') == std::string_view::npos;
    // Taken through the parser even where no escape needs it: it checks what follows.
    std::string_view decoded;
    const auto error = value.get_string().get(decoded);
    if (error == simdjson::SUCCESS && plain && in_source_) {
      text = token.substr(1, quote - 1);
      return error;
    }
    if (error == simdjson::SUCCESS) {
      text = storage_->unescaped.emplace_back(decoded);
      return error;
    }
    if (!token.starts_with('"')) {
      return simdjson::INCORRECT_TYPE;
    }
    const std::string_view raw = token.substr(1, token.rfind('"') - 1);
    auto bytes = unescape_python(raw);
    if (!bytes.has_value()) {
      return simdjson::STRING_ERROR;
    }
    text = storage_->unescaped.emplace_back(*std::move(bytes));
    return simdjson::SUCCESS;
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
    result_.workers = static_cast<std::uint32_t>(
        std::clamp(event.workers.value_or(1), 1.0, static_cast<double>(model::most_workers)));
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
  std::shared_ptr<Storage> storage_;
  simdjson::padded_string padded_;
  ondemand::parser parser_;
  std::size_t offset_ = 0;
  bool in_source_ = false;  ///< The line is parsed where it stands, so that texts may be views.
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
