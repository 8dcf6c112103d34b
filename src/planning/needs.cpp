#include "needs.hpp"

#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/tied_tests.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace splitter::planning {

namespace {

using model::Distribution;
using model::TestIndex;

/// `38 tests in 3 files`.
std::string extent(const pytest::Ties& ties, const model::Suite& suite) {
  std::size_t tests = 0;
  std::set<std::string_view> files;
  for (const pytest::TiedTests& set : ties.sets) {
    for (const TestIndex test : set.tests) {
      tests += suite.nodes()[test].count;
      files.insert(suite.nodes()[test].id.file());
    }
  }
  return fmt::format(
      "{} in {}", render::human_count(tests, "test"), render::human_count(files.size(), "file"));
}

void say(const pytest::Ties& ties, const model::Suite& suite, const Messages& messages) {
  const bool crosses = std::ranges::any_of(ties.sets, &pytest::TiedTests::crosses);
  const std::string how = crosses ? "stay together" : "stay together, file by file";
  const std::string line = fmt::format("{} {}: {}", extent(ties, suite), how, ties.reason);
  ties.marked ? messages.notice(line) : messages.detail(line);
}

/// True if pytest-xdist itself hands these tests to one worker.
bool reach_one_worker(const std::vector<TestIndex>& tests,
                      const model::Suite& suite,
                      const model::Limits& limits) {
  const auto file = [&suite](TestIndex test) { return suite.nodes()[test].id.file(); };
  if (limits.distribution == Distribution::loadfile) {
    return file(tests.front()) == file(tests.back());
  }
  return limits.distribution == Distribution::loadgroup &&
         std::ranges::any_of(limits.rules, [&tests](const model::Rule& rule) {
           return rule.one_worker && std::ranges::includes(rule.tests, tests);
         });
}

}  // namespace

void add_needs(const Request& settings,
               const model::Suite& suite,
               const std::string& rootdir,
               const Messages& messages,
               model::Limits& limits) {
  const pytest::SuiteRun run{.rootdir = system::absolute(rootdir),
                             .command = pytest::shell_words(settings.pytest, "--pytest"),
                             .folder = system::canonical(settings.root)};
  for (const pytest::Ties& ties : pytest::find_ties(suite, run, system::disk())) {
    say(ties, suite, messages);
    for (const pytest::TiedTests& set : ties.sets) {
      model::Rule rule{.kind = model::RuleKind::keep,
                       .name = fmt::format("{}: they need each other", ties.reason),
                       .tests = set.tests};
      const bool apart = limits.workers > 1 && !reach_one_worker(set.tests, suite, limits);
      limits.rules.push_back(rule);
      if (apart) {
        rule.kind = model::RuleKind::serial;
        limits.rules.push_back(std::move(rule));
      }
    }
  }
}

}  // namespace splitter::planning
