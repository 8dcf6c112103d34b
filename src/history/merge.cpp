#include "splitter/history/merge.hpp"

#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
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

/// Gives ids another front, and owns the new ones.
class Renaming {
 public:
  Renaming(std::string_view strip, std::string_view add) : strip_(strip), add_(add) {}

  [[nodiscard]] std::string_view of(std::string_view id) {
    if (id.empty() || id.starts_with("::")) {
      return id;  // the session itself, which is in no folder
    }
    if (id.starts_with(strip_) && id.size() > strip_.size()) {
      id.remove_prefix(strip_.size());
    }
    return add_.empty() ? id : texts_->emplace_back(std::string(add_).append(id));
  }

  /// A fixture of the whole session is in no folder either.
  [[nodiscard]] std::string_view of_fixture(std::string_view id) {
    return model::block_of_fixture(id).block.empty() ? id : of(id);
  }

  [[nodiscard]] model::Text texts() const { return texts_; }

 private:
  std::string_view strip_;
  std::string_view add_;
  std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
};

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

Profile completed(Profile profile, Profile durations) {
  if (profile.texts.empty()) {
    return durations;
  }
  std::vector<Measurement> all;
  all.reserve(profile.tests.size() + durations.tests.size());
  auto known = profile.tests.begin();
  for (const Measurement& stored : durations.tests) {
    for (; known != profile.tests.end() && known->id < stored.id; ++known) {
      all.push_back(*known);
    }
    if (known == profile.tests.end() || stored.id < known->id) {
      all.push_back(stored);
    } else if (known->tentative) {
      known->own = std::max(known->own, stored.own);
    }
  }
  all.insert(all.end(), known, profile.tests.end());
  profile.tests = std::move(all);
  profile.texts.insert(profile.texts.end(), durations.texts.begin(), durations.texts.end());
  return profile;
}

Profile with_prefix(Profile profile, std::string_view strip, std::string_view add) {
  Renaming renaming(strip, add);
  for (Measurement& test : profile.tests) {
    test.id = NodeId{renaming.of(test.id.text())};
  }
  for (model::SetUp& setup : profile.setups) {
    const bool import = setup.kind == model::ScopeKind::import;
    setup.id = import ? renaming.of(setup.id) : renaming.of_fixture(setup.id);
  }
  profile.texts.push_back(renaming.texts());
  std::ranges::sort(profile.tests, before);
  const auto same = [](const Measurement& a, const Measurement& b) { return a.id == b.id; };
  profile.tests.erase(std::unique(profile.tests.begin(), profile.tests.end(), same),
                      profile.tests.end());
  return profile;
}

model::Recording with_prefix(model::Recording recording,
                             std::string_view strip,
                             std::string_view add) {
  if (strip.empty() && add.empty()) {
    return recording;
  }
  Renaming renaming(strip, add);
  for (model::RecordedTest& test : recording.tests) {
    test.id = NodeId{renaming.of(test.id.text())};
    test.file = model::no_file;
  }
  for (model::RecordedSetUp& setup : recording.setups) {
    setup.id = renaming.of_fixture(setup.id);
  }
  for (std::string_view& use : recording.uses) {
    use = renaming.of_fixture(use);
  }
  for (model::RecordedImport& import : recording.imports) {
    import.id = renaming.of(import.id);
  }
  recording.lesson.reset();  // its paths are those of another checkout
  recording.victim = recording.victim.empty() ? recording.victim : renaming.of(recording.victim);
  recording.files.clear();
  recording.has_group_marks = true;
  recording.texts.push_back(renaming.texts());
  return recording;
}

}  // namespace splitter::history
