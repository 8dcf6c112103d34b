#include "asked_lesson.hpp"

#include "splitter/input/collected.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/teaching.hpp"
#include "splitter/render/lesson_text.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

namespace splitter::planning {

namespace {

std::string place_in(const std::string& folder) {
  return system::in_root(folder, ".splitter/collected.jsonl");
}

}  // namespace

void keep_lesson(const Request& settings, const std::string& facts) {
  const auto source = system::read_file_if_there(facts);
  auto collected = source ? input::parse_collected(*source) : std::nullopt;
  if (!collected || collected->lesson.folders.empty()) {
    return;
  }
  try {
    const pytest::Setup setup =
        pytest::read_setup({.root = settings.root, .command = settings.pytest}, system::disk());
    if (setup.root != collected->root || !pytest::complete(collected->lesson, setup)) {
      return;
    }
    const std::string folder = system::make_folder(system::in_root(settings.root, ".splitter"));
    if (const std::string ignore = folder + "/.gitignore"; !system::is_file(ignore)) {
      system::write_file(ignore, "*\n");
    }
    system::write_file(place_in(settings.root),
                       std::string(source->view()) + render::taught_event(collected->lesson));
  } catch (const model::InputError&) {
    // A folder that cannot be written to keeps nothing.
  }
}

std::optional<model::Lesson> kept_lesson(const std::string& folder) {
  try {
    const auto source = system::read_file_if_there(place_in(folder));
    return source ? input::parse_lesson(*source) : std::nullopt;
  } catch (const model::InputError&) {
    return std::nullopt;
  }
}

std::string kept_lines(const std::string& folder, const std::string& settings) {
  const auto lesson = kept_lesson(folder);
  if (!lesson || lesson->settings != settings) {
    return {};
  }
  const std::string text(system::read_file(place_in(folder)).view());
  return text.substr(text.find('\n') + 1);
}

}  // namespace splitter::planning
