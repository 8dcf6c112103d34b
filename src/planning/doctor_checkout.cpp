#include "doctor_checkout.hpp"

#include "git_files.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/ci_systems.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;

std::vector<std::string> inputs_of(const Request& request, const std::string& config) {
  std::vector<std::string> paths = request.durations;
  paths.insert(paths.end(), request.tests.begin(), request.tests.end());
  paths.insert(
      paths.end(),
      {request.profile, request.previous, system::in_root(request.root, ".splitter.yml"), config});
  std::erase_if(paths, [](const std::string& path) { return !system::is_regular_file(path); });
  return paths;
}

std::string state_words(GitState state) {
  switch (state) {
    case GitState::changed:
      return "differs from what is committed";
    case GitState::untracked:
      return "is not in git";
    case GitState::ignored:
      return "is not in git, which ignores it";
    case GitState::outside:
      return "lies outside of the checkout";
    case GitState::committed:
      break;
  }
  return {};
}

/// On a laptop, a file that is not committed is one that no job has. A job of a CI got it from
/// somewhere, and the question is whether the others got the same.
void add_uncommitted(const std::string& path, GitState state, Checkup& checkup) {
  const bool in_ci = !system::ci_pipeline().empty();
  checkup.findings.push_back(
      {in_ci ? Severity::note : Severity::warning,
       "not-committed",
       model::excerpt(path),
       fmt::format("{}: {}",
                   state_words(state),
                   in_ci ? "jobs that got another one make another plan, and lose or repeat tests"
                         : "no job has this one, or plans as is planned here"),
       in_ci ? "commit it, or make one plan for all jobs: `splitter plan -o plan.json`"
             : "commit it, or let every job restore the same one from the CI's cache"});
}

/// The files of the suite that git has not, the first of them first.
std::vector<std::string_view> files_below(const model::Suite& suite,
                                          const std::vector<std::string>& others) {
  std::vector<std::string_view> found;
  for (const model::File& file : suite.files()) {
    const bool is_other = std::ranges::any_of(others, [&file](const std::string& other) {
      return other.ends_with('/') ? file.path.starts_with(other) : file.path == other;
    });
    if (is_other) {
      found.push_back(file.path);
    }
  }
  return found;
}

}  // namespace

void examine_inputs(const Request& request, const std::string& config, Checkup& checkup) {
  const GitFiles git(request.root);
  const std::string top = git.top();
  if (top.empty()) {
    checkup.facts.push_back({"git", "no checkout, or no git", {}});
    return;
  }
  std::size_t uncommitted = 0;
  const std::vector<std::string> paths = inputs_of(request, config);
  for (const std::string& path : paths) {
    if (const GitState state = git.state_of(path); state != GitState::committed) {
      ++uncommitted;
      add_uncommitted(path, state, checkup);
    }
  }
  checkup.facts.push_back(
      {"git",
       fmt::format("of {} that a plan reads beside the tests, {} not committed",
                   render::human_count(paths.size(), "file"),
                   uncommitted == 1 ? "1 is" : render::human_count(uncommitted) + " are"),
       {{"inputs", static_cast<std::int64_t>(paths.size())},
        {"uncommitted", static_cast<std::int64_t>(uncommitted)}}});
}

void examine_test_files(const Request& request,
                        const render::PlanReport& report,
                        Checkup& checkup) {
  const GitFiles git(system::in_root(request.root, render::rootdir(report.workplace)));
  if (git.top().empty()) {
    return;
  }
  const GitOthers others = git.others();
  const model::Suite& suite = report.problem->suite();
  const auto add = [&](Severity severity,
                       std::string_view why,
                       const std::string& action,
                       const std::vector<std::string_view>& files) {
    if (!files.empty()) {
      checkup.findings.push_back(
          {severity,
           "unknown-to-git",
           model::excerpt(files.front()),
           fmt::format("{}: {}",
                       why,
                       files.size() == 1 ? "no job has its tests"
                                         : fmt::format("no job has the tests of {} such "
                                                       "files",
                                                       files.size())),
           action});
    }
  };
  add(Severity::warning,
      "git ignores it",
      "`git add -f` it, or mend .gitignore",
      files_below(suite, others.ignored));
  add(Severity::note, "is not in git yet", "commit it", files_below(suite, others.untracked));
}

}  // namespace splitter::planning
