#include "doctor_ci.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/ci_systems.hpp"
#include "splitter/system/environment.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;
using system::CiJob;
using system::CiSystem;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::string said(const CiJob& job) {
  return fmt::format("{}={}, {}={}",
                     job.ci->index,
                     model::excerpt(job.index),
                     job.ci->total,
                     model::excerpt(job.total));
}

/// The name of a CI that tells a run, and no group.
std::string ci_of_run() {
  for (const CiSystem& ci : system::ci_systems) {
    const bool is_here = ci.only_if == nullptr || system::filled_variable(ci.only_if);
    if (is_here && ci.run != nullptr && system::filled_variable(ci.run)) {
      return ci.name;
    }
  }
  return {};
}

void add_ci_fact(const std::optional<CiJob>& job, Checkup& checkup) {
  std::string own;
  for (const char* name : {system::splits_variable, system::group_variable}) {
    if (const auto value = system::filled_variable(name)) {
      own += fmt::format("; {}={}", name, model::excerpt(*value));
    }
  }
  const std::string other = ci_of_run();
  const std::string ci = job              ? fmt::format("{}: {}", job->ci->name, said(*job))
                         : !other.empty() ? other + ", which tells no job its group"
                                          : "none";
  checkup.facts.push_back({"ci", ci + own, {}});
}

void add_fault(const std::string& name,
               const std::string& where,
               const std::string& cause,
               const std::string& action,
               Checkup& checkup) {
  checkup.findings.push_back({Severity::fault, name, where, cause, action});
}

/// A matrix that nobody has told the number of groups leaves its jobs without one.
void examine_matrix(const Shard& shard, const CiJob& job, Checkup& checkup) {
  if (!shard.splits) {
    add_fault("matrix-of-jobs",
              said(job),
              "counts jobs that differ in more than their group, and nothing else says how many "
              "groups there are: no job can plan",
              system::ci_group_hint(),
              checkup);
  }
}

/// Says that the CI runs another number of jobs than there are groups. A group that was said may
/// be one of several axes of a matrix.
void examine_total(const Shard& shard, const CiJob& job, std::int64_t total, Checkup& checkup) {
  if (shard.group) {
    return;
  }
  if (total == 1) {
    checkup.findings.push_back(
        {Severity::note,
         "one-job",
         fmt::format("{}={}", job.ci->total, total),
         "says that this is the only job: without --group in each job, it runs every test",
         "let the CI run several jobs (`parallelism`, `parallel`), or say --splits and --group"});
  } else if (shard.splits && static_cast<std::int64_t>(*shard.splits) != total) {
    const auto splits = static_cast<std::int64_t>(*shard.splits);
    add_fault("other-total",
              fmt::format("--splits {}{}", splits, shard.splits_origin.remark()),
              fmt::format("is not the {} jobs that this CI runs ({}: {}): {}",
                          total,
                          job.ci->name,
                          job.ci->total,
                          splits > total ? "groups without a job would never run"
                                         : "jobs without a group fail, or run another's"),
              "leave --splits out: the CI's own number counts",
              checkup);
  }
}

void examine_group(const Shard& shard, const CiJob& job, std::int64_t number, Checkup& checkup) {
  const auto own = whole_number(system::filled_variable(system::group_variable).value_or(""));
  const bool same_split = !system::filled_variable(system::splits_variable);
  if (own && *own != number && same_split && shard.splits) {
    add_fault("other-group",
              fmt::format("{}={}", system::group_variable, *own),
              fmt::format("is not the job that this is by {}: {} of {}. A variable of the whole "
                          "run gives every job one group",
                          job.ci->name,
                          number,
                          model::excerpt(job.total)),
              "leave it out, or set it in each job by itself",
              checkup);
  }
}

void examine_job(const Shard& shard, const CiJob& job, Checkup& checkup) {
  const auto index = whole_number(job.index);
  const auto total = whole_number(job.total);
  const std::int64_t number = index.value_or(-1) - job.ci->counts_from + 1;
  if (!index || !total || number < 1 || number > *total) {
    return add_fault(
        "odd-index",
        said(job),
        fmt::format("is no job of so many: {} counts from {}", job.ci->name, job.ci->counts_from),
        "set neither, or both as the CI does; or say --splits and --group",
        checkup);
  }
  examine_total(shard, job, *total, checkup);
  examine_group(shard, job, number, checkup);
}

}  // namespace

void examine_ci(const Shard& shard, model::Checkup& checkup) {
  const auto job = system::ci_job();
  add_ci_fact(job, checkup);
  if (job && system::counts_matrix(*job->ci)) {
    examine_matrix(shard, *job, checkup);
  } else if (job) {
    examine_job(shard, *job, checkup);
  }
}

}  // namespace splitter::planning
