#include "listed_globs.hpp"

#include "splitter/system/glob.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace splitter::planning {

namespace {

using model::NodeId;

bool is_in_any(std::span<const std::string> folders, const std::string& path) {
  return std::ranges::any_of(folders, [&path](const std::string& folder) {
    return system::disk().kind(system::in_root(folder, path)) != system::Kind::nothing;
  });
}

/// All that fits a glob in the first folder that has any of it, seen from there.
std::vector<std::string> fitting(std::span<const std::string> folders, const std::string& glob) {
  for (const std::string& folder : folders) {
    std::vector<std::string> found = system::expand_glob(system::in_root(folder, glob));
    if (found.empty()) {
      continue;
    }
    const std::size_t front = system::in_root(folder, glob).size() - glob.size();
    for (std::string& path : found) {
      path.erase(0, front);
    }
    return found;
  }
  return {};
}

}  // namespace

bool is_listed_path(std::span<const std::string> folders, const std::string& path) {
  return is_in_any(folders, path) || (system::is_glob(path) && !fitting(folders, path).empty());
}

void expand_globs(std::span<const std::string> folders,
                  std::vector<NodeId>& ids,
                  std::vector<model::Text>& texts) {
  std::vector<NodeId> result;
  for (const NodeId& id : ids) {
    const std::string path(id.text());
    const bool glob = id.is_path() && system::is_glob(path) && !is_in_any(folders, path);
    auto found = std::make_shared<const std::vector<std::string>>(
        glob ? fitting(folders, path) : std::vector<std::string>{});
    if (found->empty()) {
      result.push_back(id);
      continue;
    }
    for (const std::string& each : *found) {
      result.emplace_back(each);
    }
    texts.push_back(std::move(found));
  }
  ids = std::move(result);
}

}  // namespace splitter::planning
