#include "lessons.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace splitter::history {

namespace {

using model::Lesson;
using model::TaughtFile;
using model::TaughtFolder;

/// Number of settings that are kept: those of the newest runs. More are kept, up to a bound, if
/// they tell of further files: the jobs of a run may have options that differ by the name of a
/// report.
constexpr std::size_t settings_kept = 4;
constexpr std::size_t most_settings = 64;

/// Both sorted lists in one, of two elements with one key what `unite` makes of them.
template <typename Element, typename Key, typename Unite>
std::vector<Element> united(std::vector<Element> a,
                            std::vector<Element> b,
                            const Key& key,
                            const Unite& unite) {
  std::vector<Element> all;
  std::merge(std::make_move_iterator(a.begin()),
             std::make_move_iterator(a.end()),
             std::make_move_iterator(b.begin()),
             std::make_move_iterator(b.end()),
             std::back_inserter(all),
             [key](const Element& x, const Element& y) { return x.*key < y.*key; });
  std::vector<Element> result;
  for (Element& element : all) {
    if (!result.empty() && result.back().*key == element.*key) {
      unite(result.back(), std::move(element));
    } else {
      result.push_back(std::move(element));
    }
  }
  return result;
}

void unite_files(TaughtFile& file, TaughtFile&& other) {
  const bool same = file.text == other.text;
  const auto rank = [](const TaughtFile& one) {
    return std::tie(
        one.run, one.text, one.imports, one.tests, one.left_out, one.nameable, one.run_only);
  };
  if (rank(file) < rank(other)) {
    std::swap(file, other);
  }
  if (same) {
    std::vector<std::string> both;
    std::ranges::set_union(file.left_out, other.left_out, std::back_inserter(both));
    file.left_out = std::move(both);
    file.nameable = file.nameable && other.nameable;
    file.run_only = file.run_only || other.run_only;
  }
}

void unite(Lesson& lesson, Lesson&& other) {
  if (std::tie(lesson.walked, lesson.folders) < std::tie(other.walked, other.folders)) {
    std::swap(lesson.walked, other.walked);
    std::swap(lesson.folders, other.folders);
  }
  lesson.run = std::max(lesson.run, other.run);
  lesson.files =
      united(std::move(lesson.files), std::move(other.files), &TaughtFile::path, unite_files);
}

/// True for a file that was not there when a later run looked through its folder.
bool is_gone(const TaughtFile& file, const Lesson& lesson) {
  const std::size_t slash = file.path.rfind('/');
  const std::string_view path(file.path);
  const std::string_view folder = slash == std::string::npos ? "." : path.substr(0, slash);
  const std::string name(path.substr(slash == std::string::npos ? 0 : slash + 1));
  const auto found = std::ranges::lower_bound(lesson.folders, folder, {}, &TaughtFolder::path);
  return file.run < lesson.walked && found != lesson.folders.end() && found->path == folder &&
         !std::ranges::binary_search(found->files, name);
}

void drop_old_settings(std::vector<Lesson>& lessons) {
  std::ranges::sort(lessons, [](const Lesson& a, const Lesson& b) {
    return std::tie(b.run, b.settings) < std::tie(a.run, a.settings);
  });
  std::set<std::pair<std::string, std::string>> told;
  std::size_t place = 0;
  std::erase_if(lessons, [&](const Lesson& lesson) {
    bool more = false;
    for (const TaughtFile& file : lesson.files) {
      more = told.emplace(lesson.words, file.path).second || more;
    }
    const bool kept = place < settings_kept || (more && place < most_settings);
    place += kept ? 1 : 0;
    return !kept;
  });
  std::ranges::sort(lessons, {}, &Lesson::settings);
}

}  // namespace

std::vector<Lesson> lessons_of(const model::Recording& recording) {
  if (!recording.lesson) {
    return {};
  }
  Lesson lesson = *recording.lesson;
  lesson.run = recording.session.run;
  lesson.walked = lesson.folders.empty() ? "" : lesson.run;
  for (TaughtFile& file : lesson.files) {
    file.run = lesson.run;
  }
  return {std::move(lesson)};
}

std::vector<Lesson> united_lessons(std::vector<Lesson> a, std::vector<Lesson> b) {
  return united(std::move(a), std::move(b), &Lesson::settings, unite);
}

void drop_old_lessons(std::vector<Lesson>& lessons) {
  if (lessons.size() > settings_kept) {
    drop_old_settings(lessons);
  }
  for (Lesson& lesson : lessons) {
    std::erase_if(lesson.files,
                  [&lesson](const TaughtFile& file) { return is_gone(file, lesson); });
  }
}

}  // namespace splitter::history
