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
  std::vector<TaughtFolder> found;
  for (auto result : folders) {
    auto field = document.checked(result);
    TaughtFolder& folder = found.emplace_back();
    folder.path = document.key(field);
    for (auto inner : document.object(field.value(), "a folder's names")) {
      auto member = document.checked(inner);
      const std::string_view name = document.key(member);
      if (name == "files" || name == "quiet") {
        auto& names = name == "files" ? folder.files : folder.quiet;
        names = read_texts(document, member.value());
        std::ranges::sort(names);
      }
    }
  }
  std::ranges::sort(found, {}, &TaughtFolder::path);
  return found;
}

std::vector<TaughtFile> read_taught_files(JsonDocument& document, ondemand::object files) {
  std::vector<TaughtFile> found;
  for (auto result : files) {
    auto field = document.checked(result);
    std::string path(document.key(field));
    found.push_back(
        read_file(document, std::move(path), document.object(field.value(), "a file's tests")));
  }
  std::ranges::sort(found, {}, &TaughtFile::path);
  return found;
}

std::vector<Lesson> read_lessons(JsonDocument& document, ondemand::object lessons) {
  std::vector<Lesson> found;
  for (auto result : lessons) {
    auto field = document.checked(result);
    std::string settings(document.key(field));
    found.push_back(read_lesson(
        document, std::move(settings), document.object(field.value(), "what runs collected")));
  }
  std::ranges::sort(found, {}, &Lesson::settings);
  return found;
}

}  // namespace splitter::input
