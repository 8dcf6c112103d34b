#include "lesson_members.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <type_traits>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Lesson;
using model::TaughtFile;
using model::TaughtFolder;

/// The members of an object by their names; of equal ones the last, as in Python's json.
template <typename Read>
auto read_sorted(JsonDocument& document,
                 ondemand::object members,
                 std::string_view what,
                 const Read& read) {
  std::map<std::string, std::invoke_result_t<Read, JsonDocument&, std::string, ondemand::object>>
      found;
  for (auto result : members) {
    auto field = document.checked(result);
    std::string name(document.key(field));
    auto element = read(document, name, document.object(field.value(), what));
    found.insert_or_assign(std::move(name), std::move(element));
  }
  std::vector<typename decltype(found)::mapped_type> sorted;
  sorted.reserve(found.size());
  for (auto& [name, element] : found) {
    sorted.push_back(std::move(element));
  }
  return sorted;
}

/// Python sorts bytes that are no text elsewhere than we do.
std::vector<std::string> read_sorted_texts(JsonDocument& document, ondemand::value value) {
  std::vector<std::string> texts = read_texts(document, value);
  std::ranges::sort(texts);
  return texts;
}

TaughtFolder read_folder(JsonDocument& document, std::string path, ondemand::object members) {
  TaughtFolder folder;
  folder.path = std::move(path);
  for (auto result : members) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    if (name == "files" || name == "quiet") {
      (name == "files" ? folder.files : folder.quiet) = read_sorted_texts(document, field.value());
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
    } else if (name == "tests") {
      file.tests = read_texts(document, field.value());
    } else if (name == "out") {
      file.left_out = read_sorted_texts(document, field.value());
    } else if (name == "run") {
      file.run = document.text(field.value(), "a run");
    } else if (name == "run_only") {
      file.run_only = document.checked(field.value().get_bool());
    } else if (name == "others") {
      file.nameable = !document.checked(field.value().get_bool());
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
  return read_sorted(document, folders, "a folder's names", read_folder);
}

std::vector<TaughtFile> read_taught_files(JsonDocument& document, ondemand::object files) {
  return read_sorted(document, files, "a file's tests", read_file);
}

std::vector<Lesson> read_lessons(JsonDocument& document, ondemand::object lessons) {
  return read_sorted(document, lessons, "what runs collected", read_lesson);
}

}  // namespace splitter::input
