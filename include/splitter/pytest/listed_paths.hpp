#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/system/tree.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// A user's list, held against the files that are there.
struct ListedPaths {
  std::vector<model::NodeId> tests;          ///< What pytest may be given, in the list's order.
  std::vector<model::NodeId> gone;           ///< Their file is not there: one of them makes pytest
                                             ///< refuse all names beside it.
  std::vector<model::NodeId> without_tests;  ///< Files in which pytest would find nothing: alone in
                                             ///< a group they end it with code 5; an `__init__.py`
                                             ///< brings its package along (pytest 7).
  /// Documents among the tests that a plugin or a conftest.py may collect or not: only pytest
  /// knows.
  std::vector<model::NodeId> doubtful;
};

/// Sorts out the entries of a list. `folder` is where their paths begin. Files whose text may hold
/// tests are kept; folders are. The setup is asked for where a bare path must be judged, and only
/// then.
[[nodiscard]] ListedPaths sort_out(std::span<const model::NodeId> ids,
                                   const std::string& folder,
                                   const system::Tree& tree,
                                   const std::function<const Setup&()>& setup);

}  // namespace splitter::pytest
