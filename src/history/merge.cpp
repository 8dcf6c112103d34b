#include "splitter/history/merge.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Measurement;
using model::Microseconds;
using model::NodeId;
using model::Profile;

bool before(const Measurement& a, const Measurement& b) {
  const auto order = a.id <=> b.id;
  return order < 0 || (order == 0 && a.own > b.own);
}

/// The mean of the times that say something, rounded half up; zero where none does.
Microseconds mean(std::span<const Measurement> same_id) {
  Microseconds sum{0};
  std::int64_t count = 0;
  for (const Measurement& measurement : same_id) {
    sum += measurement.own;
    count += measurement.own > Microseconds{0} ? 1 : 0;
  }
  return count == 0 ? sum : (sum + Microseconds{count / 2}) / count;
}

}  // namespace

Profile merge(std::vector<Profile> profiles) {
  if (profiles.size() == 1) {
    return std::move(profiles.front());
  }
  std::vector<Measurement> all;
  Profile merged;
  for (const Profile& profile : profiles) {
    all.insert(all.end(), profile.tests.begin(), profile.tests.end());
    merged.texts.insert(merged.texts.end(), profile.texts.begin(), profile.texts.end());
  }
  std::ranges::sort(all, before);
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].id == all[begin].id) {
      ++end;
    }
    merged.tests.push_back({all[begin].id, mean(std::span(all).subspan(begin, end - begin))});
  }
  return merged;
}

Profile with_prefix(Profile profile, std::string_view strip, std::string_view add) {
  auto texts = std::make_shared<std::vector<std::string>>();
  texts->reserve(profile.tests.size());
  for (Measurement& test : profile.tests) {
    std::string_view text = test.id.text();
    if (text.starts_with(strip) && text.size() > strip.size()) {
      text.remove_prefix(strip.size());
    }
    if (!add.empty()) {
      text = texts->emplace_back(std::string(add).append(text));
    }
    test.id = NodeId{text};
  }
  profile.texts.push_back(std::move(texts));
  std::ranges::sort(profile.tests, before);
  const auto same = [](const Measurement& a, const Measurement& b) { return a.id == b.id; };
  profile.tests.erase(std::unique(profile.tests.begin(), profile.tests.end(), same),
                      profile.tests.end());
  return profile;
}

}  // namespace splitter::history
