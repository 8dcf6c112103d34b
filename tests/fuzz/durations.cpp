// `.test_durations`: held against nlohmann_json, a parser that shares nothing with simdjson.

#include "splitter/input/durations.hpp"

#include "fuzz.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <map>
#include <optional>

namespace {

namespace fuzz = splitter::fuzz;
using nlohmann::json;
using splitter::input::Durations;
using splitter::model::Microseconds;
using Times = std::map<std::string, double, std::less<>>;

constexpr std::size_t padding = splitter::model::SourceText::padding;

/// An id that an argument can carry.
bool is_possible(const std::string& id) {
  return !id.empty() && id.find('\0') == id.npos;
}

/// The reading of Python's json. Nothing if the text is no durations file, an id is not possible,
/// or a key stands twice, because json loses the earlier value.
std::optional<Times> times_in(std::string_view text) {
  std::size_t keys = 0;
  const auto count_keys = [&keys](int depth, json::parse_event_t event, const json&) {
    keys += depth == 1 && event == json::parse_event_t::key ? 1 : 0;
    return true;
  };
  const json root = json::parse(text, count_keys, false);
  Times times;
  if (root.is_object()) {
    for (const auto& [id, seconds] : root.items()) {
      if (!seconds.is_number() || !is_possible(id)) {
        return std::nullopt;
      }
      times[id] = seconds.get<double>();
    }
    return keys == root.size() ? std::optional(times) : std::nullopt;
  }
  for (const json& pair : root) {
    const bool fits = pair.is_array() && pair.size() == 2 && pair[0].is_string() &&
                      is_possible(pair[0].get<std::string>()) && pair[1].is_number();
    if (!fits) {
      return std::nullopt;
    }
    times[pair[0].get<std::string>()] = pair[1].get<double>();
  }
  return root.is_array() ? std::optional(times) : std::nullopt;
}

bool may_have_surrogates(std::string_view text) {
  return text.find("\\ud") != text.npos || text.find("\\uD") != text.npos;
}

/// Exponents that no machine number holds: what they mean is not worth an answer.
bool may_have_absurd_exponents(std::string_view text) {
  constexpr std::size_t absurd = 10;
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits > absurd && text.find_first_of("eE") != text.npos) {
      return true;
    }
  }
  return false;
}

bool believable(double seconds) {
  using splitter::model::longest_believable;
  return seconds > 0.0 && seconds <= std::chrono::duration<double>(longest_believable).count();
}

void compare(const Durations& durations, const Times& times) {
  const auto& tests = durations.profile.tests;
  fuzz::require(tests.size() == times.size(), "no test is lost");
  for (const auto& test : tests) {
    const auto found = times.find(test.id.text());
    fuzz::require(found != times.end(), "no test is invented");
    const double seconds = found->second;
    const auto rounded =
        believable(seconds) ? std::max<std::int64_t>(std::llround(seconds * 1e6), 1) : 0;
    fuzz::require(test.own == Microseconds{rounded}, "seconds are rounded once");
  }
}

void check_profile(const Durations& durations) {
  const auto& tests = durations.profile.tests;
  const auto not_before = [](const auto& a, const auto& b) { return !(a.id < b.id); };
  fuzz::require(std::ranges::adjacent_find(tests, not_before) == tests.end(), "sorted, once each");
  for (const auto& test : tests) {
    fuzz::require(!test.id.text().empty(), "a test has an id");
    fuzz::require(test.own >= Microseconds{0} && test.own <= splitter::model::longest_believable,
                  "a time that is kept is believable");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  // nlohmann_json skips a byte order mark and ends at a NUL byte; Python and splitter do not.
  const bool lenient = text.starts_with("\xEF\xBB\xBF") || text.find('\0') != text.npos;
  const std::optional<Times> times = lenient ? std::nullopt : times_in(text);
  bool accepted = false;
  fuzz::parse_or_refuse([&] {
    const Durations durations = splitter::input::parse_durations(fuzz::source_of(text, padding));
    accepted = true;
    check_profile(durations);
    if (times.has_value()) {
      compare(durations, *times);
    }
    // NaN and infinity, and the lone surrogates that stand for bytes (PEP 383).
    const bool beyond_json = durations.unbelievable.count > 0 || may_have_surrogates(text);
    fuzz::require(lenient || beyond_json || json::accept(text), "only JSON is accepted");
  });
  fuzz::require(accepted || !times.has_value() || may_have_absurd_exponents(text),
                "a good file is not refused");
  fuzz::parse_or_refuse([&] {
    const Durations copied = splitter::input::parse_durations(fuzz::source_of(text));
    fuzz::require(accepted, "a text parses in place as it does from a copy");
    check_profile(copied);
  });
  return 0;
}
