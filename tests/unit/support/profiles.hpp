#pragma once

#include "splitter/model/profile.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace splitter::support {

/// A profile that owns its ids, with times in microseconds.
inline model::Profile profile_of(std::vector<std::pair<std::string, std::int64_t>> times) {
  std::ranges::sort(times);
  auto text =
      std::make_shared<const std::vector<std::pair<std::string, std::int64_t>>>(std::move(times));
  model::Profile profile;
  for (const auto& [id, own] : *text) {
    profile.tests.push_back({model::NodeId{id}, model::Microseconds{own}});
  }
  profile.texts.push_back(std::move(text));
  return profile;
}

/// The ids and times of a profile.
inline std::vector<std::pair<std::string, std::int64_t>> times_of(const model::Profile& profile) {
  std::vector<std::pair<std::string, std::int64_t>> times;
  for (const model::Measurement& test : profile.tests) {
    times.emplace_back(test.id.text(), test.own.count());
  }
  return times;
}

}  // namespace splitter::support
