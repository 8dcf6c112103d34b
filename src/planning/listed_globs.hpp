#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/suite.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::planning {

/// True if a path, or something that fits a glob, is there, seen from one of the folders.
[[nodiscard]] bool is_listed_path(std::span<const std::string> folders, const std::string& path);

/// Replaces each glob of a list, such as `tests/test_*.py`, by the files and folders that fit it,
/// sorted: those in the first of the folders that has any. A glob stays where nothing fits it or
/// where a file bears its very name. `texts` gains the owners of the new paths.
void expand_globs(std::span<const std::string> folders,
                  std::vector<model::NodeId>& ids,
                  std::vector<model::Text>& texts);

}  // namespace splitter::planning
