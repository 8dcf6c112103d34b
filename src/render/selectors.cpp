#include "splitter/render/selectors.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace splitter::render {

namespace {

using model::File;
using model::Group;
using model::Level;
using model::NodeId;
using model::Problem;
using model::TestIndex;

/// The names that contain a test inside its file, coarsest first: classes, function, the test.
std::vector<std::string_view> names_inside_file(NodeId id) {
  std::vector<std::string_view> names;
  const std::string_view text = id.text();
  const std::string_view function = id.enclosing(Level::function);
  for (std::size_t at = function.find("::", id.file().size() + 2); at != std::string_view::npos;
       at = function.find("::", at + 2)) {
    names.push_back(text.substr(0, at));
  }
  names.push_back(function);
  if (function != text) {
    names.push_back(text);
  }
  return names;
}

/// For one file: the names under which tests of other groups are run as well.
class ForeignNames {
 public:
  ForeignNames(const Problem& problem, const File& file, std::span<const TestIndex> in_group) {
    const std::unordered_set<TestIndex> ours(in_group.begin(), in_group.end());
    for (TestIndex test = file.begin; test < file.end; ++test) {
      if (!ours.contains(test)) {
        const auto names = names_inside_file(problem.tests()[test].id);
        foreign_.insert(names.begin(), names.end());
      }
    }
    whole_ = ours.size() == file.end - file.begin;
  }

  /// The coarsest name of the test that runs no test of another group.
  [[nodiscard]] std::string_view name(const File& file, NodeId id) const {
    if (id.is_path() || (whole_ && file.nameable)) {
      return id.file();
    }
    for (const std::string_view name : names_inside_file(id)) {
      if (!foreign_.contains(name)) {
        return name;
      }
    }
    return id.text();
  }

 private:
  std::unordered_set<std::string_view> foreign_;
  bool whole_ = false;
};

using TestsByFile = std::unordered_map<const File*, std::vector<TestIndex>>;

const File& file_of(const Problem& problem, TestIndex test) {
  const auto files = problem.suite().files();
  return *std::prev(std::ranges::upper_bound(files, test, {}, &File::begin));
}

TestsByFile by_file(const Problem& problem, std::span<const TestIndex> tests) {
  TestsByFile result;
  for (const TestIndex test : tests) {
    result[&file_of(problem, test)].push_back(test);
  }
  return result;
}

std::vector<std::string> collapsed(const Problem& problem, const Group& group) {
  const TestsByFile tests_of = by_file(problem, group.tests);
  std::unordered_map<const File*, ForeignNames> foreign;
  std::unordered_set<std::string_view> named;
  std::vector<std::string> selectors;
  for (const TestIndex test : group.tests) {
    const File& file = file_of(problem, test);
    const auto [names, fresh] = foreign.try_emplace(&file, problem, file, tests_of.at(&file));
    const std::string_view name = names->second.name(file, problem.tests()[test].id);
    if (named.insert(name).second) {
      selectors.emplace_back(name);
    }
  }
  return selectors;
}

}  // namespace

std::vector<std::string> selectors(const Problem& problem, const Group& group, Naming naming) {
  if (naming == Naming::collapsed) {
    return collapsed(problem, group);
  }
  std::vector<std::string> ids;
  ids.reserve(group.tests.size());
  for (const TestIndex test : group.tests) {
    ids.emplace_back(problem.tests()[test].id.text());
  }
  return ids;
}

}  // namespace splitter::render
