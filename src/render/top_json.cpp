#include "numbers.hpp"
#include "splitter/render/top.hpp"
#include "top_lists.hpp"

#include <nlohmann/json.hpp>

namespace splitter::render {

namespace {

using model::Measurement;
using nlohmann::ordered_json;

constexpr int top_version = 1;

template <typename Value>
ordered_json list_of(const std::vector<const Measurement*>& tests,
                     const char* name,
                     const Value& value) {
  ordered_json list = ordered_json::array();
  for (const Measurement* test : tests) {
    list.push_back({{"id", test->id.text()}, {name, value(*test)}});
  }
  return list;
}

ordered_json setups_of(const TopLists& lists) {
  ordered_json list = ordered_json::array();
  for (const TopSetUp& top : lists.setups) {
    list.push_back({{"id", top.setup->id},
                    {"kind", model::word_for(top.setup->kind)},
                    {"seconds", seconds(top.setup->time)},
                    {"bytes", top.setup->memory.count},
                    {"tests", top.tests},
                    {"files", top.files}});
  }
  return list;
}

}  // namespace

std::string top_json(const model::Profile& profile, std::size_t limit, std::string_view program) {
  const TopLists lists = top_lists(profile, limit);
  model::Microseconds total{0};
  for (const Measurement& test : profile.tests) {
    total += test.own;
  }
  ordered_json json = {{"format", "splitter-top"},
                       {"version", top_version},
                       {"splitter", program},
                       {"tests", profile.tests.size()},
                       {"seconds", seconds(total)}};
  json["slowest"] =
      list_of(lists.slowest, "seconds", [](const Measurement& test) { return seconds(test.own); });
  if (profile.has_memory) {
    json["peaks"] = list_of(
        lists.biggest, "bytes", [](const Measurement& test) { return memory_of(test).peak.count; });
    json["retained"] = list_of(lists.leakiest, "bytes", [](const Measurement& test) {
      return memory_of(test).retained.count;
    });
  }
  if (!profile.setups.empty()) {
    json["setups"] = setups_of(lists);
  }
  // Ids are bytes; what is no UTF-8 becomes U+FFFD, for JSON has no other way.
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace splitter::render
