#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/suite.hpp"

#include <span>

namespace splitter::history {

/// The id without the group's name that `--dist loadgroup` of pytest-xdist appends below pytest
/// 9.2: `a.py::test_a@db` is `a.py::test_a`, `a.py::test_c[a@b]@x y` is `a.py::test_c[a@b]`. The
/// same id where nothing stands behind the function's name or its last bracket.
[[nodiscard]] model::NodeId without_group(model::NodeId id);

/// The profile with the names of groups taken from entries that no test has, where the test without
/// the name exists. Of several entries of a test then, the first by id stays: that without a group.
[[nodiscard]] model::Profile without_groups(model::Profile profile, const model::Suite& suite);

/// Takes the names of groups from recorded tests whose id without it is known, ascending, and whose
/// whole id is not.
void drop_groups(model::Recording& recording, std::span<const model::NodeId> known);

}  // namespace splitter::history
