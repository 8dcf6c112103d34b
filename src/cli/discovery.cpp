#include "discovery.hpp"

#include "files.hpp"
#include "splitter/input/pytest_config.hpp"
#include "splitter/input/test_list.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/plan_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace splitter::cli {

namespace {

using input::TestList;
using model::InputError;
using model::NodeId;
using model::Order;
using model::Origin;
using model::Suite;

/// Ids are taken to be relative to `root`, in which pytest will start. Without a checkout there
/// is nothing to say about its configuration.
render::Workplace workplace_in(const std::string& root, const Suite& suite) {
  const bool checkout = std::ranges::any_of(suite.files(), [&root](const model::File& file) {
    return is_file(in_root(root, std::string(file.path)));
  });
  if (!checkout) {
    return {};
  }
  const std::string config = config_in(root);
  const bool insist = has_nested_config(root, suite);
  return {.name_rootdir = config.empty(),
          .config_file = !insist          ? ""
                         : config.empty() ? no_config
                                          : config};
}

void say_broken(const TestList& list, const Messages& messages) {
  for (const NodeId& path : list.broken) {
    messages.warning(
        fmt::format("pytest could not collect {}: it runs whole, and fails, in its group",
                    input::excerpt(path.text())));
  }
}

void check_not_empty(const Settings& settings,
                     const TestList& list,
                     const std::string& name,
                     const Messages& messages) {
  if (!list.ids.empty()) {
    if (list.noise > 0) {
      messages.detail(fmt::format(
          "{}: {} lines name no test, such as: {}", name, list.noise, list.noise_example));
    }
    return;
  }
  if (settings.allow_empty) {
    messages.notice(fmt::format("{}: no tests, so no group runs anything", name));
    return;
  }
  throw InputError(name,
                   list.noise == 0 ? "the list of tests is empty"
                                   : fmt::format("none of its {} lines names a test, such as: {}",
                                                 list.noise,
                                                 list.noise_example),
                   "where an empty selection is no mistake, say --allow-empty");
}

}  // namespace

std::string config_in(const std::string& folder) {
  for (const std::string_view name : input::pytest_config_files()) {
    const std::string path = in_root(folder, std::string(name));
    if (is_file(path) && input::pins_rootdir(name, read_file(path).view())) {
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
      if (!config_in(in_root(root, std::string(folder))).empty()) {
        return true;
      }
    }
  }
  return false;
}

Discovery discover_from_lists(const Settings& settings, const Messages& messages) {
  std::vector<NodeId> ids;
  std::vector<model::Text> texts;
  for (const std::string& path : settings.tests) {
    const input::SourceText source = read_file(path);
    TestList list = input::parse_test_list(source);
    say_broken(list, messages);
    check_not_empty(settings, list, source.name, messages);
    ids.insert(ids.end(), list.ids.begin(), list.ids.end());
    texts.insert(texts.end(), list.texts.begin(), list.texts.end());
  }
  // The order of a list says something only where it is the order to cut; see --tests.
  const bool contiguous = settings.algorithm == model::Algorithm::contiguous;
  auto suite = std::make_shared<const Suite>(
      ids, Origin::list, contiguous ? Order::collection : Order::none, std::move(texts));
  if (suite->covered() > 0) {
    messages.notice(fmt::format("{} listed tests lie in listed paths, which run whole",
                                render::human_count(suite->covered())));
  }
  return {suite, workplace_in(settings.root, *suite)};
}

Discovery discover_stored(const Settings& settings,
                          const model::Profile& profile,
                          const Messages& messages) {
  std::vector<NodeId> ids;
  ids.reserve(profile.tests.size());
  for (const model::Measurement& test : profile.tests) {
    ids.push_back(test.id);
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

}  // namespace splitter::cli
