#include "recorded.hpp"
#include "test_union.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Bytes;
using model::Evidence;
using model::NodeId;
using model::RecordedTest;
using model::Recording;
using model::Sample;
using model::ScopeIndex;

/// One run of a test.
struct Run {
  std::string_view name;  ///< The id behind its file.
  const RecordedTest* test = nullptr;
  std::uint32_t recording = 0;
};

/// Path of an id with the `::` behind it; the whole id of a bare path. Ids are in the order of
/// these parts, and those of one part in the order of the rest.
std::string_view file_part(NodeId id) {
  const std::size_t path = id.file().size();
  return id.text().substr(0, std::min(path + model::node_separator.size(), id.text().size()));
}

/// Tests of a file that a recording has one after the other.
struct Stretch {
  std::uint32_t recording = 0;
  std::span<const RecordedTest> tests;
};

struct RecordedFile {
  std::string_view part;
  std::vector<Stretch> stretches;
};

/// All tests by file: ids of one file have long beginnings in common.
class RecordedFiles {
 public:
  explicit RecordedFiles(std::span<const Recording> recordings) {
    for (std::uint32_t i = 0; i < recordings.size(); ++i) {
      const std::span<const RecordedTest> tests = recordings[i].tests;
      of_recording_.assign(recordings[i].files.size(), unknown);
      for (std::size_t end = 0; end < tests.size();) {
        const std::size_t begin = end;
        const std::size_t place = place_of(tests[end++], recordings[i]);
        while (end < tests.size() && place_of(tests[end], recordings[i]) == place) {
          ++end;
        }
        files_[place].stretches.push_back({i, tests.subspan(begin, end - begin)});
      }
    }
    std::ranges::sort(files_, {}, &RecordedFile::part);
  }

  /// Sorted by their parts.
  [[nodiscard]] std::span<const RecordedFile> files() const { return files_; }

 private:
  static constexpr std::size_t unknown = std::numeric_limits<std::size_t>::max();

  std::size_t place_of(const RecordedTest& test, const Recording& recording) {
    if (test.file == model::no_file) {
      return place_of(file_part(test.id));
    }
    std::size_t& place = of_recording_[test.file];
    if (place == unknown) {
      place = place_of(recording.files[test.file]);
    }
    return place;
  }

  std::size_t place_of(std::string_view part) {
    const auto [place, is_new] = places_.try_emplace(part, files_.size());
    if (is_new) {
      files_.push_back({part, {}});
    }
    return place->second;
  }

  std::vector<RecordedFile> files_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<std::size_t> of_recording_;  ///< Places of the files of the recording at hand.
};

/// Asks for the ids of tests that are sorted soon.
void prefetch(const RecordedFile& file) {
  for (const Stretch& stretch : file.stretches) {
    for (const RecordedTest& test : stretch.tests) {
      test.id.prefetch();
    }
  }
}

constexpr ScopeIndex no_scope = std::numeric_limits<ScopeIndex>::max();

/// Scopes of the recording's uses, in their order; none for those that it never set up.
std::vector<ScopeIndex> scopes_of_uses(const Recording& recording, const Evidence& evidence) {
  std::unordered_set<std::string_view> set_up;
  for (const model::RecordedSetUp& setup : recording.setups) {
    if (!setup.id.empty() && !setup.id.starts_with("::")) {
      set_up.insert(setup.id);
    }
  }
  std::vector<ScopeIndex> scopes;
  scopes.reserve(recording.uses.size());
  for (const std::string_view use : recording.uses) {
    const bool known = set_up.contains(use);
    const auto scope = std::ranges::lower_bound(
        evidence.scopes, std::pair(use, true), {}, &model::ScopeEvidence::key);
    scopes.push_back(known ? static_cast<ScopeIndex>(scope - evidence.scopes.begin()) : no_scope);
  }
  return scopes;
}

model::SessionIndex index_of(const model::Session& session, const Evidence& evidence) {
  const auto key = [](const model::Session& known) { return std::tie(known.run, known.id); };
  const auto found = std::ranges::lower_bound(evidence.sessions, key(session), {}, key);
  return static_cast<model::SessionIndex>(found - evidence.sessions.begin());
}

class RecordedTests {
 public:
  RecordedTests(std::span<const Recording> recordings, Evidence& evidence)
      : recordings_(recordings), evidence_(evidence), union_(evidence) {}

  void add() {
    for (const Recording& recording : recordings_) {
      sources_.push_back(
          {index_of(recording.session, evidence_), scopes_of_uses(recording, evidence_)});
    }
    const RecordedFiles recorded(recordings_);
    const std::span<const RecordedFile> files = recorded.files();
    std::size_t most = 0;
    for (const Recording& recording : recordings_) {
      most += recording.tests.size();
    }
    evidence_.tests.reserve(most);
    evidence_.samples.reserve(most);
    for (std::size_t i = 0; i < files.size(); ++i) {
      prefetch(files[std::min(i + 1, files.size() - 1)]);
      take(files[i]);
      if (!runs_.empty()) {
        add(runs_);
      }
    }
  }

 private:
  /// Session and uses of a recording, in the numbers of the evidence.
  struct Source {
    model::SessionIndex session = 0;
    std::vector<ScopeIndex> uses;
  };

  /// Takes the runs of a file that have a time, by name; those of one test as they are recorded.
  void take(const RecordedFile& file) {
    runs_.clear();
    for (const Stretch& stretch : file.stretches) {
      for (const RecordedTest& test : stretch.tests) {
        if (test.own > model::Microseconds{0}) {
          const std::string_view name = test.id.text().substr(file.part.size());
          runs_.push_back({name, &test, stretch.recording});
        }
      }
    }
    std::ranges::stable_sort(runs_, {}, &Run::name);
  }

  void add(std::span<const Run> runs) {
    const std::string_view block = model::block_of_test(runs.back().test->id.text()).block;
    for (std::size_t end = 0; end < runs.size();) {
      const std::string_view name = runs[end].name;
      const model::NodeId id = runs[end].test->id;
      const std::string_view its_block = name.empty() ? id.text() : block;
      if (end + 1 == runs.size() || runs[end + 1].name != name) {
        const Sample sample = sum_of(runs.subspan(end++, 1));
        union_.add_single(id, its_block, sample, uses_);
        continue;
      }
      union_.begin(id, its_block);
      while (end < runs.size() && runs[end].name == name) {
        const std::size_t first = end++;
        while (end < runs.size() && runs[end].recording == runs[first].recording &&
               runs[end].name == name) {
          ++end;
        }
        const Sample sample = sum_of(runs.subspan(first, end - first));
        union_.add(std::span(&sample, 1), uses_);
      }
      union_.end();
    }
  }

  /// The sum of the times of a test that ran several times in a session; the union of its uses is
  /// `uses_`.
  Sample sum_of(std::span<const Run> runs) {
    const Source& source = sources_[runs.front().recording];
    Sample sum{.session = source.session, .outcome = model::Outcome::skipped};
    uses_.clear();
    for (const Run& run : runs) {
      const RecordedTest& test = *run.test;
      sum.outcome = of_both(sum.outcome, test.outcome);
      sum.own += test.own;
      sum.peak = std::max(sum.peak, test.peak.value_or(Bytes{}));
      sum.retained.count += test.retained.value_or(Bytes{}).count;
      if (test.outcome != model::Outcome::skipped) {
        add_uses(test, source);
      }
    }
    sum.own = three_digits(std::min(sum.own, model::longest_believable));
    sum.peak = three_digits(sum.peak);
    sum.retained = three_digits(sum.retained);
    std::ranges::sort(uses_);
    uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
    return sum;
  }

  void add_uses(const RecordedTest& test, const Source& source) {
    for (std::uint32_t use = test.uses_begin; use < test.uses_end; ++use) {
      if (source.uses[use] != no_scope) {
        uses_.push_back(source.uses[use]);
      }
    }
  }

  std::span<const Recording> recordings_;
  Evidence& evidence_;
  TestUnion union_;
  std::vector<Source> sources_;
  std::vector<Run> runs_;  ///< Of the file at hand.
  std::vector<ScopeIndex> uses_;
};

}  // namespace

void add_recorded_tests(std::span<const Recording> recordings, Evidence& evidence) {
  RecordedTests(recordings, evidence).add();
}

}  // namespace splitter::history
