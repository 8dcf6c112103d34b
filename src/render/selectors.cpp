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

/// The names of the nodes between the file and the test, coarsest first: classes, the function.
std::vector<std::string_view> names_above(NodeId id) {
  std::vector<std::string_view> names;
  const std::string_view function = id.enclosing(Level::function);
  for (std::size_t at = function.find("::", id.file().size() + 2); at != std::string_view::npos;
       at = function.find("::", at + 2)) {
    names.push_back(function.substr(0, at));
  }
  if (function != id.text()) {
    names.push_back(function);
  }
  return names;
}

/// How many tests of the suite begin with this text; they stand side by side.
std::size_t count_beginning(const Problem& problem, const std::string& text) {
  const auto tests = problem.tests();
  const auto head = [&text](const model::Test& test) {
    return test.id.text().substr(0, text.size());
  };
  const std::string_view wanted = text;
  const auto begin = std::ranges::lower_bound(tests, wanted, {}, head);
  const auto end = std::ranges::upper_bound(tests, wanted, {}, head);
  return static_cast<std::size_t>(end - begin);
}

/// How many tests of the suite pytest runs for this name: as model::selects tells them.
std::size_t count_selected(const Problem& problem, std::string_view name) {
  const auto id = [](const model::Test& test) { return test.id.text(); };
  const bool itself = std::ranges::binary_search(problem.tests(), name, {}, id);
  const std::string text(name);
  return (itself ? 1 : 0) + count_beginning(problem, text + "::") +
         count_beginning(problem, text + "[");
}

/// For one file: which of the names in it run no test of another group.
class OwnNames {
 public:
  OwnNames(const Problem& problem, const File& file, std::span<const TestIndex> in_group)
      : problem_(problem),
        whole_(in_group.size() == file.end - file.begin && file.nameable && !file.path.empty()) {
    if (whole_) {
      return;
    }
    for (const TestIndex test : in_group) {
      const NodeId id = problem.tests()[test].id;
      for (const std::string_view name : names_above(id)) {
        ++in_group_[name];
      }
      // A test may bear the very name of a class or function; what follows it then begins with it.
      const auto rest = problem.tests().subspan(test + 1);
      if (!rest.empty() && rest.front().id.text().starts_with(id.text())) {
        ++in_group_[id.text()];
      }
    }
    std::erase_if(in_group_, [this](const auto& entry) {
      return entry.second != count_selected(problem_, entry.first);
    });
  }

  /// The coarsest name of the test that runs no test of another group.
  [[nodiscard]] std::string_view name(NodeId id) const {
    if (id.is_path() || whole_) {
      return id.file();
    }
    for (const std::string_view name : names_above(id)) {
      if (in_group_.contains(name)) {
        return name;
      }
    }
    return id.text();
  }

 private:
  const Problem& problem_;
  bool whole_;
  std::unordered_map<std::string_view, std::size_t> in_group_;
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

/// Calls `take(test, name)` for each test of the group, in collection order.
template <typename Take>
void for_each_name(const Problem& problem, const Group& group, Naming naming, const Take& take) {
  if (naming == Naming::expanded) {
    for (const TestIndex test : group.tests) {
      take(test, problem.tests()[test].id.text());
    }
    return;
  }
  const TestsByFile tests_of = by_file(problem, group.tests);
  std::unordered_map<const File*, OwnNames> own;
  for (const TestIndex test : group.tests) {
    const File& file = file_of(problem, test);
    const auto [names, fresh] = own.try_emplace(&file, problem, file, tests_of.at(&file));
    take(test, names->second.name(problem.tests()[test].id));
  }
}

/// How many tests a node stands for at least; 0 where pytest was not asked. What is stored of the
/// instances of an outlined function, or of a remembered file, may be stale.
std::uint32_t known_count(const Problem& problem, TestIndex test, bool remembered) {
  const model::Test& entry = problem.tests()[test];
  const model::Origin origin = problem.suite().origin();
  if (origin == model::Origin::stored || entry.id.is_path() || remembered) {
    return 0;
  }
  return origin == model::Origin::outline ? std::min(entry.count, 1U) : entry.count;
}

}  // namespace

std::vector<std::string> selectors(const Problem& problem, const Group& group, Naming naming) {
  std::vector<std::string> selectors;
  std::unordered_set<std::string_view> named;
  for_each_name(problem, group, naming, [&](TestIndex /*test*/, std::string_view name) {
    if (named.insert(name).second) {
      selectors.emplace_back(name);
    }
  });
  return selectors;
}

std::vector<model::RosterName> counted_selectors(const Problem& problem,
                                                 const Group& group,
                                                 Naming naming) {
  std::vector<model::RosterName> names;
  std::unordered_map<std::string_view, std::size_t> index;
  for_each_name(problem, group, naming, [&](TestIndex test, std::string_view name) {
    const auto [place, fresh] = index.try_emplace(name, names.size());
    if (fresh) {
      names.push_back({std::string(name)});
    }
    const bool remembered = file_of(problem, test).remembered;
    names[place->second].count += known_count(problem, test, remembered);
    names[place->second].may_be_gone = remembered;
    names[place->second].time += problem.tests()[test].own;
  });
  return names;
}

}  // namespace splitter::render
