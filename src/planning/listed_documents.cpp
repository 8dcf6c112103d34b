#include "listed_documents.hpp"

#include "discovery.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace splitter::planning {

namespace {

using input::Collection;
using model::NodeId;
using Clock = std::chrono::steady_clock;

std::string path_of(NodeId id, const std::string& folder) {
  return system::canonical(system::in_root(folder, std::string(id.file())));
}

/// The folders of the documents, as seen from where their paths begin; `.` holds all others.
std::vector<std::string> folders_of(std::span<const NodeId> documents) {
  std::set<std::string> folders;
  for (const NodeId id : documents) {
    const std::string folder = system::parent(std::string(id.file()));
    if (folder.empty() || folder == ".") {
      return {"."};
    }
    folders.insert(folder);
  }
  return {folders.begin(), folders.end()};
}

std::optional<Collection> answer_about(const std::vector<std::string>& folders,
                                       const Request& settings,
                                       const render::Workplace& place,
                                       const Messages& messages) {
  try {
    return ask_about_files(settings, render::arguments(folders, place), messages);
  } catch (const model::InputError& error) {
    messages.detail(fmt::format("pytest tells nothing of listed documents: {}", error.what()));
    return std::nullopt;
  }
}

/// The files of which pytest has tests, or which it could not collect.
std::set<std::string> files_in(const Collection& collection) {
  std::set<std::string> files;
  for (const auto* ids : {&collection.tests, &collection.broken, &collection.run_only}) {
    for (const NodeId id : *ids) {
      files.insert(path_of(id, collection.root));
    }
  }
  return files;
}

}  // namespace

void leave_out_uncollected(const Request& settings,
                           const std::string& folder,
                           const render::Workplace& place,
                           const Messages& messages,
                           pytest::ListedPaths& listed) {
  if (listed.doubtful.empty() || settings.discover == Discover::files) {
    return;
  }
  const auto start = Clock::now();
  const auto answer = answer_about(folders_of(listed.doubtful), settings, place, messages);
  if (!answer) {
    return;
  }
  say_asked(settings,
            fmt::format("which of {} in the list it collects, such as {}",
                        render::human_count(listed.doubtful.size(), "document"),
                        model::excerpt(listed.doubtful.front().text())),
            std::chrono::duration_cast<model::Microseconds>(Clock::now() - start),
            messages);
  const std::set<std::string> files = files_in(*answer);
  for (const NodeId id : listed.doubtful) {
    if (!files.contains(path_of(id, folder))) {
      std::erase(listed.tests, id);
      listed.without_tests.push_back(id);
    }
  }
}

}  // namespace splitter::planning
