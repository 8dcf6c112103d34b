#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace splitter::system {

/// The variables of one CI system. Absent ones are null.
struct CiSystem {
  const char* name;               ///< For people.
  const char* key;                ///< In the names of runs.
  const char* index = nullptr;    ///< Which of several parallel jobs this is.
  const char* total = nullptr;    ///< How many parallel jobs there are.
  std::uint32_t counts_from = 0;  ///< The index of the first job.
  const char* only_if = nullptr;  ///< Tells systems with equal names of index and total apart.
  const char* run = nullptr;      ///< The run whose jobs work together.
  const char* attempt = nullptr;  ///< Counts the starts of that run, if `run` does not.
  const char* kind = nullptr;     ///< Tells a matrix of jobs from parallel copies of one job.
  const char* matrix = nullptr;   ///< Part of the value that `kind` has for a matrix.
};

/// Every CI system that is known; the first whose variables are set counts.
inline constexpr std::array<CiSystem, 11> ci_systems = {{
    {.name = "GitHub Actions",
     .key = "github",
     .run = "GITHUB_RUN_ID",
     .attempt = "GITHUB_RUN_ATTEMPT"},
    {.name = "CircleCI",
     .key = "circleci",
     .index = "CIRCLE_NODE_INDEX",
     .total = "CIRCLE_NODE_TOTAL",
     .run = "CIRCLE_WORKFLOW_ID"},
    {.name = "Buildkite",
     .key = "buildkite",
     .index = "BUILDKITE_PARALLEL_JOB",
     .total = "BUILDKITE_PARALLEL_JOB_COUNT",
     .run = "BUILDKITE_BUILD_ID",
     .attempt = "BUILDKITE_RETRY_COUNT"},
    {.name = "Semaphore",
     .key = "semaphore",
     .index = "SEMAPHORE_JOB_INDEX",
     .total = "SEMAPHORE_JOB_COUNT",
     .counts_from = 1,
     .run = "SEMAPHORE_WORKFLOW_ID"},
    {.name = "Azure Pipelines",
     .key = "azure",
     .index = "SYSTEM_JOBPOSITIONINPHASE",
     .total = "SYSTEM_TOTALJOBSINPHASE",
     .counts_from = 1,
     .run = "BUILD_BUILDID",
     .attempt = "SYSTEM_STAGEATTEMPT",
     .kind = "SYSTEM_PARALLELEXECUTIONTYPE",
     .matrix = "MultiConfiguration"},
    {.name = "Bitbucket",
     .key = "bitbucket",
     .index = "BITBUCKET_PARALLEL_STEP",
     .total = "BITBUCKET_PARALLEL_STEP_COUNT",
     .run = "BITBUCKET_BUILD_NUMBER"},
    {.name = "Heroku CI",
     .key = "heroku",
     .index = "CI_NODE_INDEX",
     .total = "CI_NODE_TOTAL",
     .only_if = "HEROKU_TEST_RUN_ID",
     .run = "HEROKU_TEST_RUN_ID"},
    {.name = "GitLab",
     .key = "gitlab",
     .index = "CI_NODE_INDEX",
     .total = "CI_NODE_TOTAL",
     .counts_from = 1,
     .only_if = "GITLAB_CI",
     .run = "CI_PIPELINE_ID",
     .kind = "CI_JOB_NAME",
     .matrix = ": ["},
    {.name = "Travis CI", .key = "travis", .run = "TRAVIS_BUILD_ID"},
    {.name = "Jenkins", .key = "jenkins", .run = "BUILD_TAG"},
    {.name = "CI",
     .key = "ci",
     .index = "CI_NODE_INDEX",
     .total = "CI_NODE_TOTAL",
     .counts_from = 1},
}};

/// Variables of splitter's own, which come before those of a CI system.
inline constexpr const char* splits_variable = "SPLITTER_SPLITS";
inline constexpr const char* group_variable = "SPLITTER_GROUP";
inline constexpr const char* pipeline_variable = "SPLITTER_PIPELINE";

/// A name for the CI run that this job is a part of, the same in all of its jobs and in no others:
/// SPLITTER_PIPELINE, or the name that the CI system gives it; empty if neither is set.
[[nodiscard]] std::string ci_pipeline();

/// One of several parallel jobs, as its CI system tells it; the texts as they are.
struct CiJob {
  const CiSystem* ci = nullptr;  ///< Never null.
  std::string index;
  std::string total;
};

/// The job that this is by the first CI system whose index and total are set.
[[nodiscard]] std::optional<CiJob> ci_job();

/// True if the index and total of this system count the jobs of a matrix, such as GitLab's
/// `parallel: matrix`: these differ in more than their number, so that they are no groups.
[[nodiscard]] bool counts_matrix(const CiSystem& ci);

/// The reason why the CI system in which this runs does not tell the group, with the remedy; empty
/// if none is known.
[[nodiscard]] std::string ci_group_hint();

}  // namespace splitter::system
