#pragma once

#include "values.hpp"

namespace splitter::cli {

/// Fills `splits` and `group` from SPLITTER_SPLITS and SPLITTER_GROUP.
void fill_from_own_variables(Values& values);

/// Fills `splits` and `group`, counted from 1, from the variables of the CI system that runs this
/// job: the first of the table whose variables are set and not empty. Fills nothing if `--shard` is
/// typed, and no group if none is wanted.
void fill_from_ci(Values& values, bool wants_group = true);

}  // namespace splitter::cli
