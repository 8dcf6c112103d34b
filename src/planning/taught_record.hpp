#pragma once

#include <string>

namespace splitter::planning {

/// Adds to a record what later plans can learn from its pytest's collection: the hashes of the
/// files and settings that it depended on, as they are now. Leaves a record alone whose pytest was
/// not the one that its interpreter and folder make expect.
void add_hashes(const std::string& record);

}  // namespace splitter::planning
