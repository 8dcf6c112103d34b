#include "splitter/model/excerpt.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/top.hpp"
#include "top_lists.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace splitter::render {

namespace {

using model::Measurement;
using model::Microseconds;

std::string title(std::string_view text, TableStyle style) {
  return style.colour ? fmt::format("\033[1m{}\033[0m\n", text) : fmt::format("{}\n", text);
}

std::string line(const std::string& value, std::string_view id) {
  return fmt::format("{:>12}  {}\n", value, model::excerpt(id));
}

/// One list of tests under its title; nothing where there are none.
template <typename Value>
std::string section(std::string_view heading,
                    const std::vector<const Measurement*>& tests,
                    TableStyle style,
                    const Value& value) {
  std::string text = tests.empty() ? "" : "\n" + title(heading, style);
  for (const Measurement* test : tests) {
    text += line(value(*test), test->id.text());
  }
  return text;
}

std::string setup_section(const TopLists& lists, TableStyle style) {
  std::string text = lists.setups.empty() ? "" : "\n" + title("dearest set-ups", style);
  for (const TopSetUp& top : lists.setups) {
    text += fmt::format("{:>12}  {} ({}, {} in {})\n",
                        human_time(top.setup->time),
                        model::excerpt(top.setup->id),
                        model::word_for(top.setup->kind),
                        human_count(top.tests, "test"),
                        human_count(top.files, "file"));
  }
  return text;
}

}  // namespace

std::string top_table(const model::Profile& profile, std::size_t limit, TableStyle style) {
  const TopLists lists = top_lists(profile, limit);
  Microseconds total{0};
  for (const Measurement& test : profile.tests) {
    total += test.own;
  }
  std::string text = fmt::format(
      "{}, {} together\n", human_count(profile.tests.size(), "test"), human_time(total));
  text += section("slowest tests", lists.slowest, style, [](const Measurement& test) {
    return human_time(test.own);
  });
  text += section("highest peaks in memory", lists.biggest, style, [](const Measurement& test) {
    return human_bytes(memory_of(test).peak);
  });
  text += section("most memory retained", lists.leakiest, style, [](const Measurement& test) {
    return human_bytes(memory_of(test).retained);
  });
  return text + setup_section(lists, style);
}

}  // namespace splitter::render
