#include "splitter/history/renames.hpp"

#include "splitter/history/group_names.hpp"
#include "splitter/history/new_names.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace splitter::history {

namespace {

using model::File;
using model::Measurement;
using model::NodeId;
using model::Profile;
using model::Suite;

std::string_view last_component(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// Number of components that two paths have in common at their ends.
std::size_t common_tail(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (!a.empty() && !b.empty() && last_component(a) == last_component(b)) {
    ++count;
    a.remove_suffix(std::min(last_component(a).size() + 1, a.size()));
    b.remove_suffix(std::min(last_component(b).size() + 1, b.size()));
  }
  return count;
}

bool may_be_same(const FileOfTests& a, const FileOfTests& b) {
  if (a.tests.empty() || b.tests.empty()) {
    return true;
  }
  return std::ranges::any_of(
      a.tests, [&b](std::string_view test) { return std::ranges::binary_search(b.tests, test); });
}

/// The one best candidate; none if two are as good.
const FileOfTests* best_for(const FileOfTests& gone,
                            std::span<const FileOfTests* const> candidates) {
  const FileOfTests* best = nullptr;
  std::size_t longest = 0;
  bool tie = false;
  for (const FileOfTests* candidate : candidates) {
    const std::size_t tail = common_tail(gone.path, candidate->path);
    if (tail < longest || !may_be_same(gone, *candidate)) {
      continue;
    }
    tie = tail == longest && best != nullptr;
    best = candidate;
    longest = tail;
  }
  return tie ? nullptr : best;
}

/// The entries of one file in a list that is sorted by id.
struct EntriesOfFile {
  std::string_view path;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_tests = false;
};

template <typename Range, typename IdOf>
std::vector<EntriesOfFile> entries_by_file(const Range& entries, const IdOf& id_of) {
  std::vector<EntriesOfFile> files;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const model::BlockId id = model::block_of_test(std::invoke(id_of, entries[at]).text());
    if (files.empty() || files.back().path != id.block) {
      files.push_back({id.block, at, at, false});
    }
    files.back().end = at + 1;
    files.back().has_tests |= !id.rest.empty();
  }
  return files;
}

/// Tests, or their functions, of the files that are not among the others.
template <typename Range, typename IdOf>
std::vector<FileOfTests> files_beside(std::span<const EntriesOfFile> files,
                                      std::span<const EntriesOfFile> others,
                                      const Range& entries,
                                      const IdOf& id_of,
                                      model::Level level) {
  std::unordered_set<std::string_view> known;
  for (const EntriesOfFile& other : others) {
    known.insert(other.path);
  }
  std::vector<FileOfTests> beside;
  for (const EntriesOfFile& file : files) {
    if (known.contains(file.path)) {
      continue;
    }
    std::vector<std::string_view>& tests = beside.emplace_back(FileOfTests{file.path, {}}).tests;
    for (std::size_t at = file.begin; at < file.end; ++at) {
      const NodeId test = id_of(entries[at]);
      if (test.text().size() > file.path.size()) {
        tests.push_back(test.enclosing(level).substr(file.path.size()));
      }
    }
    std::ranges::sort(tests);  // cut, they are out of order: `tA` stands before `t[1]`
  }
  return beside;
}

bool is_below(std::string_view path, std::string_view tail) {
  return path.size() > tail.size() && path.ends_with(tail) &&
         path[path.size() - tail.size() - 1] == '/';
}

}  // namespace

bool adds_or_drops_folders(const Rename& rename) {
  return is_below(rename.from, rename.to) || is_below(rename.to, rename.from);
}

std::vector<Rename> find_renames(std::span<const FileOfTests> gone,
                                 std::span<const FileOfTests> arrived) {
  std::unordered_map<std::string_view, std::vector<const FileOfTests*>> by_name;
  for (const FileOfTests& file : arrived) {
    by_name[last_component(file.path)].push_back(&file);
  }
  std::vector<Rename> renames;
  std::unordered_map<std::string_view, int> claims;
  for (const FileOfTests& file : gone) {
    const auto candidates = by_name.find(last_component(file.path));
    const FileOfTests* best =
        candidates == by_name.end() ? nullptr : best_for(file, candidates->second);
    if (best != nullptr) {
      renames.push_back({file.path, best->path});
      ++claims[best->path];
    }
  }
  std::erase_if(renames, [&claims](const Rename& rename) { return claims[rename.to] > 1; });
  std::ranges::sort(renames, {}, &Rename::from);
  return renames;
}

std::vector<Rename> find_renames(const Suite& suite, const Profile& profile) {
  // A function of an outline stands for all of its instances.
  const bool outline = suite.origin() == model::Origin::outline;
  const model::Level level = outline ? model::Level::function : model::Level::test;
  const auto stored_id = [](const Measurement& test) { return without_group(test.id); };
  const auto present_id = [](const model::Node& node) { return node.id; };
  const auto stored = entries_by_file(profile.tests, &Measurement::id);
  const auto present = entries_by_file(suite.nodes(), present_id);
  // A folder may stand for files that are not listed.
  const bool listed = std::ranges::all_of(present, [](const EntriesOfFile& file) {
    return file.path.ends_with(".py") || file.has_tests;
  });
  if (!listed) {
    return {};
  }
  const auto gone = files_beside(stored, present, profile.tests, stored_id, level);
  const auto arrived = files_beside(present, stored, suite.nodes(), present_id, level);
  auto renames = find_renames(gone, arrived);
  if (gone.size() == stored.size() && std::ranges::all_of(renames, adds_or_drops_folders)) {
    return {};
  }
  return renames;
}

Profile renamed(Profile profile, std::span<const Rename> renames) {
  NewNames names(renames);
  for (Measurement& test : profile.tests) {
    test.id = NodeId{names.of(test.id.text(), test.id.file())};
  }
  for (model::SetUp& setup : profile.setups) {
    const bool import = setup.kind == model::ScopeKind::import;
    setup.id = names.of(setup.id, import ? setup.id : model::block_of_fixture(setup.id).block);
  }
  profile.texts.push_back(names.texts());
  std::ranges::sort(profile.tests, {}, &Measurement::id);
  return profile;
}

}  // namespace splitter::history
