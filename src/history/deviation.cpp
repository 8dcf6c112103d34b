#include "deviation.hpp"

#include "median.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace splitter::history {

namespace {

using model::Cause;
using model::GroupIndex;
using model::GroupOutcome;
using model::Microseconds;
using model::Misestimate;
using model::Recording;
using model::Roster;
using model::RosterName;
using model::Verification;

/// Shorter times are mostly noise.
constexpr Microseconds tellable{20'000};
constexpr Microseconds worth_a_cause{500'000};
constexpr double much = 0.15;
constexpr double slower = 1.25;
constexpr std::size_t listed_tests = 10;

/// Times of one group's records, by the work that they went into.
struct Parts {
  Microseconds setups{0};  ///< With imports.
  Microseconds own{0};
  Microseconds fresh{0};  ///< Of `own`: tests that the plan does not know.
  bool crowded = false;
  bool workers = false;        ///< pytest-xdist's ran it, several at a time.
  Microseconds wall{0};        ///< Of the pytests that were no workers, one after the other.
  std::vector<double> ratios;  ///< Actual by predicted, of names that take long enough.
};

using TimeOfName = std::unordered_map<const RosterName*, Microseconds>;

/// Time of the job: by the clock if several workers ran it at a time.
Microseconds actual_of(const Parts& parts) {
  return parts.workers ? parts.wall : parts.setups + parts.own;
}

void add(const Recording& recording,
         const model::Dispatch& dispatch,
         Parts& parts,
         TimeOfName& times) {
  for (const model::RecordedImport& import : recording.imports) {
    parts.setups += import.time;
  }
  for (const model::RecordedSetUp& setup : recording.setups) {
    parts.setups += setup.time;
  }
  for (const model::RecordedTest& test : recording.tests) {
    const RosterName* name = dispatch.place(test.id).name;
    parts.own += test.own;
    (name == nullptr ? parts.fresh : times[name]) += test.own;
  }
  parts.workers |= recording.is_worker;
  parts.wall += recording.is_worker ? Microseconds{0} : recording.took().value_or(Microseconds{0});
  parts.crowded |=
      recording.session.cores > 0 && recording.session.load > 150 * recording.session.cores;
}

double ratio(Microseconds actual, Microseconds predicted) {
  return static_cast<double>(actual.count()) / static_cast<double>(predicted.count());
}

/// Lower median: one slow test makes no slow runner. One if there is no ratio.
double usual_ratio(std::vector<double> ratios) {
  return ratios.empty() ? 1.0 : lower_median(ratios);
}

Microseconds sum_of_names(const model::RosterGroup& group) {
  Microseconds sum{0};
  for (const RosterName& name : group.names) {
    sum += name.time;
  }
  return sum;
}

/// Cause that explains the largest part of the excess; ties go to the first.
Cause cause_of(const model::RosterGroup& group, const Parts& parts, double others) {
  const Microseconds actual = actual_of(parts);
  const Microseconds excess = actual - group.time;
  const Microseconds size{std::abs(excess.count())};
  if (size < worth_a_cause || group.time <= Microseconds{0} || ratio(size, group.time) < much) {
    return Cause::none;
  }
  if (excess > Microseconds{0} && usual_ratio(parts.ratios) >= slower * std::max(others, 1.0)) {
    return parts.crowded ? Cause::contention : Cause::slow_runner;
  }
  if (parts.workers) {
    // Times of workers that ran side by side do not add up to that of the job.
    return group.workers == 1 && group.sessions.empty() ? Cause::workers : Cause::none;
  }
  const Microseconds known = sum_of_names(group);
  const std::array<std::pair<Microseconds, Cause>, 3> shares = {
      {{parts.fresh, Cause::new_tests},
       {parts.setups - (group.time - known), Cause::setups},
       {parts.own - parts.fresh - known, Cause::stale_times}}};
  const auto share = [excess](const auto& entry) {
    return excess > Microseconds{0} ? entry.first : -entry.first;
  };
  return std::ranges::max_element(shares, {}, share)->second;
}

/// The median ratio of all groups but one.
double ratio_of_others(std::span<const Parts> parts, GroupIndex group) {
  std::vector<double> ratios;
  for (GroupIndex other = 0; other < parts.size(); ++other) {
    if (other != group) {
      ratios.insert(ratios.end(), parts[other].ratios.begin(), parts[other].ratios.end());
    }
  }
  return usual_ratio(std::move(ratios));
}

std::vector<Misestimate> worst_of(const Roster& roster, const TimeOfName& times) {
  std::vector<Misestimate> worst;
  for (const model::RosterGroup& group : roster.groups) {
    for (const RosterName& name : group.names) {
      const auto time = times.find(&name);
      if (time != times.end() && time->second > Microseconds{0}) {
        worst.push_back({&name, time->second});
      }
    }
  }
  const auto difference = [](const Misestimate& m) {
    return std::abs((m.actual - m.name->time).count());
  };
  std::ranges::stable_sort(worst, std::ranges::greater{}, difference);
  std::erase_if(worst, [&](const Misestimate& m) { return difference(m) < tellable.count(); });
  worst.resize(std::min(worst.size(), listed_tests));
  return worst;
}

}  // namespace

void measure(const Roster& roster,
             const model::Dispatch& dispatch,
             std::span<const GroupSession> sessions,
             Verification& result) {
  std::vector<Parts> parts(roster.groups.size());
  TimeOfName times;
  for (const GroupSession& session : sessions) {
    add(*session.recording, dispatch, parts[session.group], times);
    GroupOutcome& outcome = result.groups[session.group];
    outcome.wall = std::max(outcome.wall, session.recording->took());
  }
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    for (const RosterName& name : roster.groups[group].names) {
      const auto time = times.find(&name);
      if (time != times.end() && name.time >= tellable) {
        parts[group].ratios.push_back(ratio(time->second, name.time));
      }
    }
  }
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    GroupOutcome& outcome = result.groups[group];
    outcome.predicted = roster.groups[group].time;
    outcome.actual = actual_of(parts[group]);
    // A group that ran in part, or twice, says little of its time.
    const bool whole = 20 * outcome.ran >= 19 * roster.groups[group].tests;
    if (roster.measured && whole && !outcome.missing && !outcome.unfinished &&
        outcome.runs.size() == 1) {
      outcome.cause = cause_of(roster.groups[group], parts[group], ratio_of_others(parts, group));
    }
  }
  if (roster.measured) {
    result.worst = worst_of(roster, times);
  }
}

}  // namespace splitter::history
