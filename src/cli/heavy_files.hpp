#pragma once

#include "settings.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/pytest/walk.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

/// Finds the files that would have to stay whole, or whose functions would, though they are so
/// large that they should be cut: by what is stored of their tests' times, else by their sizes.
/// Where earlier runs may tell what is in such a file, or in a folder that must be asked of pytest,
/// it becomes pytest::Knowledge::remembered, else pytest::Knowledge::asked. `root` is pytest's
/// rootdir.
void mark_heavy(const Settings& settings,
                const model::Profile& profile,
                const std::string& root,
                std::vector<pytest::TestFile>& files);

}  // namespace splitter::cli
