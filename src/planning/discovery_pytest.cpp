#include "asked_lesson.hpp"
#include "discovery.hpp"
#include "splitter/input/collection.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/plugin_run.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/render/session_document.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/temporary_folder.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

using input::Collection;
using model::InputError;
using model::NodeId;
using model::Origin;
using model::Suite;

constexpr const char* start_hint =
    "activate the environment that has pytest, or say how to start it: --pytest 'python3 -m "
    "pytest'";

std::string listing_in(const system::TemporaryFolder& folder) {
  return folder.path() + "/collection.json";
}

system::ProcessRequest collect_request(const Request& settings,
                                       std::span<const std::string> paths,
                                       const system::TemporaryFolder& folder) {
  system::ProcessRequest request{.folder = settings.root};
  request.arguments = pytest::shell_words(settings.pytest, "--pytest");
  if (request.arguments.empty()) {
    throw InputError("--pytest", "the command is empty", start_hint);
  }
  const bool plain = request.arguments.size() == 1 && paths.empty();
  set_session(
      request,
      folder.path(),
      {.collection = render::CollectionRequest{.file = listing_in(folder), .plain = plain}});
  // A limit on failures would end the collection at the first broken file.
  for (const char* argument : {"--collect-only", "-q", "--maxfail=0", "-p", pytest_plugin}) {
    request.arguments.emplace_back(argument);
  }
  request.arguments.insert(request.arguments.end(), paths.begin(), paths.end());
  return request;
}

/// The last lines of pytest's output, to show why it failed.
std::string_view last_lines(std::string_view text, int lines) {
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  std::size_t begin = text.size();
  while (lines-- > 0 && begin != std::string_view::npos && begin > 0) {
    begin = text.rfind('\n', begin - 1);
  }
  return begin == std::string_view::npos || begin == 0 ? text : text.substr(begin + 1);
}

/// pytest's documented exit codes: 0 done, 5 no tests; and by broken files 2, broken off, or 1,
/// some failed, with `--continue-on-collection-errors`.
bool went_well(const system::ProcessResult& result, const Collection& collection) {
  constexpr int some_failed = 1;
  constexpr int broken_off = 2;
  constexpr int no_tests = 5;
  const bool broken = result.exit_code == some_failed || result.exit_code == broken_off;
  return result.exit_code == 0 || result.exit_code == no_tests ||
         (broken && !collection.broken.empty());
}

std::string how_it_ended(const system::ProcessResult& result) {
  return result.exit_code > system::signal_offset
             ? fmt::format("was ended by signal {}", result.exit_code - system::signal_offset)
             : fmt::format("ended with exit code {}", result.exit_code);
}

/// The folder in which pytest ran, seen from its rootdir.
render::Workplace workplace(const Collection& collection, const Suite& suite) {
  const std::string root = system::canonical(collection.root);
  const std::string folder = system::canonical(collection.folder);
  const auto slashed = [](const std::string& path) { return path == "." ? "" : path + "/"; };
  render::Workplace place{.name_rootdir = collection.config.empty()};
  const std::string inside = system::relative(folder, root);
  const bool below = !inside.empty() && inside != ".." && !inside.starts_with("../");
  (below ? place.folder_in_root : place.root_in_folder) =
      slashed(below ? inside : system::relative(root, folder));
  if (has_nested_config(collection.root, suite)) {
    // A link is named where it lies: its folder is the rootdir.
    const std::string config = system::in_root(system::canonical(system::parent(collection.config)),
                                               system::file_name(collection.config));
    place.config_file = collection.config.empty() ? no_config : system::relative(config, folder);
  }
  return place;
}

Collection collection_in(const system::TemporaryFolder& folder,
                         const Request& settings,
                         std::span<const std::string> arguments,
                         const Messages& messages,
                         const Asking& asking = {}) {
  system::ProcessRequest request = collect_request(settings, arguments, folder);
  request.variables.emplace_back("PYTHONHASHSEED", asking.hash_seed);
  messages.progress("asking pytest which tests there are …");
  messages.detail(fmt::format("asking pytest: {}", fmt::join(request.arguments, " ")));
  std::optional<system::ProcessResult> result;
  try {
    result = system::run_process(request);
  } catch (const InputError& error) {
    throw InputError(error.where(), error.what(), start_hint);
  }
  const auto listing = system::read_file_if_there(listing_in(folder));
  Collection collection = listing ? input::parse_collection(*listing) : Collection{};
  if (!listing || !went_well(*result, collection)) {
    throw InputError(settings.pytest + " --collect-only",
                     fmt::format("{} and did not collect all tests:\n{}",
                                 how_it_ended(*result),
                                 last_lines(result->output, 15)),
                     "`pytest --collect-only` must work here before splitter can divide its tests");
  }
  collection.none_needed = result->exit_code == 0 && collection.tests.empty();
  if (!collection.addopts_paths.empty()) {
    throw InputError("addopts",
                     "has paths, which every group would run: " + collection.addopts_paths,
                     "name them in testpaths instead");
  }
  return collection;
}

void refuse_unnameable(const Collection& collection, bool by_pipe) {
  if (!collection.unreachable.empty()) {
    throw InputError(model::excerpt(collection.unreachable.front().text()),
                     fmt::format("pytest finds it by no name that a group could be given ({} such)",
                                 render::human_count(collection.unreachable.size(), "test")),
                     "choose a rootdir above all tests (pytest --rootdir) and folders without `::` "
                     "or backslash; doctests beside tests in an __init__.py need pytest 8");
  }
  if (by_pipe && !collection.run_only.empty()) {
    throw InputError(
        model::excerpt(collection.run_only.front().text()),
        fmt::format(
            "pytest does not run this test, or imports its file, if a pipe names it ({} such)",
            render::human_count(collection.run_only.size(), "test")),
        unnamed_hint);
  }
}

}  // namespace

std::string hint_for_none(const Request& settings) {
  constexpr const char* accept = "--allow-empty accepts that there are none";
  const std::vector<std::string> command = pytest::shell_words(settings.pytest, "--pytest");
  const auto words = pytest::words_for_pytest(command);
  return words.empty() || words.size() == command.size()
             ? fmt::format("is this the right directory? --root names another; {}", accept)
             : fmt::format("do `{}` leave any? {}", fmt::join(words, " "), accept);
}

Collection ask_pytest(const Request& settings,
                      std::span<const std::string> arguments,
                      const Messages& messages,
                      const Asking& asking) {
  const system::TemporaryFolder folder;
  Collection collection = collection_in(folder, settings, arguments, messages, asking);
  const bool keeps = asking.keeps && collection.unreachable.empty();
  if (arguments.empty() && !collection.none_needed && keeps) {
    keep_lesson(settings, listing_in(folder) + ".taught");
  }
  refuse_unnameable(collection, settings.delivery == Delivery::pipe);
  return collection;
}

Collection ask_about_files(const Request& settings,
                           std::span<const std::string> arguments,
                           const Messages& messages) {
  return collection_in({}, settings, arguments, messages);
}

void say_asked(const Request& settings,
               const std::string& about,
               model::Microseconds spent,
               const Messages& messages) {
  messages.notice(
      fmt::format("asked pytest {}: {}{}",
                  about,
                  render::human_time(spent),
                  settings.output.empty()
                      ? " in each job; one `splitter plan -o plan.json` for all jobs asks only once"
                      : ""));
}

SettledIds settle(const Collection& collection,
                  const Request& settings,
                  const model::Profile& profile,
                  const Messages& messages) {
  const bool by_name = settings.delivery == Delivery::pipe;
  const std::span<const NodeId> parted = collection.parted;
  SettledIds settled =
      settle_ids(collection.tests, profile, by_name, by_name ? parted : parted.first(0));
  if (!settled.parted.empty()) {
    throw InputError(model::excerpt(settled.parted),
                     "its id differs from those of earlier runs, and only a part of its function "
                     "is selected: no name brings just that part",
                     unnamed_hint);
  }
  if (settled.changing > 0) {
    messages.notice(fmt::format("{} whole: ids differ from those of earlier runs, such as {}",
                                settled.changing == 1
                                    ? "1 function stays"
                                    : fmt::format("{} functions stay", settled.changing),
                                model::excerpt(settled.example)));
  }
  return settled;
}

Discovery discover_with_pytest(const Request& settings,
                               const model::Profile& profile,
                               const Messages& messages) {
  Collection collection = ask_pytest(settings, {}, messages);
  const SettledIds settled = settle(collection, settings, profile, messages);
  std::vector<NodeId> ids = settled.ids;
  for (const NodeId& path : collection.broken) {
    messages.warning(
        fmt::format("pytest could not collect {}: it runs whole, and fails, in its group",
                    model::excerpt(path.text())));
    ids.push_back(path);
  }
  if (ids.empty() && !settings.allow_empty && !collection.none_needed) {
    throw InputError(
        settings.pytest + " --collect-only", "found no tests", hint_for_none(settings));
  }
  // A function stands for its instances in outlines only.
  const Origin known = settled.functions > 0 ? Origin::outline : Origin::pytest;
  const Origin origin = collection.selected ? Origin::list : known;
  auto suite = std::make_shared<const Suite>(
      ids, origin, model::Order::collection, collection.texts, collection.unnameable);
  const std::size_t tests = settled.functions > 0 ? ids.size() : suite->nodes().size();
  messages.notice(fmt::format("pytest found {} in {}",
                              render::human_count(tests, "test"),
                              render::human_count(suite->files().size(), "file")));
  return {suite,
          workplace(collection, *suite),
          collection.selected ? Selection::tests : Selection::nothing};
}

}  // namespace splitter::planning
