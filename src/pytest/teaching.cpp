#include "splitter/pytest/teaching.hpp"

#include "splitter/pytest/collection_settings.hpp"
#include "splitter/pytest/walk.hpp"
#include "splitter/system/path.hpp"
#include "taught_text.hpp"
#include "told_tests.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace splitter::pytest {

namespace {

/// The files and folders whose tests their texts do not tell; all of them where a doubt is about
/// the whole suite.
class Untold {
 public:
  explicit Untold(const Setup& setup) : everything_(static_cast<bool>(setup.doubt)) {
    const TestTree tree = everything_ ? TestTree{} : walk_tests(setup);
    everything_ = everything_ || tree.doubt;
    for (const TestFile& file : tree.files) {
      if (file.knowledge == Knowledge::asked && file.size == 0) {
        folders_.push_back(file.path);
      } else if (file.knowledge != Knowledge::closed) {
        files_.insert(file.path);
      }
    }
  }

  [[nodiscard]] bool has_folder(std::string_view path) const {
    const auto holds = [path](const std::string& folder) { return system::is_below(path, folder); };
    return everything_ || std::ranges::any_of(folders_, holds);
  }

  [[nodiscard]] bool has_file(const std::string& path) const {
    return has_folder(path) || files_.contains(path);
  }

 private:
  bool everything_;
  std::vector<std::string> folders_;
  std::unordered_set<std::string> files_;
};

/// Most texts tell themselves which tests there are.
void add_imports(model::Lesson& lesson, const Setup& setup, TaughtTexts& texts) {
  std::vector<std::string> paths;
  for (const model::TaughtFile& file : lesson.files) {
    paths.push_back(file.path);
  }
  ToldTests told(setup);
  static_cast<void>(told.read(paths));
  for (model::TaughtFile& file : lesson.files) {
    const bool alone = told.tells(file) && !texts.is_open(file.path);
    file.imports = alone ? "" : texts.imports_hash(file.path);
  }
}

}  // namespace

bool complete(model::Lesson& lesson, const Setup& setup) {
  auto settings = collection_settings(setup);
  if (!settings) {
    return false;
  }
  lesson.settings = std::move(settings->all);
  lesson.words = std::move(settings->words);
  const Untold untold(setup);
  TaughtTexts texts(setup);
  for (model::TaughtFile& file : lesson.files) {
    file.text = untold.has_file(file.path) ? texts.hash(file.path) : "";
  }
  std::erase_if(lesson.files, [](const model::TaughtFile& file) { return file.text.empty(); });
  add_imports(lesson, setup, texts);
  std::erase_if(lesson.folders, [&untold](const model::TaughtFolder& folder) {
    return !untold.has_folder(folder.path);
  });
  return !lesson.files.empty();
}

}  // namespace splitter::pytest
