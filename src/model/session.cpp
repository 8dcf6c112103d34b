#include "splitter/model/session.hpp"

namespace splitter::model {

namespace {

constexpr std::int64_t kib = 1024;

std::int64_t number_in(bool flag) {
  return flag ? 1 : 0;
}

std::int64_t number_in(std::uint32_t count) {
  return count;
}

std::int64_t number_in(Microseconds time) {
  return time.count();
}

std::int64_t number_in(Bytes memory) {
  return memory.count;
}

void put(bool& flag, std::int64_t value) {
  flag = value != 0;
}

void put(std::uint32_t& count, std::int64_t value) {
  count = static_cast<std::uint32_t>(value);
}

void put(Microseconds& time, std::int64_t value) {
  time = Microseconds{value};
}

void put(Bytes& memory, std::int64_t value) {
  memory.count = value;
}

}  // namespace

std::int64_t value_of(const Session& session, const SessionNumber& number) {
  return std::visit([&session](auto member) { return number_in(session.*member); }, number.member);
}

void set_value(Session& session, const SessionNumber& number, std::int64_t value) {
  std::visit([&session, value](auto member) { put(session.*member, value); }, number.member);
}

void absorb(Session& session, const Session& copy) {
  session.pipeline = std::max(session.pipeline, copy.pipeline);
  for (const SessionNumber& number : session_numbers) {
    set_value(session, number, number.unite(value_of(session, number), value_of(copy, number)));
  }
}

Session rounded(Session session) {
  for (const SessionNumber& number : session_numbers) {
    const std::int64_t value = value_of(session, number);
    if (number.unit == SessionUnit::seconds) {
      set_value(session, number, three_digits(value));
    } else if (number.unit == SessionUnit::kib) {
      set_value(session, number, three_digits(value / kib) * kib);
    }
  }
  return session;
}

}  // namespace splitter::model
