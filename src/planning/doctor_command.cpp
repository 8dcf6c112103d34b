#include "doctor_command.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/lost_environment.hpp"
#include "splitter/pytest/options.hpp"
#include "splitter/pytest/piped_command.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;

/// The words that are paths of what is there. A word behind an unknown option is taken for its
/// value.
std::vector<std::string> paths_among(std::span<const std::string> words,
                                     const pytest::Setup& setup) {
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    const std::string path = word.substr(0, word.find("::"));
    const bool is_option = word.empty() || word[0] == '-' || word[0] == '@';
    const bool is_there =
        !is_option && setup.tree->kind(system::joined(setup.folder, path)) != system::Kind::nothing;
    pytest::Options options;
    pytest::read_options(words.first(at + 1), options);
    const bool is_argument = !options.paths.empty() && options.paths.back() == word;
    const bool may_be_value =
        at > 0 && words[at - 1].starts_with('-') && words[at - 1].find('=') == std::string::npos;
    if (is_there && (is_argument || (options.doubt && !may_be_value))) {
      paths.push_back(word);
    }
  }
  return paths;
}

void examine_pipe(const pytest::PipedCommand& piped, const pytest::Setup& setup, Checkup& checkup) {
  if (!piped.parting.empty()) {
    checkup.findings.push_back(
        {Severity::fault,
         "parted-pipe",
         "xargs " + piped.parting,
         "starts several pytests: the first gets no test by name, and runs the whole suite",
         "leave it out: one pytest takes all words"});
  }
  for (const std::string& path : paths_among(pytest::words_for_pytest(piped.command), setup)) {
    checkup.findings.push_back(
        {Severity::fault,
         "path-beside-pipe",
         model::excerpt(path),
         "stands beside the names of the pipe: every job would run it, in addition to its group",
         "leave it out; `splitter run -- pytest PATH` splits a part of the suite"});
  }
}

/// True for a pytest that takes `@ids` for a file of arguments.
bool reads_argument_files(const pytest::Environment& environment) {
  return environment.major == 0 || pytest::is_at_least(environment, 8, 2);
}

void examine_argument_file(const std::vector<std::string>& command,
                           const pytest::Setup& setup,
                           Checkup& checkup) {
  const auto words = pytest::words_for_pytest(command);
  const auto file = std::ranges::find_if(
      words, [](const std::string& word) { return word.size() > 1 && word[0] == '@'; });
  if (file != words.end() && !reads_argument_files(setup.environment)) {
    checkup.findings.push_back(
        {Severity::fault,
         "argument-file",
         model::excerpt(*file),
         fmt::format("pytest {}.{} reads no files of arguments: it finds no such test, and runs "
                     "none",
                     setup.environment.major,
                     setup.environment.minor),
         "use pytest 8.2 or newer, a pipe, or `splitter run -- pytest`"});
  }
}

}  // namespace

void examine_command(const Request& request,
                     const std::vector<std::string>& command,
                     const pytest::Setup& setup,
                     Checkup& checkup) {
  if (command.empty()) {
    return;
  }
  checkup.facts.push_back(
      {"command", model::excerpt(fmt::format("{}", fmt::join(command, " "))), {}});
  if (const auto piped = pytest::piped_command(command)) {
    return examine_pipe(*piped, setup, checkup);
  }
  examine_argument_file(command, setup, checkup);
  const auto lost = pytest::lost_environment(command, setup.folder, *setup.tree);
  if (lost && request.delivery != Delivery::pipe) {
    checkup.findings.push_back({Severity::fault,
                                "lost-environment",
                                lost->program,
                                lost->cause + ": every job would run every test, or none",
                                lost->hint});
  }
}

}  // namespace splitter::planning
