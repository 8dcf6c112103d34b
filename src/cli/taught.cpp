#include "taught.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/options.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/taught_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace splitter::cli {

namespace {

using model::Lesson;
using pytest::Knowledge;
using pytest::TestFile;
using pytest::TestTree;

/// True where the command that asks has options which the pytest behind a pipe does not have.
bool selects_for_a_pipe(const Settings& settings) {
  if (!settings.pytest_named || settings.delivery != Delivery::pipe) {
    return false;
  }
  const auto command = pytest::shell_words(settings.pytest, "--pytest");
  pytest::Options options;
  pytest::read_options(pytest::words_for_pytest(command), options);
  return !options.telling.empty();
}

bool is_asked_folder(const TestFile& file) {
  return file.knowledge == Knowledge::asked && file.size == 0;
}

}  // namespace

Taught::Taught(const Settings& settings,
               const model::Profile& profile,
               const pytest::Setup& setup,
               const Messages& messages)
    : profile_(profile),
      setup_(setup),
      messages_(messages),
      counts_(!profile.lessons.empty() &&
              settings.limits.algorithm != model::Algorithm::contiguous &&
              !selects_for_a_pipe(settings)),
      run_(settings.delivery != Delivery::pipe) {}

const Lesson* Taught::same() {
  if (!same_) {
    same_ = nullptr;
    const auto settings = pytest::collection_settings(setup_);
    const auto found = std::ranges::find(
        profile_.lessons, settings ? settings->all : std::string(), &Lesson::settings);
    if (found != profile_.lessons.end()) {
      same_ = &*found;
    } else {
      messages_.detail(settings
                           ? "recorded runs had other settings, plugins or conftest.py files"
                           : "no recorded run can tell: a plugin, a setting or a linked folder "
                             "is of no version");
    }
  }
  return *same_;
}

const Lesson* Taught::newest() const {
  const std::string words = pytest::hash_of_words(setup_);
  const Lesson* found = nullptr;
  for (const Lesson& lesson : profile_.lessons) {
    if (lesson.words == words && (found == nullptr || found->run < lesson.run)) {
      found = &lesson;
    }
  }
  return found;
}

std::optional<TestTree> Taught::checked(const std::string& folder) {
  const Lesson* lesson = same();
  if (lesson == nullptr) {
    return std::nullopt;
  }
  TestTree tree = pytest::TaughtFiles(setup_, *lesson).below(folder);
  if (tree.doubt) {
    messages_.detail("recorded runs do not tell: " + model::excerpt(tree.doubt.text()));
    return std::nullopt;
  }
  messages_.detail(fmt::format("as run {} collected it: {}", lesson->run, model::excerpt(folder)));
  return tree;
}

std::optional<TestTree> Taught::everything(const pytest::Doubt& doubt) {
  if (!counts_) {
    return std::nullopt;
  }
  messages_.detail("recorded runs may tell what files do not: " + model::excerpt(doubt.text()));
  if (!run_) {
    return checked(".");
  }
  const Lesson* lesson = newest();
  TestTree tree;
  tree.files = lesson == nullptr ? std::vector<TestFile>{} : remembered_files(setup_, *lesson);
  if (tree.files.empty()) {
    messages_.detail("no recorded run had these options");
    return std::nullopt;
  }
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
    if (file.knowledge == Knowledge::asked && file.size > 0 && same() != nullptr &&
        pytest::TaughtFiles(setup_, *same()).close(file)) {
      messages_.detail(
          fmt::format("as run {} collected it: {}", same()->run, model::excerpt(file.path)));
    }
  }
}

}  // namespace splitter::cli
