#include "splitter/model/suite.hpp"

#include "problems.hpp"
#include "splitter/history/merge.hpp"
#include "splitter/input/node_list.hpp"
#include "support/profiles.hpp"
#include "support/sources.hpp"
#include "support/suites.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

using model::NodeId;
using model::Suite;

rc::Gen<std::vector<std::string>> any_list() {
  return rc::gen::resize(8,
                         rc::gen::container<std::vector<std::string>>(
                             rc::gen::element<std::string>(".",
                                                           "tests",
                                                           "tests/",
                                                           "tests/unit",
                                                           "tests/unit/",
                                                           "tests/a.py",
                                                           "tests/a.py::f",
                                                           "tests/a.py::K",
                                                           "tests/a.py::K::m",
                                                           "tests/a.py::f[1]",
                                                           "tests/unit/b.py",
                                                           "tests/unit/b.py::f[x/y]",
                                                           "tests_old/a.py::f",
                                                           "c.py",
                                                           "c.py::f")));
}

/// A path as a list may spell it, without its slash.
std::string_view plain(std::string_view path) {
  return path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

/// True where pytest, given the node, also runs what `id` names.
bool covers(std::string_view node, std::string_view id) {
  const std::string_view path = plain(NodeId{id}.file());
  const bool inside = path.starts_with(node) && path.substr(node.size()).starts_with('/');
  return NodeId{node}.is_path() ? node == "." || node == path || inside : model::selects(node, id);
}

RC_GTEST_PROP(Suites, OfAnyListRunEverythingOnce, ()) {
  const auto list = *any_list();
  const auto suite = support::suite_of(list, model::Origin::list);
  for (const std::string& id : list) {
    RC_ASSERT(std::ranges::count_if(suite->nodes(), [&id](const model::Node& node) {
                return covers(node.id.text(), id);
              }) == 1);
  }
  RC_ASSERT(suite->nodes().size() + suite->repeated() + suite->covered() == list.size());
}

RC_GTEST_PROP(Suites, AreSortedAndTheirFilesAreRunsOfThem, (const ProblemSpec& spec)) {
  std::vector<std::string> ids;
  for (const TestSpec& test : spec.tests) {
    ids.push_back(test.id());
  }
  const auto suite = support::suite_of(ids);
  RC_ASSERT(std::ranges::is_sorted(suite->nodes(), {}, &model::Node::id));
  model::TestIndex begin = 0;
  for (const model::File& file : suite->files()) {
    RC_ASSERT(file.begin == begin && file.begin < file.end);
    for (; begin < file.end; ++begin) {
      RC_ASSERT(suite->nodes()[begin].id.file() == file.path);
    }
  }
  RC_ASSERT(begin == suite->nodes().size());
}

RC_GTEST_PROP(TestLists, IdsReadBackAmongNoise, (const ProblemSpec& spec)) {
  std::string text;
  std::vector<std::string> expected;
  for (const TestSpec& test : spec.tests) {
    text += *rc::gen::element<std::string>("",
                                           "\n",
                                           "rootdir: /repo\n",
                                           "a warning: of something\n",
                                           "=== 3 tests ===\n",
                                           "3 tests collected\n");
    text += test.id() + *rc::gen::element<std::string>("\n", "\r\n");
    expected.push_back(test.id());
  }
  const auto list =
      input::parse_node_list(support::source_of(text), [](const std::string&) { return false; });
  std::vector<std::string> read;
  for (const NodeId& id : list.ids) {
    read.emplace_back(id.text());
  }
  RC_ASSERT(read == expected);
}

RC_GTEST_PROP(Profiles, MergedInAnyOrderAreTheSame, ()) {
  const auto profile = rc::gen::map(rc::gen::container<std::map<std::string, std::int64_t>>(
                                        rc::gen::element<std::string>("a", "b", "c", "d"),
                                        rc::gen::inRange<std::int64_t>(0, 100)),
                                    [](const std::map<std::string, std::int64_t>& times) {
                                      return support::profile_of({times.begin(), times.end()});
                                    });
  auto profiles = *rc::gen::resize(5, rc::gen::container<std::vector<model::Profile>>(profile));
  const auto merged = support::times_of(history::merge(profiles));
  std::ranges::reverse(profiles);
  RC_ASSERT(support::times_of(history::merge(profiles)) == merged);
}

}  // namespace
}  // namespace splitter::property
