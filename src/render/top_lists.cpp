#include "top_lists.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

namespace splitter::render {

namespace {

using model::Measurement;
using model::Profile;
using model::ScopeKind;
using model::SetUp;

constexpr std::string_view package_file = "__init__.py";

/// The tests with the greatest values above zero.
template <typename Value>
std::vector<const Measurement*> greatest(const Profile& profile,
                                         std::size_t limit,
                                         const Value& value) {
  std::vector<const Measurement*> tests;
  for (const Measurement& test : profile.tests) {
    if (value(test) > 0) {
      tests.push_back(&test);
    }
  }
  const auto end = tests.begin() + static_cast<std::ptrdiff_t>(std::min(limit, tests.size()));
  std::partial_sort(tests.begin(), end, tests.end(), [&](const auto* a, const auto* b) {
    return std::tuple(value(*b), a->id) < std::tuple(value(*a), b->id);
  });
  tests.erase(end, tests.end());
  return tests;
}

/// Counts tests that come in the order of their ids, and their files.
void count(TopSetUp& top, std::string_view& last_file, const Measurement& test) {
  const std::string_view file = test.id.file();
  ++top.tests;
  top.files += top.tests == 1 || file != last_file ? 1 : 0;
  last_file = file;
}

void count_fixture_users(const Profile& profile, std::vector<TopSetUp>& setups) {
  std::vector<std::string_view> last_files(setups.size());
  for (const Measurement& test : profile.tests) {
    for (std::uint32_t use = test.uses_begin; use < test.uses_end; ++use) {
      const model::ScopeIndex setup = profile.uses[use];
      count(setups[setup], last_files[setup], test);
    }
  }
}

/// All tests below the folder of a package wait for its import.
void count_import_users(const Profile& profile, TopSetUp& top) {
  std::string_view path = top.setup->id;
  const bool package = path.ends_with(package_file);
  const bool file = path.ends_with(".py") && !package;
  path.remove_suffix(package ? package_file.size() : 0);
  const std::string prefix = std::string(path) + (package ? "" : file ? "::" : "/");
  std::string_view last_file;
  for (const Measurement& test : model::tests_beginning(profile, prefix)) {
    count(top, last_file, test);
  }
}

}  // namespace

TopLists top_lists(const Profile& profile, std::size_t limit) {
  TopLists lists;
  lists.slowest = greatest(profile, limit, [](const Measurement& m) { return m.own.count(); });
  lists.biggest =
      greatest(profile, limit, [](const Measurement& m) { return memory_of(m).peak.count; });
  lists.leakiest =
      greatest(profile, limit, [](const Measurement& m) { return memory_of(m).retained.count; });
  for (const SetUp& setup : profile.setups) {
    lists.setups.push_back({&setup});
  }
  count_fixture_users(profile, lists.setups);
  std::erase_if(lists.setups, [](const TopSetUp& top) { return top.setup->time.count() == 0; });
  const auto middle =
      lists.setups.begin() + static_cast<std::ptrdiff_t>(std::min(limit, lists.setups.size()));
  std::partial_sort(
      lists.setups.begin(), middle, lists.setups.end(), [](const auto& a, const auto& b) {
        return std::tuple(b.setup->time, a.setup->id, a.setup->kind) <
               std::tuple(a.setup->time, b.setup->id, b.setup->kind);
      });
  lists.setups.erase(middle, lists.setups.end());
  for (TopSetUp& top : lists.setups) {
    if (top.setup->kind == ScopeKind::import) {
      count_import_users(profile, top);
    }
  }
  return lists;
}

}  // namespace splitter::render
