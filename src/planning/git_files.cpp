#include "git_files.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/process.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace splitter::planning {

namespace {

/// The texts between null bytes. What git warned of before them, in lines, is left out.
std::vector<std::string> null_ended(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find('\0'); end != std::string_view::npos; end = text.find('\0')) {
    const std::string_view part = text.substr(0, end);
    parts.emplace_back(part.substr(part.starts_with("warning: ") ? part.rfind('\n') + 1 : 0));
    text.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace

std::optional<std::string> GitFiles::ask(const std::vector<std::string>& words) const {
  // A configuration of the checkout may start programs to watch its files.
  system::ProcessRequest request{.arguments = {"git",
                                               "--no-optional-locks",
                                               "--literal-pathspecs",
                                               "-c",
                                               "core.fsmonitor=false"},
                                 .folder = folder_,
                                 .variables = {{"LC_ALL", "C"}}};
  request.arguments.insert(request.arguments.end(), words.begin(), words.end());
  std::optional<std::string> output;
  try {
    const std::array<system::ProcessRequest, 1> requests = {std::move(request)};
    system::run_together(requests, 1, [&output](std::size_t, const system::ProcessResult& result) {
      output = result.exit_code == 0 ? std::optional(result.output) : std::nullopt;
    });
  } catch (const model::InputError&) {
    return std::nullopt;  // no git here
  }
  return output;
}

std::string GitFiles::top() const {
  std::string path = ask({"rev-parse", "--show-toplevel"}).value_or("");
  path.erase(path.find_last_not_of('\n') + 1);
  return path;
}

GitState GitFiles::state_of(const std::string& path) const {
  const std::string folder = system::canonical(system::parent(system::absolute(path)));
  const std::string whole = system::in_root(folder, system::file_name(path));
  const auto status =
      ask({"status", "--porcelain=v1", "-z", "--ignored", "--untracked-files=all", "--", whole});
  if (!status) {
    return GitState::outside;
  }
  const std::vector<std::string> lines = null_ended(*status);
  if (lines.empty()) {
    return GitState::committed;
  }
  return lines.front().starts_with("??")   ? GitState::untracked
         : lines.front().starts_with("!!") ? GitState::ignored
                                           : GitState::changed;
}

GitOthers GitFiles::others() const {
  const std::vector<std::string> words = {
      "ls-files", "-z", "--others", "--directory", "--exclude-standard"};
  std::vector<std::string> of_ignored = words;
  of_ignored.emplace_back("--ignored");
  return {null_ended(ask(words).value_or("")), null_ended(ask(of_ignored).value_or(""))};
}

}  // namespace splitter::planning
