#include "discovery.hpp"
#include "found_words.hpp"
#include "heavy_files.hpp"
#include "splitter/input/collection.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/walk.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "taught.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;
using model::Microseconds;
using model::NodeId;
using model::Suite;
using Clock = std::chrono::steady_clock;

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
                                      std::vector<model::Text> texts = {},
                                      std::span<const NodeId> unnameable = {},
                                      const Ids& remembered = {}) {
  texts.insert(texts.end(), {ids.owner(), remembered.owner()});
  return std::make_shared<const Suite>(ids.views(),
                                       model::Origin::outline,
                                       model::Order::collection,
                                       std::move(texts),
                                       unnameable,
                                       remembered.views());
}

render::Workplace workplace_of(const pytest::Setup& setup) {
  render::Workplace place{.name_rootdir = !setup.pinned};
  if (setup.folder != setup.root) {
    place.folder_in_root = system::relative(setup.folder, setup.root) + "/";
  }
  return place;
}

class FileDiscovery {
 public:
  FileDiscovery(const Settings& settings, model::Profile& profile, const Messages& messages)
      : settings_(settings),
        profile_(profile),
        messages_(messages),
        setup_(pytest::read_setup(
            {.root = settings.root, .command = settings.pytest, .named = settings.pytest_named},
            system::disk())) {}

  Discovery discover() {
    const auto start = Clock::now();
    pytest::Doubt doubt = setup_.doubt;
    if (!doubt) {
      tree_ = pytest::walk_tests(setup_);
      doubt = tree_.doubt;
    }
    Taught taught(settings_, profile_, setup_, messages_);
    if (doubt) {
      auto tree = taught.everything(doubt);
      if (!tree) {
        return ask_for_all(doubt.text());
      }
      tree_ = *std::move(tree);
    }
    const auto spent = Clock::now() - start;
    drop_deselected();
    keep_selected_whole(settings_, tree_.files);
    taught.replace_folders(tree_.files);
    mark_heavy(settings_, profile_, setup_.root, tree_.files, messages_);
    if (taught.close_files(tree_.files)) {
      drop_deselected();
      mark_heavy(settings_, profile_, setup_.root, tree_.files, messages_);
    }
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
    const auto start = Clock::now();
    Discovery discovery = discover_with_pytest(settings_, profile_, messages_);
    say_asked(settings_,
              "because the files do not tell which tests there are (" + model::excerpt(why) + ")",
              std::chrono::duration_cast<Microseconds>(Clock::now() - start),
              messages_);
    return discovery;
  }

  void drop_deselected() {
    const auto deselected = [this](std::string_view id) {
      return std::ranges::any_of(setup_.options.deselect,
                                 [id](const std::string& start) { return id.starts_with(start); });
    };
    for (pytest::TestFile& file : tree_.files) {
      std::erase_if(file.tests, deselected);
    }
    std::erase_if(tree_.files, [&](const pytest::TestFile& file) {
      return deselected(file.path) ||
             (file.tests.empty() && file.knowledge == pytest::Knowledge::closed);
    });
  }

  /// Why the answer is of no use; empty where it is, or where nothing had to be asked.
  std::string ask_where_needed() {
    std::vector<std::string> paths;
    std::string reason;
    for (const pytest::TestFile& file : tree_.files) {
      if (file.knowledge == pytest::Knowledge::asked) {
        paths.push_back(file.path);
        const std::string why =
            fmt::format("{}: {}",
                        model::excerpt(file.path),
                        file.reason.empty() ? "too large to stay whole" : file.reason);
        messages_.detail("asking pytest about " + why);
        reason = reason.empty() ? why : reason;
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
    say_asked(settings_,
              fmt::format("about {} ({}{})",
                          render::human_count(paths.size(), "path"),
                          paths.size() > 1 ? "such as " : "",
                          reason),
              asking_,
              messages_);
    const bool same = system::canonical(answer_.root) == setup_.root;
    return same ? "" : "pytest's rootdir is " + answer_.root;
  }

  /// For a part of the suite, the configuration of the whole must be insisted on.
  render::Workplace place_for(const std::vector<std::string>& paths) const {
    Ids ids;
    for (const std::string& path : paths) {
      ids.add(path + "/x");
    }
    return placed(*suite_of(ids));
  }

  [[nodiscard]] render::Workplace placed(const Suite& suite) const {
    render::Workplace place = workplace_of(setup_);
    if (has_nested_config(setup_.root, suite)) {
      place.config_file =
          setup_.config.empty() ? no_config : system::relative(setup_.config, setup_.folder);
    }
    return place;
  }

  Discovery made(std::chrono::milliseconds spent) {
    settled_ = settle(answer_, settings_, profile_, messages_);
    Ids ids;
    Ids remembered;
    FoundFiles found{.asked = asked_, .asking = asking_};
    std::vector<NodeId> unnameable = answer_.unnameable;
    for (const pytest::TestFile& file : tree_.files) {
      const bool is_remembered = file.knowledge == pytest::Knowledge::remembered;
      found.whole += file.knowledge == pytest::Knowledge::open ? 1 : 0;
      found.taught += file.taught && !is_remembered ? 1 : 0;
      add(file, ids);
      if (is_remembered) {
        found.remembered += add_files(file.tests, remembered);
      } else if (file.taught && settings_.delivery != Delivery::pipe) {
        add_files(file.tests, remembered);
      }
      if (!file.nameable) {
        unnameable.emplace_back(file.path);
      }
    }
    if (ids.views().empty() && !settings_.allow_empty) {
      throw InputError(
          "--discover",
          "found no tests in " + setup_.folder,
          "is this the right directory? --root names another; --allow-empty accepts that there "
          "are none");
    }
    auto suite = suite_of(ids, answer_.texts, unnameable, remembered);
    messages_.notice(found_words(*suite, found, spent));
    return {suite, placed(*suite)};
  }

  /// The number of files.
  static std::size_t add_files(const std::vector<std::string>& tests, Ids& files) {
    std::size_t added = 0;
    std::string_view last;
    for (const std::string& test : tests) {
      const std::string_view path = NodeId{test}.file();
      if (path != last) {
        files.add(path);
        ++added;
      }
      last = path;
    }
    return added;
  }

  void add(const pytest::TestFile& file, Ids& ids) const {
    if (file.knowledge == pytest::Knowledge::closed ||
        file.knowledge == pytest::Knowledge::remembered) {
      return ids.add_all(file.tests);
    }
    if (file.knowledge == pytest::Knowledge::open) {
      messages_.detail(fmt::format("{} stays whole: {}", model::excerpt(file.path), file.reason));
      return ids.add(file.path);
    }
    const auto inside = [&file](std::string_view path) {
      return path == file.path || (path.starts_with(file.path) && path[file.path.size()] == '/');
    };
    for (const NodeId id : settled_.ids) {
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
  model::Profile& profile_;
  const Messages& messages_;
  pytest::Setup setup_;
  pytest::TestTree tree_;
  input::Collection answer_;
  SettledIds settled_;  ///< The ids of the answer that surely come back.
  std::size_t asked_ = 0;
  Microseconds asking_{0};  ///< What pytest took to tell of them.
};

}  // namespace

Discovery discover_from_files(const Settings& settings,
                              model::Profile& profile,
                              const Messages& messages) {
  return FileDiscovery(settings, profile, messages).discover();
}

}  // namespace splitter::cli
