#include "problems.hpp"
#include "pytest_model.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/selectors.hpp"
#include "splitter/solver/solve.hpp"
#include "xargs_model.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace splitter::property {
namespace {

using model::Group;
using model::Problem;
using render::Format;
using render::Naming;
using render::Workplace;

rc::Gen<Naming> any_naming() {
  return rc::gen::element(Naming::collapsed, Naming::expanded);
}

/// The folder in which pytest starts: its rootdir, a folder in it, above it or beside it.
struct Start {
  Workplace workplace;
  std::string folder;
  std::string root;
};

rc::Gen<Start> any_start() {
  return rc::gen::map(
      rc::gen::pair(
          rc::gen::element(Start{{}, "/repo", "/repo"},
                           Start{{.folder_in_root = "dir/"}, "/repo/dir", "/repo"},
                           Start{{.folder_in_root = "dir/sub/"}, "/repo/dir/sub", "/repo"},
                           Start{{.root_in_folder = "repo/"}, "/", "/repo"},
                           Start{{.root_in_folder = "../repo/"}, "/other", "/repo"}),
          rc::gen::arbitrary<bool>()),
      [](std::pair<Start, bool> start) {
        start.first.workplace.name_rootdir = start.second;
        return start.first;
      });
}

RC_GTEST_PROP(Selectors, OfAllGroupsHitEachTestInExactlyOneGroup, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Naming naming = *any_naming();
  std::vector<int> groups_that_run(problem.tests().size(), 0);
  const model::Plan plan = solver::solve(problem);
  for (const Group& group : plan.groups()) {
    const auto selectors = render::selectors(problem, group, naming);
    for (std::size_t test = 0; test < problem.tests().size(); ++test) {
      const auto selects_test = [&](const std::string& selector) {
        return model::selects(selector, problem.tests()[test].id.text());
      };
      groups_that_run[test] += std::ranges::any_of(selectors, selects_test) ? 1 : 0;
    }
  }
  RC_ASSERT(std::ranges::all_of(groups_that_run, [](int groups) { return groups == 1; }));
}

RC_GTEST_PROP(Selectors, AreNoMoreThanTestsAndNoneTwice, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Naming naming = *any_naming();
  const model::Plan plan = solver::solve(problem);
  for (const Group& group : plan.groups()) {
    auto selectors = render::selectors(problem, group, naming);
    RC_ASSERT(selectors.size() <= group.tests.size());
    RC_ASSERT(selectors.empty() == group.tests.empty());
    std::ranges::sort(selectors);
    RC_ASSERT(std::ranges::adjacent_find(selectors) == selectors.end());
  }
}

/// The way of each argument from splitter to pytest.
std::vector<std::string> through_the_pipe(const std::vector<std::string>& arguments,
                                          Format format) {
  const std::string text = render::format_arguments(arguments, format);
  if (format == Format::args) {
    const auto read = xargs_arguments(text);
    RC_ASSERT(read.has_value());
    return *read;
  }
  const char end = format == Format::null ? '\0' : '\n';
  std::vector<std::string> read;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = text.find(end, begin);
    read.push_back(text.substr(begin, stop - begin));
    begin = stop + 1;
  }
  return read;
}

/// From a plan through formatting, xargs and pytest's own reading of its arguments.
RC_GTEST_PROP(Delivery, RunsEachTestInExactlyOneJob, (ProblemSpec spec)) {
  const std::string unnameable = *rc::gen::element<std::string>("", "a.py", "dir/a.py");
  const Problem problem = spec.builder().unnameable(unnameable).build();
  const Start start = *any_start();
  const Naming naming = *any_naming();
  const Format format = *rc::gen::element(Format::args, Format::lines, Format::null);
  std::map<std::string, int> jobs_that_run;
  const model::Plan plan = solver::solve(problem);
  for (const Group& group : plan.groups()) {
    auto words = through_the_pipe(
        render::arguments(render::selectors(problem, group, naming), start.workplace), format);
    if (group.tests.empty()) {
      RC_ASSERT((words == std::vector<std::string>{"--version", "--version"}));
      continue;
    }
    if (start.workplace.name_rootdir) {
      RC_ASSERT(words.front() == "--rootdir=" + render::rootdir(start.workplace));
      words.erase(words.begin());
    }
    RC_ASSERT(words.front() == render::end_of_options);
    words.erase(words.begin());
    std::map<std::string, bool> runs_here;
    for (const std::string& word : words) {
      RC_ASSERT(!word.starts_with('-') && !word.starts_with('@'));
      const PytestArgument argument = read_argument(word, start.folder, start.root);
      RC_ASSERT(!brings_more(argument));
      RC_ASSERT(!(argument.names.empty() && argument.path == unnameable));
      for (const TestSpec& test : spec.tests) {
        runs_here[test.id()] |= runs(argument, test);
      }
    }
    for (const auto& [id, run] : runs_here) {
      jobs_that_run[id] += run ? 1 : 0;
    }
  }
  for (const TestSpec& test : spec.tests) {
    RC_ASSERT(jobs_that_run[test.id()] == 1);
  }
}

RC_GTEST_PROP(FormatArguments,
              XargsReadsBackWhatWasWritten,
              (const std::vector<std::string>& any)) {
  std::vector<std::string> arguments;
  for (std::string argument : any) {
    std::erase(argument, '\0');
    if (!argument.empty()) {
      arguments.push_back(std::move(argument));
    }
  }
  RC_ASSERT(through_the_pipe(arguments, Format::args) == arguments);
  RC_ASSERT(through_the_pipe(arguments, Format::null) == arguments);
}

RC_GTEST_PROP(FormatArguments, XargsReadsBackWhateverItTreatsSpecially, ()) {
  const auto special = rc::gen::nonEmpty(rc::gen::container<std::string>(
      rc::gen::element(' ', '\t', '\n', '\v', '\f', '\r', '\'', '"', '\\', 'a')));
  const auto arguments = *rc::gen::container<std::vector<std::string>>(special);
  RC_ASSERT(through_the_pipe(arguments, Format::args) == arguments);
}

RC_GTEST_PROP(FormatArguments, LinesCarryEverythingButLineBreaks, (const std::string& any)) {
  // ASCII characters at which Python's str.splitlines splits.
  const bool carried = any.find_first_of("\n\v\f\r\x1c\x1d\x1e") == std::string::npos;
  const std::vector<std::string> arguments{any};
  if (carried) {
    RC_ASSERT(render::format_arguments(arguments, Format::lines) == any + "\n");
  } else {
    RC_ASSERT_THROWS_AS((void)render::format_arguments(arguments, Format::lines),
                        std::invalid_argument);
  }
}

}  // namespace
}  // namespace splitter::property
