#include "taught_record.hpp"

#include "asked_lesson.hpp"
#include "splitter/input/collected.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/teaching.hpp"
#include "splitter/render/lesson_text.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/tree.hpp"

#include <algorithm>
#include <vector>

namespace splitter::planning {

namespace {

/// True where the files lead to the pytest that ran.
bool is_that(const pytest::Setup& setup, const input::Collected& collected) {
  const auto& there = setup.environment.distributions;
  const std::string pytest = "pytest-" + collected.pytest + ".dist-info";
  return setup.root == collected.root && std::ranges::find(there, pytest) != there.end();
}

}  // namespace

void add_hashes(const std::string& record) {
  const auto source = system::read_file_if_there(record);
  auto collected = source ? input::parse_collected(*source) : std::nullopt;
  if (!collected) {
    return;
  }
  std::vector<std::string> command = {collected->python, "-m", "pytest"};
  command.insert(command.end(), collected->words.begin(), collected->words.end());
  try {
    const auto words = pytest::asking_words(command);
    if (!words) {
      return;
    }
    const pytest::Setup setup =
        pytest::read_setup({.root = collected->folder, .command = *words}, system::disk());
    if (!is_that(setup, *collected) || !pytest::complete(collected->lesson, setup)) {
      return;
    }
    // A pytest that was told names did not see what there is; the one that was asked did.
    const std::string asked = collected->lesson.folders.empty()
                                  ? kept_lines(collected->folder, collected->lesson.settings)
                                  : "";
    system::append_line(record, asked.empty() ? render::taught_event(collected->lesson) : asked);
  } catch (const model::InputError&) {
    // Nothing is learnt from what cannot be read.
  }
}

}  // namespace splitter::planning
