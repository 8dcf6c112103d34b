#include "splitter/render/which_report.hpp"

#include "numbers.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace splitter::render {

namespace {

using model::excerpt;
using model::Reason;
using nlohmann::ordered_json;

constexpr std::array<const char*, 4> reason_names = {"named", "home", "new file", "nobody"};

std::string named_reason(const model::Roster& roster, const Whereabouts& found) {
  const std::string& name = found.placement.name->name;
  const model::NodeId id{name};
  if (id.is_path()) {
    return fmt::format("the group has the whole of {}", excerpt(name));
  }
  const auto home = roster.homes.find(id.file());
  if (home == roster.homes.end()) {
    return fmt::format("the group has {}", excerpt(name));
  }
  return fmt::format("the group has {}, a piece of a file that is cut; its home is group {}",
                     excerpt(name),
                     model::number_of(home->second).value());
}

std::string reason(const model::Roster& roster, const Whereabouts& found) {
  switch (found.placement.reason) {
    case Reason::named:
      return named_reason(roster, found);
    case Reason::home:
      return "the plan does not know it: it runs in the home group of its file";
    case Reason::new_file:
      return "the plan does not know its file: the group is chosen by the path";
    case Reason::nobody:
      break;
  }
  return "the tests were selected by a list that does not have it";
}

std::string heading(const Whereabouts& found) {
  if (found.groups.empty()) {
    return fmt::format("{}: no group\n", excerpt(found.asked));
  }
  return fmt::format("{}: group{} {}\n",
                     excerpt(found.asked),
                     found.groups.size() == 1 ? "" : "s",
                     fmt::join(numbers_of(found.groups), ", "));
}

std::string time_line(const Whereabouts& found) {
  if (!found.time.has_value()) {
    return {};
  }
  const std::string tests = found.tests > 1 ? human_count(found.tests, "test") + ", " : "";
  return fmt::format("  {}{}{}\n",
                     tests,
                     human_time(*found.time),
                     found.measured       ? ", measured"
                     : found.like.empty() ? ", estimated"
                                          : ", estimated from " + found.like);
}

ordered_json object(const Whereabouts& found) {
  ordered_json json = {
      {"id", found.asked},
      {"groups", numbers_of(found.groups)},
      {"reason", reason_names.at(static_cast<std::size_t>(found.placement.reason))}};
  if (found.placement.name != nullptr) {
    json["name"] = found.placement.name->name;
  }
  if (found.time.has_value()) {
    json["tests"] = found.tests;
    json["seconds"] = seconds(*found.time);
    json["measured"] = found.measured;
  }
  auto& setups = json["setups"] = ordered_json::array();
  for (const SharedSetUp& setup : found.setups) {
    setups.push_back(
        {{"name", setup.name}, {"seconds", seconds(setup.time)}, {"others", setup.others}});
  }
  if (!found.rules.empty()) {
    json["rules"] = found.rules;
  }
  return json;
}

}  // namespace

std::string which_text(const model::Roster& roster, std::span<const Whereabouts> found) {
  std::string text;
  for (const Whereabouts& one : found) {
    text += heading(one) + "  " + reason(roster, one) + "\n" + time_line(one);
    for (const SharedSetUp& setup : one.setups) {
      text += fmt::format(
          "  sets up {} ({}), with {} of the group\n",
          excerpt(setup.name),
          human_time(setup.time),
          setup.others == 0 ? "no other test" : human_count(setup.others, "other test"));
    }
    for (const std::string_view rule : one.rules) {
      text += fmt::format("  rule {}\n", rule);
    }
  }
  return text + fmt::format("plan {}\n", roster.fingerprint);
}

std::string which_json(const model::Roster& roster, std::span<const Whereabouts> found) {
  ordered_json json = {{"format", "splitter-which"},
                       {"version", 1},
                       {"fingerprint", roster.fingerprint},
                       {"splits", roster.groups.size()}};
  auto& tests = json["tests"] = ordered_json::array();
  for (const Whereabouts& one : found) {
    tests.push_back(object(one));
  }
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace splitter::render
