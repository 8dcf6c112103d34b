#include "splitter/model/profile.hpp"

#include <algorithm>

namespace splitter::model {

std::span<const Measurement> tests_beginning(const Profile& profile, std::string_view beginning) {
  const auto text = [](const Measurement& test) { return test.id.text(); };
  const auto begin = std::ranges::lower_bound(profile.tests, beginning, {}, text);
  const auto end = std::find_if_not(begin, profile.tests.end(), [&](const Measurement& test) {
    return text(test).starts_with(beginning);
  });
  return {begin, end};
}

}  // namespace splitter::model
