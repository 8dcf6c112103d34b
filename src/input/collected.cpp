#include "splitter/input/collected.hpp"

#include "json_document.hpp"
#include "lesson_members.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Lesson;
using model::SourceText;
using model::TaughtFile;

constexpr std::string_view collected_event = "\n{\"e\":\"collected\",";
constexpr std::string_view taught_event = "\n{\"e\":\"taught\",";

/// The line that begins so at `begin`; empty where it is not there, or cut short.
std::string_view line_of(std::string_view record, std::string_view beginning, std::size_t begin) {
  const std::size_t end =
      begin == std::string_view::npos ? begin : record.find('\n', begin + beginning.size());
  return end == std::string_view::npos ? std::string_view{}
                                       : record.substr(begin + 1, end - begin - 1);
}

/// Hashes by the paths of their files.
struct Hashes {
  std::string settings;
  std::string words;
  std::unordered_map<std::string, std::vector<std::string>> files;
};

void read_collected(JsonDocument& document, Collected& collected) {
  for (auto result : document.root()) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    const auto text = [&] { return std::string(document.text(field.value(), "a text")); };
    if (name == "root") {
      collected.root = text();
    } else if (name == "folder") {
      collected.folder = text();
    } else if (name == "python") {
      collected.python = text();
    } else if (name == "pytest") {
      collected.pytest = text();
    } else if (name == "words") {
      collected.words = read_texts(document, field.value());
    } else if (name == "folders") {
      collected.lesson.folders =
          read_folders(document, document.object(field.value(), "the folders"));
    } else if (name == "files") {
      collected.lesson.files =
          read_taught_files(document, document.object(field.value(), "the files"));
    }
  }
}

Hashes read_taught(JsonDocument& document) {
  Hashes hashes;
  for (auto result : document.root()) {
    auto field = document.checked(result);
    const std::string_view name = document.key(field);
    if (name == "settings" || name == "words") {
      (name == "settings" ? hashes.settings : hashes.words) =
          document.text(field.value(), "a hash");
    } else if (name == "texts") {
      for (auto inner : document.object(field.value(), "the texts")) {
        auto file = document.checked(inner);
        std::string path(document.key(file));
        hashes.files[std::move(path)] = read_texts(document, file.value());
      }
    }
  }
  return hashes;
}

/// Gives the files their hashes; those without one cannot be told again.
void add_hashes(Lesson& lesson, Hashes hashes) {
  lesson.settings = std::move(hashes.settings);
  lesson.words = std::move(hashes.words);
  for (TaughtFile& file : lesson.files) {
    const auto found = hashes.files.find(file.path);
    if (found != hashes.files.end() && !found->second.empty()) {
      file.text = found->second.front();
      file.imports = found->second.size() > 1 ? found->second.back() : "";
    }
  }
  std::erase_if(lesson.files, [](const TaughtFile& file) { return file.text.empty(); });
}

}  // namespace

std::optional<Collected> parse_collected(const SourceText& record) {
  const std::string_view line =
      line_of(record.view(), collected_event, record.view().rfind(collected_event));
  if (line.empty()) {
    return std::nullopt;
  }
  try {
    const SourceText source{record.name, std::make_shared<const std::string>(line)};
    JsonDocument document(source, "");
    Collected collected;
    read_collected(document, collected);
    return collected;
  } catch (const model::InputError&) {
    return std::nullopt;
  }
}

std::optional<Lesson> parse_lesson(const SourceText& record) {
  const std::string_view line =
      line_of(record.view(), taught_event, record.view().rfind(taught_event));
  std::optional<Collected> collected = line.empty() ? std::nullopt : parse_collected(record);
  if (!collected) {
    return std::nullopt;
  }
  try {
    const SourceText source{record.name, std::make_shared<const std::string>(line)};
    JsonDocument document(source, "");
    add_hashes(collected->lesson, read_taught(document));
  } catch (const model::InputError&) {
    return std::nullopt;
  }
  if (collected->lesson.settings.empty()) {
    return std::nullopt;
  }
  return std::move(collected->lesson);
}

}  // namespace splitter::input
