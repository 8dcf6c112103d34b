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

double number_in(JsonDocument& document, ondemand::field& field) {
  return document.number(field.value(), "a number");
}

void read_session_member(JsonDocument& document, ondemand::field field, Session& session) {
  const std::string_view name = document.key(field);
  const auto* const time = std::ranges::find(session_times, name, &SessionTime::first);
  if (time != session_times.end()) {
    session.*(time->second) = believable(number_in(document, field)).value_or(Microseconds{0});
  } else if (name == "run" || name == "session") {
    (name == "run" ? session.run : session.id) = document.text(field.value(), "a name");
  } else if (name == "pipeline") {
    session.pipeline = document.text(field.value(), "a name");
  } else if (name == "memory" || name == "uses") {
    bool& flag = name == "memory" ? session.memory : session.uses;
    if (field.value().get_bool().get(flag) != simdjson::SUCCESS) {
      document.fail_here("expected true or false");
    }
  } else if (name == "workers" || name == "cores") {
    (name == "workers" ? session.workers : session.cores) = count_of(number_in(document, field));
  } else if (name == "load") {
    session.load = count_of(number_in(document, field) * 100);
  } else if (name == "baseline") {
    session.baseline = bytes_of_kib(number_in(document, field));
  }
}

}  // namespace

void read_sessions(JsonDocument& document, ondemand::object sessions, EvidenceBuilder& builder) {
  for (auto result : sessions) {
    auto field = document.checked(result);
    const std::string_view label = document.key(field);
    Session session;
    for (auto member : document.object(field.value(), "what is known of a session")) {
      read_session_member(document, document.checked(member), session);
    }
    if (!builder.add_session(label, std::move(session))) {
      document.fail_here("a session stands twice");
    }
  }
}

}  // namespace splitter::input
