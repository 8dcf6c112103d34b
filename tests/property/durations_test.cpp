#include "splitter/input/durations.hpp"

#include "splitter/model/error.hpp"
#include "support/sources.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

using Times = std::map<std::string, std::int64_t>;

/// A character of an id as JSON may spell it.
std::string spelled(char c) {
  const bool must_escape = c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
  const bool may_escape = static_cast<unsigned char>(c) < 0x80;
  if (must_escape || (may_escape && *rc::gen::weightedElement<bool>({{9, false}, {1, true}}))) {
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
    return buffer;
  }
  return {c};
}

std::string quoted(const std::string& id) {
  std::string text = "\"";
  for (const char c : id) {
    text += spelled(c);
  }
  return text + "\"";
}

/// Seconds as Python's json writes them, or in another form of the same number.
std::string seconds(std::int64_t micros) {
  char buffer[64];
  const char* form = *rc::gen::element("%.17g", "%.6f", "%.9e");
  std::snprintf(buffer, sizeof buffer, form, static_cast<double>(micros) / 1e6);
  return buffer;
}

std::string blank() {
  return *rc::gen::element<std::string>("", "", " ", "\n    ", "\r\n", "\t");
}

/// The file that pytest-split would write, in either of its forms.
std::string written(const std::vector<std::pair<std::string, std::int64_t>>& times, bool pairs) {
  std::string text = blank() + (pairs ? "[" : "{");
  const char* separator = "";
  for (const auto& [id, micros] : times) {
    text += separator + blank() + (pairs ? "[" : "") + quoted(id) + blank() + (pairs ? "," : ":") +
            blank() + seconds(micros) + (pairs ? "]" : "") + blank();
    separator = ",";
  }
  return text + (pairs ? "]" : "}") + blank();
}

rc::Gen<std::string> any_id() {
  const auto part = rc::gen::element<std::string>(
      "a.py", "::", "f", "[", "]", "é", "测", "😀", "\"", "\\", "\n", "\t", " ", "/", "\x7F");
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(part)),
                      [](const std::vector<std::string>& parts) {
                        std::string id;
                        for (const std::string& each : parts) {
                          id += each;
                        }
                        return id;
                      });
}

Times times_of(const input::Durations& durations) {
  Times times;
  for (const model::Measurement& test : durations.profile.tests) {
    times.emplace(test.id.text(), test.own.count());
  }
  return times;
}

RC_GTEST_PROP(Durations, ReadBackAsTheyWereWritten, (bool pairs, bool tight)) {
  const auto times = *rc::gen::container<std::vector<std::pair<std::string, std::int64_t>>>(
      rc::gen::pair(any_id(), rc::gen::inRange<std::int64_t>(1, 1'000'000'000)));
  const std::string text = written(times, pairs);
  const auto durations =
      input::parse_durations(tight ? support::tight_source_of(text) : support::source_of(text));
  Times expected;
  for (const auto& [id, micros] : times) {
    expected[id] = micros;
  }
  RC_ASSERT(times_of(durations) == expected);
  RC_ASSERT(durations.profile.tests.size() == expected.size());
  RC_ASSERT(durations.repeated.count == times.size() - expected.size());
}

RC_GTEST_PROP(Durations, CutShortAreAnErrorWhereverTheyEnd, (bool pairs)) {
  const auto times = *rc::gen::container<std::vector<std::pair<std::string, std::int64_t>>>(
      rc::gen::pair(any_id(), rc::gen::inRange<std::int64_t>(1, 1'000'000'000)));
  const std::string text = written(times, pairs);
  const std::size_t last = text.find_last_of("]}");
  const auto size = *rc::gen::inRange<std::size_t>(0, last + 1);
  RC_ASSERT_THROWS_AS((void)input::parse_durations(support::source_of(text.substr(0, size))),
                      model::InputError);
}

RC_GTEST_PROP(Durations, OfAnyTextAreReadOrAnError, ()) {
  const auto piece = rc::gen::element<std::string>("{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   ":",
                                                   "\"a\"",
                                                   "\"",
                                                   "\\",
                                                   "1",
                                                   "-1.5e3",
                                                   "NaN",
                                                   "null",
                                                   " ",
                                                   "\n",
                                                   "x");
  const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
  std::string text;
  for (const std::string& each : pieces) {
    text += each;
  }
  try {
    const auto durations = input::parse_durations(support::source_of(text));
    RC_ASSERT(text.find_first_of("{[") != std::string::npos);
  } catch (const model::InputError& error) {
    RC_ASSERT(error.where().starts_with("input"));
  }
}

}  // namespace
}  // namespace splitter::property
