#include "discovery.hpp"
#include "found_words.hpp"
#include "heavy_files.hpp"
#include "questions.hpp"
#include "splitter/input/collection.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/taught_tree.hpp"
#include "splitter/pytest/walk.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "taught.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::planning {

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

class FileDiscovery {
 public:
  FileDiscovery(const Request& settings, model::Profile& profile, const Messages& messages)
      : settings_(settings),
        profile_(profile),
        messages_(messages),
        setup_(pytest::read_setup(
            {.root = settings.root, .command = settings.pytest, .named = settings.pytest_named},
            system::disk())),
        questions_(settings, setup_, messages) {}

  Discovery discover() {
    const auto start = Clock::now();
    pytest::Doubt doubt = setup_.doubt;
    if (!doubt) {
      tree_ = pytest::walk_tests(setup_);
      doubt = tree_.doubt;
    }
    Taught taught(settings_, profile_, setup_, messages_);
    if (doubt && !take_everything(taught, doubt)) {
      return ask_for_all(doubt.text());
    }
    const auto spent = Clock::now() - start - questions_.asking();
    drop_deselected();
    keep_selected_whole(settings_, tree_.files);
    const std::string failure = taught.strict() ? divide_taught(taught) : divide();
    if (!failure.empty()) {
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
    discovery.selection = std::max(discovery.selection, selection_of(setup_.options));
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

  /// Fills the tree where the texts leave a doubt about the whole suite; false where the plan must
  /// be that of pytest's answer alone.
  bool take_everything(Taught& taught, const pytest::Doubt& doubt) {
    if (auto tree = taught.everything(doubt)) {
      tree_ = *std::move(tree);
      return true;
    }
    if (!taught.strict() || settings_.discover == Discover::files ||
        !questions_.ask_everything(doubt.text())) {
      return false;
    }
    tree_ = {};
    tree_.files = answered(true);
    return true;
  }

  /// Files that are too large to stay whole are remembered, or asked about.
  std::string divide() {
    mark_heavy(settings_, profile_, setup_.root, tree_.files, messages_);
    return questions_.ask(tree_.files);
  }

  /// The same, so that it makes no difference whether runs told of a file or pytest was asked: both
  /// tell functions, and the answer to a question tells the instances of those that are large.
  std::string divide_taught(Taught& taught) {
    taught.replace_folders(tree_.files);
    for (const bool whole : {true, false}) {
      taught.close_files(tree_.files);
      if (std::string failure = replace_asked(whole); !failure.empty()) {
        return failure;
      }
      drop_deselected();
      mark_heavy(settings_, profile_, setup_.root, tree_.files, messages_);
    }
    return questions_.ask(tree_.files);
  }

  std::string replace_asked(bool whole) {
    const auto is_asked = [](const pytest::TestFile& file) {
      return file.knowledge == pytest::Knowledge::asked;
    };
    if (std::ranges::none_of(tree_.files, is_asked)) {
      return {};
    }
    if (std::string failure = questions_.ask(tree_.files); !failure.empty()) {
      return failure;
    }
    std::vector<pytest::TestFile> all;
    const std::vector<pytest::TestFile> known = answered(whole);
    for (pytest::TestFile& file : tree_.files) {
      if (is_asked(file)) {
        std::ranges::copy_if(known, std::back_inserter(all), [&file](const pytest::TestFile& one) {
          return system::is_below(one.path, file.path);
        });
      } else {
        all.push_back(std::move(file));
      }
    }
    tree_.files = std::move(all);
    return {};
  }

  /// The files of pytest's answers.
  std::vector<pytest::TestFile> answered(bool whole) {
    const model::Lesson lesson = questions_.lesson();
    std::vector<pytest::TestFile> files = pytest::TaughtFiles(setup_, lesson).known(whole).files;
    for (pytest::TestFile& file : files) {
      file.taught = false;
    }
    return files;
  }

  Discovery made(std::chrono::milliseconds spent) {
    say_broken();
    settled_ = settle(questions_.answer(), settings_, profile_, messages_);
    Ids ids;
    Ids remembered;
    FoundFiles found{.asked = questions_.asked(), .asking = questions_.asking()};
    std::vector<NodeId> unnameable = questions_.answer().unnameable;
    for (const pytest::TestFile& file : tree_.files) {
      const bool is_remembered = file.knowledge == pytest::Knowledge::remembered;
      const bool is_asked = file.knowledge == pytest::Knowledge::asked;
      found.whole += file.knowledge == pytest::Knowledge::open ? 1 : 0;
      found.taught += file.taught && !is_remembered && !is_asked ? 1 : 0;
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
    if (ids.views().empty() && !settings_.allow_empty && !questions_.answer().none_needed) {
      throw InputError(
          "--discover", "found no tests in " + setup_.folder, hint_for_none(settings_));
    }
    auto suite = suite_of(ids, questions_.answer().texts, unnameable, remembered);
    messages_.notice(found_words(*suite, found, spent));
    return {suite,
            placed(setup_, *suite),
            selection_of(setup_.options),
            std::make_shared<const pytest::Setup>(setup_)};
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
    for (const NodeId id : settled_.ids) {
      if (system::is_below(id.file(), file.path)) {
        ids.add(id.text());
      }
    }
    for (const NodeId path : questions_.answer().broken) {
      if (system::is_below(path.text(), file.path)) {
        ids.add(path.text());
      }
    }
  }

  void say_broken() const {
    for (const NodeId path : questions_.answer().broken) {
      messages_.warning(
          fmt::format("pytest could not collect {}: it runs whole, and fails, in its group",
                      model::excerpt(path.text())));
    }
  }

  const Request& settings_;
  model::Profile& profile_;
  const Messages& messages_;
  pytest::Setup setup_;
  pytest::TestTree tree_;
  Questions questions_;
  SettledIds settled_;  ///< The ids of the answers that surely come back.
};

}  // namespace

Discovery discover_from_files(const Request& settings,
                              model::Profile& profile,
                              const Messages& messages) {
  return FileDiscovery(settings, profile, messages).discover();
}

}  // namespace splitter::planning
