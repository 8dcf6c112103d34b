#include "discovery.hpp"
#include "files.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/input/collection.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/plan_report.hpp"
#include "test_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

namespace fs = std::filesystem;

using model::InputError;
using model::Microseconds;
using model::NodeId;
using model::Suite;
using Clock = std::chrono::steady_clock;

/// A file, or a function that stands for all of its instances, is worth asking pytest about where
/// it is more than this part of a group's fair share: else it could not be cut where it matters.
constexpr std::int64_t worth_asking_part = 2;

/// The ids of a tree in its order, in a text of their own.
class Ids {
 public:
  void add(std::string_view id) { texts_->emplace_back(id); }
  void add_all(const std::vector<std::string>& ids) {
    texts_->insert(texts_->end(), ids.begin(), ids.end());
  }

  [[nodiscard]] std::vector<NodeId> views() const { return {texts_->begin(), texts_->end()}; }
  [[nodiscard]] model::Text owner() const { return texts_; }

 private:
  std::shared_ptr<std::vector<std::string>> texts_ = std::make_shared<std::vector<std::string>>();
};

std::shared_ptr<const Suite> suite_of(const Ids& ids,
                                      std::vector<model::Text> texts,
                                      std::span<const NodeId> unnameable) {
  texts.push_back(ids.owner());
  const std::vector<NodeId> views = ids.views();
  return std::make_shared<const Suite>(
      views, model::Origin::outline, model::Order::collection, std::move(texts), unnameable);
}

render::Workplace workplace_of(const PytestSetup& setup) {
  render::Workplace place{.name_rootdir = !setup.pinned};
  if (setup.folder != setup.root) {
    place.folder_in_root =
        fs::path(setup.folder).lexically_relative(setup.root).generic_string() + "/";
  }
  return place;
}

class FileDiscovery {
 public:
  FileDiscovery(const Settings& settings, const model::Profile& profile, const Messages& messages)
      : settings_(settings),
        profile_(profile),
        messages_(messages),
        setup_(pytest_setup(settings)) {}

  Discovery discover() {
    const auto start = Clock::now();
    std::string trouble = setup_.trouble;
    if (trouble.empty()) {
      tree_ = read_test_tree(setup_);
      trouble = tree_.trouble;
    }
    if (!trouble.empty()) {
      return ask_for_all(trouble);
    }
    const auto spent = Clock::now() - start;
    drop_deselected();
    mark_heavy();
    if (std::string failure = ask_where_needed(); !failure.empty()) {
      return ask_for_all(failure);
    }
    return made(std::chrono::duration_cast<std::chrono::milliseconds>(spent));
  }

 private:
  Discovery ask_for_all(const std::string& why) {
    if (settings_.discover == Discover::files) {
      throw InputError("--discover files",
                       "the files do not tell which tests there are: " + model::excerpt(why),
                       "--discover auto asks pytest in such a case");
    }
    messages_.detail("the files do not tell which tests there are: " + model::excerpt(why));
    return discover_with_pytest(settings_, messages_);
  }

  void drop_deselected() {
    const auto deselected = [this](std::string_view id) {
      return std::ranges::any_of(setup_.options.deselect,
                                 [id](const std::string& start) { return id.starts_with(start); });
    };
    for (TestFile& file : tree_.files) {
      std::erase_if(file.tests, deselected);
    }
    std::erase_if(tree_.files, [&](const TestFile& file) {
      return deselected(file.path) || (file.tests.empty() && file.knowledge == Knowledge::closed);
    });
  }

  /// Time of the files and functions where one is stored of any, else bytes of the open files.
  void mark_heavy() {
    if (settings_.keep == model::Keep::file || settings_.discover == Discover::files) {
      return;
    }
    Ids ids;
    for (const TestFile& file : tree_.files) {
      file.knowledge == Knowledge::closed ? ids.add_all(file.tests) : ids.add(file.path);
    }
    const auto suite = suite_of(ids, {}, {});
    const history::Fit fit = history::fit(*suite, profile_);
    fit.matched > 0 ? mark_slow(*suite, fit) : mark_large();
  }

  void mark_slow(const Suite& suite, const history::Fit& fit) {
    Microseconds total{0};
    for (const Microseconds time : fit.known) {
      total += time;
    }
    const Microseconds limit = total / (splits() * worth_asking_part);
    for (const model::File& file : suite.files()) {
      for (model::TestIndex node = file.begin; node < file.end; ++node) {
        const bool several =
            file.bare || std::ranges::any_of(fit.path_counts, [node](const auto& c) {
              return c.node == node && c.count > 1;
            });
        if (several && fit.known[node] > limit) {
          mark(file.path);
        }
      }
    }
  }

  void mark_large() {
    std::int64_t total = 0;
    for (const TestFile& file : tree_.files) {
      total += file.size;
    }
    for (TestFile& file : tree_.files) {
      if (file.knowledge == Knowledge::open && file.size > total / (splits() * worth_asking_part)) {
        mark(file.path);
      }
    }
  }

  void mark(std::string_view path) {
    for (TestFile& file : tree_.files) {
      if (file.path == path) {
        file.knowledge = Knowledge::asked;
      }
    }
  }

  [[nodiscard]] std::int64_t splits() const { return settings_.shard.splits.value_or(1); }

  /// Why the answer is of no use; empty where it is, or where nothing had to be asked.
  std::string ask_where_needed() {
    std::vector<std::string> paths;
    for (const TestFile& file : tree_.files) {
      if (file.knowledge == Knowledge::asked) {
        paths.push_back(file.path);
        messages_.detail(
            fmt::format("asking pytest about {}: {}",
                        model::excerpt(file.path),
                        file.reason.empty() ? "too large to stay whole" : file.reason));
      }
    }
    asked_ = paths.size();
    if (paths.empty()) {
      return {};
    }
    if (settings_.discover == Discover::files) {
      return paths.front();
    }
    const auto start = Clock::now();
    try {
      answer_ = ask_pytest(settings_, render::arguments(paths, place_for(paths)), messages_);
    } catch (const InputError& error) {
      return std::string("pytest refused to tell of some files: ") + error.what();
    }
    asking_ = std::chrono::duration_cast<Microseconds>(Clock::now() - start);
    std::error_code ignored;
    const bool same = fs::weakly_canonical(answer_.root, ignored) == setup_.root;
    return same ? "" : "pytest's rootdir is " + answer_.root;
  }

  /// For a part of the suite, the configuration of the whole must be insisted on.
  render::Workplace place_for(const std::vector<std::string>& paths) const {
    Ids ids;
    for (const std::string& path : paths) {
      ids.add(path + "/x");
    }
    return placed(*suite_of(ids, {}, {}));
  }

  [[nodiscard]] render::Workplace placed(const Suite& suite) const {
    render::Workplace place = workplace_of(setup_);
    if (has_nested_config(setup_.root, suite)) {
      place.config_file =
          setup_.config.empty()
              ? no_config
              : fs::path(setup_.config).lexically_relative(setup_.folder).generic_string();
    }
    return place;
  }

  Discovery made(std::chrono::milliseconds spent) {
    Ids ids;
    std::size_t whole = 0;
    for (const TestFile& file : tree_.files) {
      whole += file.knowledge == Knowledge::open ? 1 : 0;
      add(file, ids);
    }
    if (ids.views().empty() && !settings_.allow_empty) {
      throw InputError("--discover",
                       "found no tests in " + setup_.folder,
                       "is this the right folder? --root names another; where no tests are no "
                       "mistake, say --allow-empty");
    }
    auto suite = suite_of(ids, answer_.texts, answer_.unnameable);
    std::string how =
        whole > 0 ? fmt::format("{} whole", render::human_count(whole, "file")) : std::string();
    if (asked_ > 0) {
      how += fmt::format("{}{} asked of pytest in {}",
                         how.empty() ? "" : ", ",
                         render::human_count(asked_),
                         render::human_time(asking_));
    }
    messages_.notice(fmt::format("found {} in {} in {} ms{}",
                                 render::human_count(suite->nodes().size() - whole, "test"),
                                 render::human_count(suite->files().size(), "file"),
                                 spent.count(),
                                 how.empty() ? "" : " (" + how + ")"));
    return {suite, placed(*suite)};
  }

  void add(const TestFile& file, Ids& ids) const {
    if (file.knowledge == Knowledge::closed) {
      return ids.add_all(file.tests);
    }
    if (file.knowledge == Knowledge::open) {
      messages_.detail(fmt::format("{} stays whole: {}", model::excerpt(file.path), file.reason));
      return ids.add(file.path);
    }
    const auto inside = [&file](std::string_view path) {
      return path == file.path || (path.starts_with(file.path) && path[file.path.size()] == '/');
    };
    for (const NodeId id : answer_.tests) {
      if (inside(id.file())) {
        ids.add(id.text());
      }
    }
    for (const NodeId path : answer_.broken) {
      if (inside(path.text())) {
        messages_.warning(
            fmt::format("pytest could not collect {}: it runs whole, and fails, in its group",
                        model::excerpt(path.text())));
        ids.add(path.text());
      }
    }
  }

  const Settings& settings_;
  const model::Profile& profile_;
  const Messages& messages_;
  PytestSetup setup_;
  TestTree tree_;
  input::Collection answer_;
  std::size_t asked_ = 0;
  Microseconds asking_{0};  ///< What pytest took to tell of them.
};

}  // namespace

Discovery discover_from_files(const Settings& settings,
                              const model::Profile& profile,
                              const Messages& messages) {
  return FileDiscovery(settings, profile, messages).discover();
}

}  // namespace splitter::cli
