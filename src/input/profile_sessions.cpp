#include "profile_sessions.hpp"

#include "seconds.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Microseconds;
using model::Session;

using SessionTime = std::pair<std::string_view, Microseconds Session::*>;
constexpr std::array<SessionTime, 3> session_times = {{{"startup", &Session::startup},
                                                       {"collection", &Session::collection},
                                                       {"ending", &Session::ending}}};

double number_in(JsonDocument& json, ondemand::field& field) {
  return json.number(field.value(), "a number");
}

void read_session_member(JsonDocument& json, ondemand::field field, Session& session) {
  const std::string_view name = json.key(field);
  const auto* const time = std::ranges::find(session_times, name, &SessionTime::first);
  if (time != session_times.end()) {
    session.*(time->second) = believable(number_in(json, field)).value_or(Microseconds{0});
  } else if (name == "run" || name == "session") {
    (name == "run" ? session.run : session.id) = json.text(field.value(), "a name");
  } else if (name == "pipeline") {
    session.pipeline = json.text(field.value(), "a name");
  } else if (name == "memory" || name == "uses") {
    bool& flag = name == "memory" ? session.memory : session.uses;
    if (field.value().get_bool().get(flag) != simdjson::SUCCESS) {
      json.fail_here("expected true or false");
    }
  } else if (name == "workers" || name == "cores") {
    (name == "workers" ? session.workers : session.cores) = count_of(number_in(json, field));
  } else if (name == "load") {
    session.load = count_of(number_in(json, field) * 100);
  } else if (name == "baseline") {
    session.baseline = bytes_of_kib(number_in(json, field));
  }
}

}  // namespace

void read_sessions(JsonDocument& json, ondemand::object sessions, EvidenceBuilder& builder) {
  for (auto result : sessions) {
    auto field = json.checked(result);
    const std::string_view label = json.key(field);
    Session session;
    for (auto member : json.object(field.value(), "what is known of a session")) {
      read_session_member(json, json.checked(member), session);
    }
    if (!builder.add_session(label, std::move(session))) {
      json.fail_here("a session stands twice");
    }
  }
}

}  // namespace splitter::input
