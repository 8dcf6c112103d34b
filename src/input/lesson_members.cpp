#include "lesson_members.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Lesson;
using model::TaughtFile;
using model::TaughtFolder;

/// The members of an object, by their names.
template <typename Element, typename Read>
std::vector<Element> read_sorted(JsonDocument& document,
                                 ondemand::object members,
                                 std::string_view what,
                                 std::string Element::*name,
                                 const Read& read) {
  std::vector<Element> found;
  for (auto result : members) {
    auto field = document.checked(result);
    std::string key(document.key(field));
    found.push_back(read(document, std::move(key), document.object(field.value(), what)));
  }
  std::ranges::sort(found, {}, name);
  return found;
}

TaughtFolder read_folder(JsonDocument& document, std::string path, ondemand::object members) {
  TaughtFolder folder;
  folder.path = std::move(path);
  for (auto result : members) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    if (name == "files" || name == "quiet") {
      auto& names = name == "files" ? folder.files : folder.quiet;
      names = read_texts(document, field.value());
      std::ranges::sort(names);
    }
  }
  return folder;
}

TaughtFile read_file(JsonDocument& document, std::string path, ondemand::object members) {
  TaughtFile file;
  file.path = std::move(path);
  for (auto result : members) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    if (name == "text" || name == "imports") {
      (name == "text" ? file.text : file.imports) = document.text(field.value(), "a hash");
    } else if (name == "tests" || name == "out") {
      (name == "tests" ? file.tests : file.left_out) = read_texts(document, field.value());
    } else if (name == "run") {
      file.run = document.text(field.value(), "a run");
    } else if (name == "others") {
      file.nameable = false;
    }
  }
  return file;
}

Lesson read_lesson(JsonDocument& document, std::string settings, ondemand::object members) {
  Lesson lesson;
  lesson.settings = std::move(settings);
  for (auto result : members) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    if (name == "words") {
      lesson.words = document.text(field.value(), "a hash");
    } else if (name == "run" || name == "walked") {
      (name == "run" ? lesson.run : lesson.walked) = document.text(field.value(), "a run");
    } else if (name == "folders") {
      lesson.folders = read_folders(document, document.object(field.value(), "the folders"));
    } else if (name == "files") {
      lesson.files = read_taught_files(document, document.object(field.value(), "the files"));
    }
  }
  for (TaughtFile& file : lesson.files) {
    file.run = file.run.empty() ? lesson.run : file.run;
  }
  return lesson;
}

}  // namespace

std::vector<std::string> read_texts(JsonDocument& document, ondemand::value value) {
  std::vector<std::string> texts;
  for (auto element : document.checked(value.get_array())) {
    texts.emplace_back(document.text(document.checked(element), "a name"));
  }
  return texts;
}

std::vector<TaughtFolder> read_folders(JsonDocument& document, ondemand::object folders) {
  return read_sorted(document, folders, "a folder's names", &TaughtFolder::path, read_folder);
}

std::vector<TaughtFile> read_taught_files(JsonDocument& document, ondemand::object files) {
  return read_sorted(document, files, "a file's tests", &TaughtFile::path, read_file);
}

std::vector<Lesson> read_lessons(JsonDocument& document, ondemand::object lessons) {
  return read_sorted(document, lessons, "what runs collected", &Lesson::settings, read_lesson);
}

}  // namespace splitter::input
