#include "heavy_files.hpp"

#include "settled_ids.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/history/group_names.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::planning {

namespace {

using model::Microseconds;
using model::NodeId;
using model::Suite;

/// A file, or a function that stands for all of its instances, is heavy if it takes more than this
/// part of a group's fair share.
constexpr std::int64_t heavy_part = 2;

/// The functions of closed files, and the paths of open ones. Views of the files' own texts.
Suite suite_of(const std::vector<pytest::TestFile>& files) {
  std::vector<NodeId> ids;
  for (const pytest::TestFile& file : files) {
    if (file.knowledge != pytest::Knowledge::closed) {
      ids.emplace_back(file.path);
      continue;
    }
    for (const std::string& test : file.tests) {
      ids.emplace_back(test);
    }
  }
  return {ids, model::Origin::outline, model::Order::collection, {}};
}

/// A file that takes much: time or, where none is known, bytes.
struct Heavy {
  std::string_view path;
  std::int64_t weight = 0;
  std::int64_t price = 0;  ///< What it takes to ask pytest about it, in the same unit.
};

/// The heavy ones that are worth cutting. If `asking` about them costs each job a start of pytest,
/// a cut must spare more than that: at most what a group with the file has above its share or,
/// where there are more such files than groups, all of the file.
std::set<std::string> too_heavy(const std::vector<Heavy>& heavy,
                                std::int64_t share,
                                std::int64_t splits,
                                bool asking) {
  const std::int64_t room = std::ssize(heavy) <= splits ? share : 0;
  std::set<std::string> paths;
  for (const Heavy& file : heavy) {
    if (!asking || file.weight - room > file.price) {
      paths.emplace(file.path);
    }
  }
  return paths;
}

/// A start of pytest that imports the file, as runs measured it.
Microseconds price_of_asking(const model::Profile& profile, std::string_view path) {
  const auto import = std::ranges::find_if(profile.setups, [path](const model::SetUp& setup) {
    return setup.kind == model::ScopeKind::import && setup.id == path;
  });
  return profile.startup + (import == profile.setups.end() ? Microseconds{0} : import->time);
}

std::set<std::string> slow_files(const Suite& suite,
                                 const model::Profile& profile,
                                 const history::Fit& fit,
                                 std::int64_t splits,
                                 bool asking) {
  std::int64_t total = 0;
  for (const Microseconds time : fit.known) {
    total += time.count();
  }
  std::vector<Heavy> heavy;
  for (const model::File& file : suite.files()) {
    for (model::TestIndex node = file.begin; node < file.end; ++node) {
      const auto instances = [node](const model::PathCount& count) {
        return count.node == node && count.count > 1;
      };
      if (fit.known[node].count() > total / (splits * heavy_part) &&
          (file.bare || std::ranges::any_of(fit.path_counts, instances))) {
        heavy.push_back({.path = file.path,
                         .weight = fit.known[node].count(),
                         .price = price_of_asking(profile, file.path).count()});
      }
    }
  }
  return too_heavy(heavy, total / splits, splits, asking);
}

/// Open files whose bytes are many: where no times are known, only pytest tells of what is in them.
std::set<std::string> large_files(const std::vector<pytest::TestFile>& files, std::int64_t splits) {
  std::int64_t total = 0;
  for (const pytest::TestFile& file : files) {
    total += file.size;
  }
  std::vector<Heavy> heavy;
  for (const pytest::TestFile& file : files) {
    if (file.knowledge == pytest::Knowledge::open && file.size > total / (splits * heavy_part)) {
      heavy.push_back({.path = file.path, .weight = file.size});
    }
  }
  return too_heavy(heavy, total / splits, splits, true);
}

/// Replaces ids by their function where one of its ids looks as if it changed.
void fold_changing(std::vector<std::string>& ids) {
  const auto function_of = [](const std::string& id) {
    return std::string(NodeId{id}.enclosing(model::Level::function));
  };
  std::set<std::string> changing;
  for (const std::string& id : ids) {
    const std::string function = function_of(id);
    if (look_changing(std::string_view(id).substr(function.size()))) {
      changing.insert(function);
    }
  }
  for (std::string& id : ids) {
    if (std::string function = function_of(id); changing.contains(function)) {
      id = std::move(function);
    }
  }
}

/// Stored ids that begin with these letters, functions where ids change; `profile` is sorted.
std::vector<std::string> stored_ids(const model::Profile& profile, std::string_view beginning) {
  std::vector<std::string> ids;
  for (const model::Measurement& test : model::tests_beginning(profile, beginning)) {
    ids.emplace_back(history::without_group(test.id).text());
  }
  fold_changing(ids);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// Drops the ids of files that are gone; neighbours are of one file. False if those are most.
bool drop_gone(const std::string& root, std::vector<std::string>& ids) {
  std::string path;
  bool is_there = false;
  const std::size_t gone = std::erase_if(ids, [&](const std::string& id) {
    if (const std::string_view file = NodeId{id}.file(); file != path) {
      path = file;
      is_there = system::is_file(system::in_root(root, path));
    }
    return !is_there;
  });
  return gone <= ids.size();
}

/// Takes the tests of a file from earlier runs. Only `splitter run` may do so, because it passes no
/// ids to pytest: new tests run in the home group, and nobody misses tests that are gone.
bool remember(const model::Profile& profile, const std::string& root, pytest::TestFile& file) {
  const bool is_folder = file.knowledge == pytest::Knowledge::asked && file.size == 0;
  std::vector<std::string> ids;
  if (file.knowledge != pytest::Knowledge::closed) {
    ids = stored_ids(profile, file.path + (is_folder ? "/" : "::"));
  }
  if (is_folder && !drop_gone(root, ids)) {
    return false;
  }
  for (const std::string& function : file.tests) {
    std::vector<std::string> instances = stored_ids(profile, function + "[");
    if (instances.empty()) {
      instances.push_back(function);
    }
    std::ranges::move(instances, std::back_inserter(ids));
  }
  // A folder may have had no tests.
  if (!is_folder && ids.size() <= std::max<std::size_t>(file.tests.size(), 1)) {
    return false;
  }
  file.tests = std::move(ids);
  return true;
}

}  // namespace

void mark_heavy(const Request& settings,
                model::Profile& profile,
                const std::string& root,
                std::vector<pytest::TestFile>& files,
                const Messages& messages) {
  if (settings.limits.keep == model::Keep::file) {
    return;
  }
  const bool sure = settings.delivery == Delivery::pipe;
  const std::int64_t splits = settings.shard.splits.value_or(1);
  bool measured = false;
  const std::set<std::string> heavy = [&] {
    const Suite suite = suite_of(files);
    profile = follow_renames(suite, std::move(profile), root, messages);
    const history::Fit fit = history::fit(suite, profile);
    measured = fit.matched > 0;
    return measured ? slow_files(suite, profile, fit, splits, sure) : large_files(files, splits);
  }();
  for (pytest::TestFile& file : files) {
    if (!heavy.contains(file.path) && file.knowledge != pytest::Knowledge::asked) {
      continue;
    }
    if (!sure && measured && remember(profile, root, file)) {
      file.knowledge = pytest::Knowledge::remembered;
    } else if (settings.discover != Discover::files) {
      file.knowledge = pytest::Knowledge::asked;
    }
  }
}

void keep_selected_whole(const Request& settings, std::vector<pytest::TestFile>& files) {
  for (pytest::TestFile& file : files) {
    if (settings.discover == Discover::files && file.size > 0 &&
        file.knowledge == pytest::Knowledge::asked) {
      file.knowledge = pytest::Knowledge::open;
    }
  }
}

}  // namespace splitter::planning
