#include "ci_environment.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/environment.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace splitter::cli {

namespace {

/// Where a CI system says which of how many parallel jobs this is.
struct CiVariables {
  const char* system;
  const char* index;
  const char* total;
  std::uint32_t counts_from;
  const char* only_if = nullptr;  ///< A variable that tells systems with equal names apart.
};

constexpr std::array<CiVariables, 8> systems = {{
    {"CircleCI", "CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0},
    {"Buildkite", "BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0},
    {"Semaphore", "SEMAPHORE_JOB_INDEX", "SEMAPHORE_JOB_COUNT", 1},
    {"Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", "SYSTEM_TOTALJOBSINPHASE", 1},
    {"Bitbucket", "BITBUCKET_PARALLEL_STEP", "BITBUCKET_PARALLEL_STEP_COUNT", 0},
    {"Heroku CI", "CI_NODE_INDEX", "CI_NODE_TOTAL", 0, "HEROKU_TEST_RUN_ID"},
    {"GitLab", "CI_NODE_INDEX", "CI_NODE_TOTAL", 1, "GITLAB_CI"},
    {"CI", "CI_NODE_INDEX", "CI_NODE_TOTAL", 1},
}};

/// Where a CI system names the run whose jobs work together.
struct PipelineVariables {
  const char* system;
  const char* run;
  const char* attempt = nullptr;  ///< Counts how often the run was started, where that is apart.
};

constexpr std::array<PipelineVariables, 10> pipelines = {{
    {"github", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT"},
    {"gitlab", "CI_PIPELINE_ID"},
    {"circleci", "CIRCLE_WORKFLOW_ID"},
    {"buildkite", "BUILDKITE_BUILD_ID", "BUILDKITE_RETRY_COUNT"},
    {"azure", "BUILD_BUILDID", "SYSTEM_STAGEATTEMPT"},
    {"semaphore", "SEMAPHORE_WORKFLOW_ID"},
    {"bitbucket", "BITBUCKET_BUILD_NUMBER"},
    {"heroku", "HEROKU_TEST_RUN_ID"},
    {"travis", "TRAVIS_BUILD_ID"},
    {"jenkins", "BUILD_TAG"},
}};

std::string shifted(const std::string& text, std::uint32_t by, const std::string& origin) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw model::InputError(origin,
                            "expected a whole number, found `" + text + "`",
                            "say which group this is with --group and --splits");
  }
  return std::to_string(std::uint64_t{number} + by);
}

/// Where the CI says which group this is, as many groups must be planned as it has jobs: a group
/// without a job would never run.
void check_total(const Values& values, const std::string& total, const std::string& origin) {
  const Value* group = values.find("group");
  const Value* splits = values.find("splits");
  const bool by_ci = group->origin.starts_with(origin.substr(0, origin.find(':')));
  if (by_ci && splits != nullptr && splits->texts.back() != total) {
    throw model::InputError("--splits " + splits->texts.back() + " (" + splits->origin + ")",
                            "is not the " + total + " jobs that this CI runs (" + origin + ")",
                            "leave --splits out, or say --group as well");
  }
}

}  // namespace

void fill_from_own_variables(Values& values) {
  for (const auto& [name, key] :
       {std::pair{"SPLITTER_SPLITS", "splits"}, {"SPLITTER_GROUP", "group"}}) {
    if (auto text = system::filled_variable(name)) {
      values.fill(key, {{*std::move(text)}, name});
    }
  }
}

std::string ci_pipeline() {
  if (auto own = system::filled_variable("SPLITTER_PIPELINE")) {
    return *std::move(own);
  }
  for (const PipelineVariables& ci : pipelines) {
    if (const auto run = system::filled_variable(ci.run)) {
      const auto attempt =
          ci.attempt == nullptr ? std::nullopt : system::filled_variable(ci.attempt);
      return std::string(ci.system) + "-" + *run + (attempt ? "-" + *attempt : "");
    }
  }
  return {};
}

void fill_from_ci(Values& values, bool wants_group) {
  if (values.find("shard") != nullptr) {
    return;
  }
  for (const CiVariables& ci : systems) {
    const auto index = system::filled_variable(ci.index);
    const auto total = system::filled_variable(ci.total);
    if (!index || !total || (ci.only_if != nullptr && !system::filled_variable(ci.only_if))) {
      continue;
    }
    const std::string system(ci.system);
    const std::string origin = system + ": " + ci.index;
    if (wants_group && values.find("group") == nullptr) {
      values.fill("group", {{shifted(*index, 1 - ci.counts_from, origin)}, origin});
    }
    if (wants_group) {
      check_total(values, *total, system + ": " + ci.total);
    }
    values.fill("splits", {{*total}, system + ": " + ci.total});
    return;
  }
}

}  // namespace splitter::cli
