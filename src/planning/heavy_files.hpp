#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/walk.hpp"

#include <string>
#include <vector>

namespace splitter::planning {

/// Finds files that are so large that they should be cut, but whose text does not say where: by the
/// stored times of their tests, or else by their sizes. Such a file, or a folder that must be asked
/// of pytest, becomes pytest::Knowledge::remembered if earlier runs may tell its tests, else
/// pytest::Knowledge::asked. The profile gets the new paths of files that moved first, and the
/// messages say so. `root` is pytest's rootdir.
void mark_heavy(const Request& settings,
                model::Profile& profile,
                const std::string& root,
                std::vector<pytest::TestFile>& files,
                const Messages& messages);

/// With `Discover::files`, lets files of which options select a part run whole, for pytest may not
/// be asked about them.
void keep_selected_whole(const Request& settings, std::vector<pytest::TestFile>& files);

}  // namespace splitter::planning
