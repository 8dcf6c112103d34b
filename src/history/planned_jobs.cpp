#include "planned_jobs.hpp"

#include "splitter/model/group_number.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace splitter::history {

namespace {

using model::GroupNumber;
using model::JobPart;
using model::JobTime;
using model::Microseconds;
using model::PlannedJob;
using model::Recording;

/// Finer differences are noise.
Microseconds of_three_digits(Microseconds time) {
  return Microseconds{model::three_digits(time.count())};
}

std::uint32_t different_tests(const Recording& recording) {
  std::unordered_set<std::string_view> ids;
  for (const model::RecordedTest& test : recording.tests) {
    ids.insert(test.id.text());
  }
  return static_cast<std::uint32_t>(ids.size());
}

/// The whole one of two copies, if one was cut short.
void add_copy(JobPart& part, const JobPart& copy) {
  part.tests = std::max(part.tests, copy.tests);
  part.wall = std::max(part.wall, copy.wall);
  part.began = std::max(part.began, copy.began);
}

/// Sorts by a key, and makes one of those with the same.
template <typename Entry, typename Key, typename Unite>
void unite_all(std::vector<Entry>& entries, const Key& key, const Unite& unite) {
  std::ranges::stable_sort(entries, {}, key);
  std::vector<Entry> once;
  for (Entry& entry : entries) {
    if (once.empty() || once.back().*key != entry.*key) {
      once.push_back(std::move(entry));
    } else {
      unite(once.back(), std::move(entry));
    }
  }
  entries = std::move(once);
}

void add_parts(PlannedJob& job, PlannedJob&& more) {
  job.group = std::max(job.group, more.group);
  job.groups = std::max(job.groups, more.groups);
  job.planned = std::max(job.planned, more.planned);
  job.tests = std::max(job.tests, more.tests);
  std::ranges::move(more.parts, std::back_inserter(job.parts));
  unite_all(job.parts, &JobPart::name, add_copy);
}

void drop_old_jobs(std::vector<PlannedJob>& jobs) {
  std::map<std::pair<std::uint32_t, GroupNumber>, std::size_t> of_group;
  std::vector<PlannedJob> kept;
  for (auto job = jobs.rbegin(); job != jobs.rend() && kept.size() < jobs_kept; ++job) {
    if (++of_group[{job->groups, job->group}] <= jobs_kept_of_group) {
      kept.push_back(std::move(*job));
    }
  }
  std::ranges::reverse(kept);
  jobs = std::move(kept);
}

/// Time during which any of the processes ran; as if one after the other if that is unknown.
Microseconds time_of_all(std::vector<JobPart> processes) {
  std::ranges::sort(processes, {}, &JobPart::began);
  const bool known = processes.front().began > Microseconds{0};
  Microseconds time{0};
  Microseconds until{0};
  for (const JobPart& process : processes) {
    const Microseconds wall = process.wall.value_or(Microseconds{0});
    const Microseconds end = process.began + wall;
    time += known ? std::max(end - std::max(process.began, until), Microseconds{0}) : wall;
    until = std::max(until, end);
  }
  return std::min(time, model::longest_believable);
}

bool is_whole(const PlannedJob& job) {
  constexpr std::uint64_t enough = 95;
  std::uint64_t tests = 0;
  for (const JobPart& part : job.parts) {
    tests += part.tests;
  }
  return tests * 100 >= job.tests * enough &&
         std::ranges::all_of(job.parts, [](const JobPart& p) { return p.wall.has_value(); });
}

std::optional<JobTime> job_time_of(const PlannedJob& job) {
  std::vector<JobPart> processes;
  std::ranges::remove_copy_if(job.parts, std::back_inserter(processes), &JobPart::is_worker);
  if (processes.empty() || !is_whole(job)) {
    return std::nullopt;
  }
  return JobTime{.group = model::index_of(job.group),
                 .groups = job.groups,
                 .planned = job.planned,
                 .actual = time_of_all(std::move(processes)),
                 .parallel = std::ranges::any_of(job.parts, &JobPart::is_worker)};
}

}  // namespace

std::vector<PlannedJob> jobs_of(const Recording& recording) {
  if (!recording.group.has_value() || !recording.planned.has_value()) {
    return {};
  }
  PlannedJob job{.run = recording.session.run,
                 .group = *recording.group,
                 .groups = recording.groups,
                 .planned = of_three_digits(*recording.planned),
                 .tests = recording.planned_tests};
  if (!job.is_known() || recording.process.empty()) {
    return {};
  }
  const std::optional<Microseconds> took = recording.took();
  const bool whole = took.has_value() && !recording.interrupted && recording.victim.empty();
  job.parts.push_back({.name = recording.process,
                       .tests = different_tests(recording),
                       .wall = whole ? std::optional(of_three_digits(*took)) : std::nullopt,
                       .began = recording.began});
  return {std::move(job)};
}

std::vector<PlannedJob> united_jobs(std::vector<PlannedJob> a, std::vector<PlannedJob> b) {
  std::ranges::move(b, std::back_inserter(a));
  unite_all(a, &PlannedJob::run, add_parts);
  drop_old_jobs(a);
  return a;
}

std::vector<JobTime> job_times(std::span<const PlannedJob> jobs) {
  std::vector<JobTime> times;
  for (const PlannedJob& job : jobs) {
    if (const auto time = job_time_of(job)) {
      times.push_back(*time);
    }
  }
  return times;
}

}  // namespace splitter::history
