#include "discovery.hpp"

#include "listed_documents.hpp"
#include "listed_globs.hpp"
#include "splitter/history/group_names.hpp"
#include "splitter/input/node_list.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/config.hpp"
#include "splitter/pytest/listed_paths.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace splitter::planning {

namespace {

using input::NodeList;
using model::InputError;
using model::NodeId;
using model::Order;
using model::Origin;
using model::Suite;

/// The configuration file that pytest finds from `root` upwards, seen from there.
std::string config_above(const std::string& root) {
  std::string folder = system::joined(system::absolute(root), ".");
  std::string up;
  while (true) {
    if (const std::string name = config_in(folder); !name.empty()) {
      return up + name;
    }
    if (folder == system::parent(folder)) {
      return {};
    }
    folder = system::parent(folder);
    up += "../";
  }
}

bool any_file_in(const std::string& folder, const Suite& suite) {
  return std::ranges::any_of(suite.files(), [&folder](const model::File& file) {
    const std::string path = system::in_root(folder, std::string(file.path));
    return system::is_file(path) || system::is_folder(path);
  });
}

/// The folder's path from the one that `up`, a run of `../`, leads to.
std::string path_from(const std::string& up, const std::string& root) {
  const std::string folder = system::canonical(root);
  return system::relative(folder, system::canonical(folder + "/" + up)) + "/";
}

/// The folders that the ids of a list may be relative to, as `workplace_in` sees it: the likeliest
/// first.
std::vector<std::string> folders_of_ids(const std::string& root) {
  const std::string config = config_above(root);
  const std::string up = config.substr(0, config.rfind('/') + 1);
  return up.empty() ? std::vector{root} : std::vector{root, system::in_root(root, up)};
}

/// The folder that the ids of a list are relative to; nothing without a checkout.
std::optional<std::string> folder_of_ids(const std::vector<std::string>& folders,
                                         const std::vector<NodeId>& ids) {
  const Suite suite(ids, Origin::list, Order::none, {});
  const auto found = std::ranges::find_if(
      folders, [&suite](const std::string& folder) { return any_file_in(folder, suite); });
  return found == folders.end() ? std::nullopt : std::optional(*found);
}

void say_left_out(std::span<const NodeId> ids, std::string_view why, const Messages& messages) {
  if (!ids.empty()) {
    messages.warning(fmt::format("{} of the list left out, {}: {}{}",
                                 render::human_count(ids.size(), "name"),
                                 why,
                                 model::excerpt(ids.front().text()),
                                 ids.size() > 1 ? ", …" : ""));
  }
}

/// A listed path seen from the folder in which pytest starts, where it lies below.
NodeId from_folder(NodeId id, const std::string& folder) {
  const std::string_view text = id.text();
  const bool below = folder.size() > 1 && text.starts_with(folder) && text.size() > folder.size() &&
                     text[folder.size()] == '/';
  return below ? NodeId{text.substr(folder.size() + 1)} : id;
}

/// Ids are taken to be relative to `root`, in which pytest will start, or, where they are not
/// there, to the folder above whose configuration pins pytest's rootdir. Without a checkout there
/// is nothing to say about its configuration.
render::Workplace workplace_in(const std::string& root, const Suite& suite) {
  const std::string config = config_above(root);
  const std::string up = config.substr(0, config.rfind('/') + 1);
  const bool here = any_file_in(root, suite);
  if (!here && (up.empty() || !any_file_in(system::in_root(root, up), suite))) {
    return {};
  }
  const bool insist = has_nested_config(here ? root : system::in_root(root, up), suite);
  return {.folder_in_root = here ? "" : path_from(up, root),
          .name_rootdir = config.empty(),
          .config_file = !insist          ? ""
                         : config.empty() ? no_config
                                          : config};
}

/// The entries of a list that pytest can be given.
std::vector<NodeId> existing_of_list(const Request& settings,
                                     const std::vector<std::string>& folders,
                                     std::vector<NodeId> ids,
                                     const Messages& messages) {
  const auto folder = folder_of_ids(folders, ids);
  if (!folder) {
    return ids;
  }
  std::optional<pytest::Setup> setup;
  const auto read_setup = [&]() -> const pytest::Setup& {
    if (!setup) {
      setup = pytest::read_setup(
          {.root = settings.root, .command = settings.pytest, .named = settings.pytest_named},
          system::disk());
    }
    return *setup;
  };
  pytest::ListedPaths sorted = pytest::sort_out(ids, *folder, system::disk(), read_setup);
  const Suite suite(sorted.tests, Origin::list, Order::none, {});
  leave_out_uncollected(settings, *folder, workplace_in(settings.root, suite), messages, sorted);
  say_left_out(sorted.gone, "their file is not there", messages);
  say_left_out(sorted.without_tests, "they hold no tests", messages);
  return std::move(sorted.tests);
}

void say_broken(const NodeList& list, const Messages& messages) {
  for (const NodeId& path : list.broken) {
    messages.warning(
        fmt::format("pytest could not collect {}: it runs whole, and fails, in its group",
                    model::excerpt(path.text())));
  }
}

void say_unknown(const NodeList& list, const std::string& name, const Messages& messages) {
  if (list.unknown > 0) {
    messages.warning(fmt::format("{}: {} {} no test and {} skipped, such as: {}",
                                 name,
                                 render::human_count(list.unknown, "line"),
                                 list.unknown == 1 ? "names" : "name",
                                 list.unknown == 1 ? "is" : "are",
                                 list.unknown_example));
  }
}

void check_not_empty(const Request& settings,
                     const NodeList& list,
                     const std::string& name,
                     const Messages& messages) {
  if (!list.ids.empty()) {
    say_unknown(list, name, messages);
    return;
  }
  if (list.unknown > 0) {
    throw InputError(
        name, fmt::format("none of its lines names a test, such as: {}", list.unknown_example));
  }
  if (!settings.allow_empty) {
    throw InputError(
        name, "the list of tests is empty", "--allow-empty accepts an empty selection");
  }
  messages.notice(fmt::format("{}: no tests, so no group runs anything", name));
}

}  // namespace

std::string config_in(const std::string& folder) {
  for (const std::string_view name : pytest::config_files()) {
    const std::string path = system::in_root(folder, std::string(name));
    if (system::is_file(path) && pytest::pins_rootdir(name, system::read_file(path).view())) {
      return std::string(name);
    }
  }
  return {};
}

bool has_nested_config(const std::string& root, const Suite& suite) {
  std::unordered_set<std::string_view> seen;
  for (const model::File& file : suite.files()) {
    std::string_view folder = file.path;
    for (std::size_t slash = folder.rfind('/'); slash != std::string_view::npos && slash > 0;
         slash = folder.rfind('/')) {
      folder = folder.substr(0, slash);
      if (!seen.insert(folder).second) {
        break;
      }
      const std::string inside = system::in_root(root, std::string(folder));
      // Newer pytests fall back to a pyproject.toml without any settings for pytest.
      if (system::is_file(system::in_root(inside, "pyproject.toml")) ||
          !config_in(inside).empty()) {
        return true;
      }
    }
  }
  return false;
}

Discovery discover_from_lists(const Request& settings, const Messages& messages) {
  std::vector<NodeId> ids;
  std::vector<model::Text> texts;
  const std::string folder = system::canonical(settings.root);
  const std::vector<std::string> folders = folders_of_ids(settings.root);
  const auto is_there = [&folders](const std::string& path) {
    return is_listed_path(folders, path);
  };
  for (const std::string& path : settings.tests) {
    const model::SourceText source = system::read_file(path);
    NodeList list = input::parse_node_list(source, is_there);
    say_broken(list, messages);
    check_not_empty(settings, list, source.name, messages);
    for (const NodeId& id : list.ids) {
      ids.push_back(from_folder(id, folder));
    }
    texts.insert(texts.end(), list.texts.begin(), list.texts.end());
  }
  expand_globs(folders, ids, texts);
  const std::size_t listed = ids.size();
  ids = existing_of_list(settings, folders, std::move(ids), messages);
  if (ids.empty() && listed > 0 && !settings.allow_empty) {
    throw InputError("--tests",
                     "nothing of the list is a test that is there",
                     "--allow-empty accepts an empty selection");
  }
  // The order of a list moves a test only where it is the order to cut; see --tests.
  const bool contiguous = settings.limits.algorithm == model::Algorithm::contiguous;
  auto suite = std::make_shared<const Suite>(
      ids, Origin::list, contiguous ? Order::collection : Order::listed, std::move(texts));
  if (suite->repeated() > 0) {
    messages.notice(fmt::format("{} named again, and run once",
                                render::human_count(suite->repeated(), "test")));
  }
  if (suite->covered() > 0) {
    messages.notice(fmt::format("{} listed beside the path, class or function that holds {}",
                                render::human_count(suite->covered(), "test"),
                                suite->covered() == 1 ? "it" : "them"));
  }
  return {suite, workplace_in(settings.root, *suite), Selection::tests};
}

Discovery discover_stored(const Request& settings,
                          const model::Profile& profile,
                          const Messages& messages) {
  std::vector<NodeId> ids;
  ids.reserve(profile.tests.size());
  for (const model::Measurement& test : profile.tests) {
    ids.push_back(history::without_group(test.id));  // pytest knows no test by its group
  }
  if (ids.empty()) {
    throw InputError("--discover stored",
                     "no durations are stored, so no tests are known",
                     "name the file with --durations, or let pytest say which tests there are");
  }
  messages.warning(
      "the tests are those of the durations file: new ones run only where their whole file does, "
      "and one that is gone makes pytest refuse its group");
  auto suite = std::make_shared<const Suite>(ids, Origin::stored, Order::none, profile.texts);
  return {suite, workplace_in(settings.root, *suite)};
}

}  // namespace splitter::planning
