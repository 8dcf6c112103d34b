#include "taught.hpp"

#include "asked_lesson.hpp"
#include "discovery.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/options.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/taught_tree.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace splitter::planning {

namespace {

using model::Lesson;
using pytest::Knowledge;
using pytest::TestFile;
using pytest::TestTree;

/// True where the pytest behind a pipe collects something else than the one that is asked: it has
/// not the options of `--pytest`, and paths in addopts beside the names.
bool selects_for_a_pipe(const Request& settings, const pytest::Setup& setup) {
  if (settings.delivery != Delivery::pipe) {
    return false;
  }
  if (!settings.pytest_named) {
    return !setup.options.paths.empty();
  }
  const auto command = pytest::shell_words(settings.pytest, "--pytest");
  pytest::Options options;
  pytest::read_options(pytest::words_for_pytest(command), options);
  return !options.telling.empty() || !setup.options.paths.empty();
}

bool is_asked_folder(const TestFile& file) {
  return file.knowledge == Knowledge::asked && file.size == 0;
}

std::ptrdiff_t asked_in(const TestTree& tree) {
  return std::ranges::count(tree.files, Knowledge::asked, &TestFile::knowledge);
}

std::string source_of(const Lesson& lesson) {
  return lesson.run.empty() ? "pytest" : "run " + lesson.run;
}

}  // namespace

Taught::Taught(const Request& settings,
               const model::Profile& profile,
               const pytest::Setup& setup,
               const Messages& messages)
    : profile_(profile),
      setup_(setup),
      messages_(messages),
      counts_(settings.limits.algorithm != model::Algorithm::contiguous &&
              settings.naming != render::Naming::expanded && !selects_for_a_pipe(settings, setup)),
      run_(settings.delivery != Delivery::pipe) {}

std::span<const Lesson* const> Taught::same() {
  if (same_) {
    return *same_;
  }
  same_.emplace();
  asked_ = kept_lesson(setup_.folder);
  if (profile_.lessons.empty() && !asked_) {
    return *same_;
  }
  const auto settings = pytest::collection_settings(setup_);
  const std::string hash = settings ? settings->all : "";
  for (const Lesson& lesson : profile_.lessons) {
    if (lesson.settings == hash) {
      same_->push_back(&lesson);
    }
  }
  if (asked_ && asked_->settings == hash) {
    same_->push_back(&*asked_);
  }
  if (same_->empty()) {
    messages_.detail(settings ? "recorded runs had other settings, plugins or conftest.py files"
                              : "no recorded run can tell: a plugin, a setting or a linked folder "
                                "is of no version");
  }
  return *same_;
}

Lesson Taught::newest() const {
  const std::string words = pytest::hash_of_words(setup_);
  std::map<std::string_view, const model::TaughtFile*> files;
  for (const Lesson& lesson : profile_.lessons) {
    for (const model::TaughtFile& file : lesson.files) {
      const model::TaughtFile*& newest = files[file.path];
      if (lesson.words == words && (newest == nullptr || newest->run < file.run)) {
        newest = &file;
      }
    }
  }
  Lesson all;
  for (const auto& [path, file] : files) {
    if (file != nullptr) {
      all.run = std::max(all.run, file->run);
      all.files.push_back(*file);
    }
  }
  return all;
}

std::optional<TestTree> Taught::checked(const std::string& folder) {
  std::optional<TestTree> best;
  for (const Lesson* lesson : same()) {
    TestTree tree = pytest::TaughtFiles(setup_, *lesson).below(folder);
    if (tree.doubt) {
      messages_.detail("recorded runs do not tell: " + model::excerpt(tree.doubt.text()));
    } else if (!best || asked_in(tree) < asked_in(*best)) {
      messages_.detail(
          fmt::format("as {} collected it: {}", source_of(*lesson), model::excerpt(folder)));
      best = std::move(tree);
    }
  }
  if (best && !best->run_only.empty()) {
    throw model::InputError(
        model::excerpt(best->run_only.front()),
        fmt::format("pytest does not run the tests of this file, or imports it, "
                    "if a pipe names them ({} such)",
                    render::human_count(best->run_only.size(), "file")),
        unnamed_hint);
  }
  return best;
}

std::optional<TestTree> Taught::everything(const pytest::Doubt& doubt) {
  if (!counts_) {
    return std::nullopt;
  }
  if (!run_) {
    return checked(".");
  }
  const Lesson lesson = newest();
  TestTree tree;
  tree.files = remembered_files(setup_, lesson);
  if (tree.files.empty()) {
    return std::nullopt;
  }
  messages_.detail("as run " + lesson.run + " collected it: " + model::excerpt(doubt.text()));
  return tree;
}

void Taught::replace_folders(std::vector<TestFile>& files) {
  if (!counts_ || run_ || std::ranges::none_of(files, is_asked_folder)) {
    return;
  }
  std::vector<TestFile> all;
  for (TestFile& file : files) {
    auto below = is_asked_folder(file) && !file.taught ? checked(file.path) : std::nullopt;
    if (below) {
      std::ranges::move(below->files, std::back_inserter(all));
    } else {
      all.push_back(std::move(file));
    }
  }
  files = std::move(all);
}

void Taught::close_files(std::vector<TestFile>& files) {
  for (TestFile& file : files) {
    if (file.knowledge != Knowledge::asked || file.size == 0) {
      continue;
    }
    const auto closing = std::ranges::find_if(same(), [&](const Lesson* lesson) {
      return pytest::TaughtFiles(setup_, *lesson).close(file);
    });
    if (closing != same().end()) {
      messages_.detail(
          fmt::format("as {} collected it: {}", source_of(**closing), model::excerpt(file.path)));
    }
  }
}

}  // namespace splitter::planning
