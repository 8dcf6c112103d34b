#include "event_members.hpp"

#include <algorithm>

namespace splitter::input {

namespace {

constexpr std::array named_members = {
    EventMember{.name = "uses"},
    EventMember{.name = "e", .text = &Event::kind},
    EventMember{.name = "id", .text = &Event::id},
    EventMember{.name = "run", .text = &Event::run},
    EventMember{.name = "worker", .text = &Event::worker},
    EventMember{.name = "outcome", .text = &Event::outcome},
    EventMember{.name = "plan", .text = &Event::plan},
    EventMember{.name = "pipeline", .text = &Event::pipeline},
    EventMember{.name = "scope", .text = &Event::scope},
    EventMember{.name = "needs", .text = &Event::needs},
    EventMember{.name = "named", .text = &Event::named},
    EventMember{.name = "left_out_by", .text = &Event::left_out_by},
    EventMember{.name = "s", .number = &Event::own_s},
    EventMember{.name = "setup_s", .number = &Event::setup_s},
    EventMember{.name = "call_s", .number = &Event::call_s},
    EventMember{.name = "teardown_s", .number = &Event::teardown_s},
    EventMember{.name = "before_kib", .number = &Event::before_kib},
    EventMember{.name = "peak_kib", .number = &Event::peak_kib},
    EventMember{.name = "after_kib", .number = &Event::after_kib},
    EventMember{.name = "selected", .number = &Event::selected},
    EventMember{.name = "left_out", .number = &Event::left_out},
    EventMember{.name = "wall_s", .number = &Event::wall_s},
    EventMember{.name = "recorder_s", .number = &Event::recorder_s},
    EventMember{.name = "pid", .number = &Event::process},
    EventMember{.name = "group", .number = &Event::group},
    EventMember{.name = "groups", .number = &Event::groups},
    EventMember{.name = "planned_s", .number = &Event::planned_s},
    EventMember{.name = "planned_tests", .number = &Event::planned_tests},
    EventMember{.name = "began_s", .number = &Event::began_s},
    EventMember{.name = "exit", .number = &Event::exit},
    EventMember{.name = "at_s", .number = &Event::at_s},
};

constexpr bool is_short(std::string_view name) {
  return name.size() < KnownMember::longest;
}

static_assert(std::ranges::all_of(named_members, is_short, &EventMember::name));
static_assert(std::ranges::all_of(model::session_numbers, is_short, &model::SessionNumber::event));
static_assert(named_members.size() + model::session_numbers.size() < EventReader::most_members);

std::vector<KnownMember> all_members() {
  std::vector<KnownMember> all;
  for (const EventMember& member : named_members) {
    all.emplace_back(member, all.size());
  }
  for (std::size_t i = 0; i < model::session_numbers.size(); ++i) {
    const std::string_view name = model::session_numbers.at(i).event;
    if (!name.empty()) {
      all.emplace_back(EventMember{.name = name, .of_session = i}, all.size());
    }
  }
  return all;
}

}  // namespace

const std::vector<KnownMember>& event_members() {
  static const std::vector<KnownMember> all = all_members();
  return all;
}

const KnownMember* find_event_member(std::string_view name) {
  for (const KnownMember& known : event_members()) {
    if (known.member().name == name) {
      return &known;
    }
  }
  return nullptr;
}

}  // namespace splitter::input
