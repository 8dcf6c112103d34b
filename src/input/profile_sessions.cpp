#include "profile_sessions.hpp"

#include "seconds.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Session;
using model::SessionNumber;

using SessionText = std::pair<std::string_view, std::string Session::*>;
constexpr std::array<SessionText, 3> session_texts = {
    {{"run", &Session::run}, {"session", &Session::id}, {"pipeline", &Session::pipeline}}};

void read_number(JsonDocument& document,
                 ondemand::field& field,
                 const SessionNumber& number,
                 Session& session) {
  if (number.unit != model::SessionUnit::flag) {
    const double said = document.number(field.value(), "a number");
    set_value(session, number, inner_value(number, said));
    return;
  }
  bool flag = false;
  if (field.value().get_bool().get(flag) != simdjson::SUCCESS) {
    document.fail_here("expected true or false");
  }
  set_value(session, number, flag ? 1 : 0);
}

void read_session_member(JsonDocument& document, ondemand::field field, Session& session) {
  const std::string_view name = document.key(field);
  const auto* const text = std::ranges::find(session_texts, name, &SessionText::first);
  const auto* const number = std::ranges::find(model::session_numbers, name, &SessionNumber::name);
  if (text != session_texts.end()) {
    session.*(text->second) = document.text(field.value(), "a name");
  } else if (number != model::session_numbers.end()) {
    read_number(document, field, *number, session);
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
