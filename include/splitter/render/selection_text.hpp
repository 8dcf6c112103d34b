#pragma once

#include "splitter/model/roster.hpp"

#include <string>

namespace splitter::render {

/// What one group runs, for `python/splitter_select.py`: records that end in a NUL byte, each a
/// letter and a value. `g` this group and `n` the number of groups, counted from 1; `p` the plan's
/// fingerprint; `l` the tests are a selection; `b` a group that has tests, in order; `h` a file
/// with its home group before it, a blank between; `s` a name with its group, where the file's home
/// group alone does not tell; `e` the end.
[[nodiscard]] std::string selection_text(const model::Roster& roster, model::GroupIndex group);

}  // namespace splitter::render
