#pragma once

#include "values.hpp"

#include <string>

namespace splitter::cli {

/// Fills `splits` and `group` from SPLITTER_SPLITS and SPLITTER_GROUP.
void fill_from_own_variables(Values& values);

/// Fills `splits` and `group` from the variables of the CI system that runs this job: the first
/// of the table whose variables are set and not empty. Some count from 0, which is mended here.
/// Nothing where `--shard` is typed; no group where none is wanted.
void fill_from_ci(Values& values, bool wants_group = true);

/// A name for the CI run that this job is a part of, the same in all of its jobs and in no others:
/// SPLITTER_PIPELINE, or what the CI system calls it; empty where neither is set.
[[nodiscard]] std::string ci_pipeline();

}  // namespace splitter::cli
