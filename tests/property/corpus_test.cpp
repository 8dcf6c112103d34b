#include "splitter/history/estimate.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/model/plan.hpp"
#include "splitter/solver/solve.hpp"
#include "support/checkout.hpp"
#include "support/sources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

namespace fs = std::filesystem;
using model::Group;
using model::Keep;
using model::Microseconds;
using model::Plan;
using model::Problem;

/// The durations files of SPLITTER_CORPUS, real suites that are no part of the repository.
std::vector<fs::path> corpus() {
  const char* named = std::getenv("SPLITTER_CORPUS");
  const fs::path folder =
      named != nullptr ? fs::path(named) : support::checkout() / "../shared/corpus";
  std::vector<fs::path> files;
  if (fs::is_directory(folder / "durations")) {
    for (const auto& entry : fs::directory_iterator(folder / "durations")) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

/// The problem that `--discover stored` makes of a durations file.
class StoredSuite {
 public:
  explicit StoredSuite(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    profile_ = input::parse_durations(support::source_of(text.str(), path.string())).profile;
    std::vector<model::NodeId> ids;
    for (const model::Measurement& test : profile_.tests) {
      ids.push_back(test.id);
    }
    suite_ = std::make_shared<const model::Suite>(
        ids, model::Origin::stored, model::Order::none, profile_.texts);
  }

  [[nodiscard]] Problem problem(model::GroupIndex groups, Keep keep) const {
    return problem_of(suite_, groups, keep);
  }

  /// The same suite before one of its tests was added.
  [[nodiscard]] Problem problem_without(std::size_t test,
                                        model::GroupIndex groups,
                                        Keep keep) const {
    std::vector<model::NodeId> ids;
    for (const model::Node& node : suite_->nodes()) {
      if (&node != &suite_->nodes()[test]) {
        ids.push_back(node.id);
      }
    }
    auto suite = std::make_shared<const model::Suite>(
        ids, model::Origin::stored, model::Order::none, profile_.texts);
    return problem_of(suite, groups, keep);
  }

 private:
  [[nodiscard]] Problem problem_of(const std::shared_ptr<const model::Suite>& suite,
                                   model::GroupIndex groups,
                                   Keep keep) const {
    const history::Fit fit = history::fit(*suite, profile_);
    return {suite,
            history::estimate_costs(*suite, profile_, fit, keep, {}),
            {.groups = groups, .keep = keep}};
  }

  model::Profile profile_;
  std::shared_ptr<const model::Suite> suite_;
};

/// The larger of an even share and the longest test: no plan of bare durations can be shorter.
Microseconds floor_of(const Problem& problem) {
  Microseconds total{0};
  Microseconds longest{0};
  for (const model::Test& test : problem.tests()) {
    total += test.own;
    longest = std::max(longest, test.own);
  }
  return std::max(total / problem.limits().groups, longest);
}

void expect_disjoint_complete_and_no_group_empty(const Problem& problem, const Plan& plan) {
  std::vector<int> times(problem.tests().size(), 0);
  for (const Group& group : plan.groups()) {
    EXPECT_FALSE(group.tests.empty());
    for (const model::TestIndex test : group.tests) {
      ++times[test];
    }
  }
  EXPECT_TRUE(std::ranges::all_of(times, [](int n) { return n == 1; }));
}

void expect_within_a_five_hundredth(const fs::path& path) {
  const StoredSuite suite(path);
  for (const model::GroupIndex groups : {2U, 3U, 4U, 8U, 16U, 32U}) {
    SCOPED_TRACE(path.filename().string() + " in " + std::to_string(groups) + " groups");
    const Problem problem = suite.problem(groups, Keep::none);
    const Plan plan = solver::solve(problem);
    expect_disjoint_complete_and_no_group_empty(problem, plan);
    EXPECT_LE(500 * plan.makespan(), 501 * floor_of(problem));
  }
}

TEST(RealSuites, OfTheSampleAreBalancedWithinAFiveHundredth) {
  expect_within_a_five_hundredth(support::checkout() / ".test_durations.sample");
}

TEST(RealSuites, OfTheCorpusAreBalancedWithinAFiveHundredth) {
  const auto files = corpus();
  if (files.empty()) {
    GTEST_SKIP() << "no corpus; SPLITTER_CORPUS names its folder";
  }
  for (const fs::path& path : files) {
    expect_within_a_five_hundredth(path);
  }
}

TEST(RealSuites, WithImportsNoGroupIsEmptyAndTheGapIsSmall) {
  const StoredSuite suite(support::checkout() / ".test_durations.sample");
  for (const model::GroupIndex groups : {2U, 8U, 32U}) {
    const Problem problem = suite.problem(groups, Keep::automatic);
    const Plan plan = solver::solve(problem);
    expect_disjoint_complete_and_no_group_empty(problem, plan);
    EXPECT_LE(plan.gap(), 0.02) << groups;
  }
}

/// Which group runs each test, by id.
std::map<std::string_view, model::GroupIndex> group_of_ids(const Problem& problem) {
  std::map<std::string_view, model::GroupIndex> group_of;
  const Plan plan = solver::solve(problem);
  for (model::GroupIndex group = 0; group < plan.groups().size(); ++group) {
    for (const model::TestIndex test : plan.groups()[group].tests) {
      group_of[problem.tests()[test].id.text()] = group;
    }
  }
  return group_of;
}

TEST(RealSuites, OneAddedTestMovesFewOthers) {
  const StoredSuite suite(support::checkout() / ".test_durations.sample");
  const Problem after = suite.problem(8, Keep::automatic);
  const auto group_after = group_of_ids(after);
  const auto tests = static_cast<std::ptrdiff_t>(after.tests().size());
  for (const std::size_t added : {700U, 3'500U}) {
    const Problem before = suite.problem_without(added, 8, Keep::automatic);
    const auto moved = std::ranges::count_if(group_of_ids(before), [&](const auto& entry) {
      return group_after.at(entry.first) != entry.second;
    });
    EXPECT_LE(moved, tests / 10) << after.tests()[added].id.text();
  }
}

}  // namespace
}  // namespace splitter::property
