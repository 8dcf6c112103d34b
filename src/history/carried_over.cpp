#include "splitter/history/carried_over.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_set>

namespace splitter::history {

namespace {

using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::RecordedTest;
using model::Recording;

/// One time of one test, in one file or several.
struct Entry {
  NodeId id;
  Microseconds own{0};
  std::size_t file = 0;
  std::size_t files = 1;
};

using Names = std::unordered_set<std::string_view>;

Names measured_in(std::span<const Recording> recordings) {
  Names ids;
  for (const Recording& recording : recordings) {
    for (const RecordedTest& test : recording.tests) {
      if (test.own > Microseconds{0} && test.outcome != Outcome::skipped) {
        ids.insert(test.id.text());
      }
    }
  }
  return ids;
}

/// Runs of the files that are in the evidence already.
Names merged_before(std::span<const Recording> files, const model::Evidence& known) {
  Names all;
  for (const model::Session& session : known.sessions) {
    all.insert(session.run);
  }
  Names runs;
  for (const Recording& file : files) {
    if (all.contains(file.session.run)) {
      runs.insert(file.session.run);
    }
  }
  return runs;
}

/// The tests that these runs measured.
Names measured_by(const Names& runs, const model::Evidence& known) {
  Names ids;
  for (const model::TestEvidence& test : known.tests) {
    if (std::ranges::any_of(known.samples_of(test), [&](const model::Sample& sample) {
          return runs.contains(known.sessions[sample.session].run);
        })) {
      ids.insert(test.id.text());
    }
  }
  return ids;
}

bool is_stored(const Entry& entry, const model::Profile& stored) {
  const auto known = std::ranges::lower_bound(stored.tests, entry.id, {}, &model::Measurement::id);
  return known != stored.tests.end() && known->id == entry.id && known->own == entry.own;
}

/// All times above zero by test and time; those that several files agree on once, with the first.
std::vector<Entry> distinct_times(std::span<const Recording> files) {
  std::vector<Entry> all;
  for (std::size_t file = 0; file < files.size(); ++file) {
    for (const RecordedTest& test : files[file].tests) {
      if (test.own > Microseconds{0}) {
        all.push_back({test.id, test.own, file});
      }
    }
  }
  std::ranges::sort(all, {}, [](const Entry& e) { return std::tuple(e.id, e.own, e.file); });
  std::vector<Entry> distinct;
  for (const Entry& entry : all) {
    if (!distinct.empty() && distinct.back().id == entry.id && distinct.back().own == entry.own) {
      ++distinct.back().files;
    } else {
      distinct.push_back(entry);
    }
  }
  return distinct;
}

/// Drops the times on which several files agree if another time of the test is in one file alone.
std::vector<Entry> not_outvoted(std::span<const Entry> entries) {
  std::vector<Entry> kept;
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && entries[end].id == entries[begin].id) {
      ++end;
    }
    const auto times = entries.subspan(begin, end - begin);
    const bool any_alone = std::ranges::any_of(times, [](const Entry& e) { return e.files == 1; });
    std::ranges::copy_if(times, std::back_inserter(kept), [any_alone](const Entry& e) {
      return e.files == 1 || !any_alone;
    });
  }
  return kept;
}

}  // namespace

std::vector<Recording> fresh_entries(std::vector<Recording> carried,
                                     std::span<const Recording> measured,
                                     const model::Profile& stored,
                                     const model::Evidence& known) {
  // Copies of one file are no voices of their own.
  const auto run_of = [](const Recording& file) -> const std::string& { return file.session.run; };
  std::ranges::sort(carried, {}, run_of);
  const auto same = [&run_of](const Recording& a, const Recording& b) {
    return run_of(a) == run_of(b);
  };
  carried.erase(std::unique(carried.begin(), carried.end(), same), carried.end());
  Names accounted_for = measured_in(measured);
  const Names before = merged_before(carried, known);
  accounted_for.merge(measured_by(before, known));
  std::vector<Entry> entries = not_outvoted(distinct_times(carried));
  std::erase_if(entries, [&](const Entry& entry) {
    return accounted_for.contains(entry.id.text()) ||
           before.contains(carried[entry.file].session.run) || is_stored(entry, stored);
  });
  for (Recording& file : carried) {
    file.tests.clear();
  }
  for (const Entry& entry : entries) {
    carried[entry.file].tests.push_back({.id = entry.id, .own = entry.own});
  }
  return carried;
}

}  // namespace splitter::history
