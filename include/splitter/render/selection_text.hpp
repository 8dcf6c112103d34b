#pragma once

#include "splitter/model/roster.hpp"

#include <cstdint>
#include <string>

namespace splitter::render {

/// What one pytest of a group runs, for `python/splitter_select.py`: records that end in a NUL
/// byte, each a letter and a value. `g` this group and `n` the number of groups, counted from 1;
/// `p` the plan's fingerprint; `t` which of how many sessions of the group; `w` no workers here;
/// `l` the tests are a selection; `b` a group that has tests, in order; `h` a file with its home
/// group before it, a blank between; `s` a name with its group, where the file's home group alone
/// does not tell; `e` the end. Group 0 stands for the other sessions of this one. What no name
/// stands for goes to the first session that has a name of its file; in a file that the plan does
/// not know, to the first of all.
[[nodiscard]] std::string selection_text(const model::Roster& roster,
                                         model::GroupIndex group,
                                         std::uint32_t session = 0);

}  // namespace splitter::render
