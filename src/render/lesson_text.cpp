#include "splitter/render/lesson_text.hpp"

#include "json_text.hpp"
#include "lesson_members.hpp"

#include <string_view>
#include <vector>

namespace splitter::render {

namespace {

void append_member(std::string& text, std::string_view name, std::string_view value) {
  if (!value.empty()) {
    text += text.ends_with('{') ? "" : ",";
    append_json_string(text, name);
    text += ':';
    append_json_string(text, value);
  }
}

void append_names(std::string& text, std::string_view name, const std::vector<std::string>& names) {
  if (names.empty()) {
    return;
  }
  text += text.ends_with('{') ? "" : ",";
  append_json_string(text, name);
  text += ":[";
  for (const std::string& one : names) {
    text += text.ends_with('[') ? "" : ",";
    append_json_string(text, one);
  }
  text += ']';
}

void append_file(std::string& text, const model::TaughtFile& file, const std::string& newest) {
  append_json_string(text, file.path);
  text += ":{";
  append_member(text, "text", file.text);
  append_member(text, "imports", file.imports);
  append_names(text, "tests", file.tests);
  append_names(text, "out", file.left_out);
  append_member(text, "run", file.run == newest ? "" : file.run);
  text += file.nameable ? "" : ",\"others\":true";
  text += file.run_only ? ",\"run_only\":true}" : "}";
}

void append_folder(std::string& text, const model::TaughtFolder& folder) {
  append_json_string(text, folder.path);
  text += ":{";
  append_names(text, "files", folder.files);
  append_names(text, "quiet", folder.quiet);
  text += '}';
}

template <typename Member, typename Append>
void append_members(std::string& text,
                    std::string_view name,
                    const std::vector<Member>& members,
                    const Append& append) {
  text += ",\n\"";
  text += name;
  text += "\": {";
  std::string_view comma;
  for (const Member& member : members) {
    text += comma;
    text += '\n';
    append(text, member);
    comma = ",";
  }
  text += "\n}";
}

}  // namespace

std::string taught_event(const model::Lesson& lesson) {
  std::string text = R"({"e":"taught")";
  append_member(text, "settings", lesson.settings);
  append_member(text, "words", lesson.words);
  text += ",\"texts\":{";
  std::string_view comma;
  for (const model::TaughtFile& file : lesson.files) {
    text += comma;
    append_json_string(text, file.path);
    text += ":[\"" + file.text + (file.imports.empty() ? "" : "\",\"" + file.imports) + "\"]";
    comma = ",";
  }
  return text + "}}\n";
}

void append_lessons(std::string& text, std::span<const model::Lesson> lessons) {
  if (lessons.empty()) {
    return;
  }
  text += "\"collected\": {";
  std::string_view comma;
  for (const model::Lesson& lesson : lessons) {
    text += comma;
    text += '\n';
    append_json_string(text, lesson.settings);
    text += ": {";
    append_member(text, "run", lesson.run);
    append_member(text, "walked", lesson.walked);
    append_member(text, "words", lesson.words);
    append_members(text, "folders", lesson.folders, append_folder);
    append_members(text, "files", lesson.files, [&lesson](std::string& line, const auto& file) {
      append_file(line, file, lesson.run);
    });
    text += '}';
    comma = ",";
  }
  text += "\n},\n";
}

}  // namespace splitter::render
