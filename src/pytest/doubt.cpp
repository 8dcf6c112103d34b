#include "splitter/pytest/doubt.hpp"

namespace splitter::pytest {

namespace {

std::string joined_by_colon(std::string_view one, std::string_view other) {
  std::string text(one);
  text += one.empty() || other.empty() ? "" : ": ";
  return text.append(other);
}

}  // namespace

void Doubt::add(std::string_view place, std::string_view reason) {
  if (!*this) {
    where = place;
    why = reason;
  }
}

void Doubt::add(std::string_view place, const Doubt& inner) {
  if (inner) {
    add(joined_by_colon(place, inner.where), inner.why);
  }
}

std::string Doubt::text() const {
  return joined_by_colon(where, why);
}

}  // namespace splitter::pytest
