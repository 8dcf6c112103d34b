#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {

/// A file that is taken for one that is stored under another path.
struct Rename {
  std::string_view from;
  std::string_view to;
};

/// A file and its tests: what stands behind `path::`, ascending; none where they are not known.
struct FileOfTests {
  std::string_view path;
  std::vector<std::string_view> tests;
};

/// Which of the files that are gone are which of the new ones: of the same name and with a test in
/// common, where tests are known; of several the one with the longest common tail of the path, and
/// none where two are as good or two gone files claim one. By `from`.
[[nodiscard]] std::vector<Rename> find_renames(std::span<const FileOfTests> gone,
                                               std::span<const FileOfTests> arrived);

/// Of the files of a profile that a suite has not, those that it has under another path. None where
/// all paths only have folders more, or less, in front: then splitter runs in another folder than
/// pytest did, and a prefix is what is wanted.
[[nodiscard]] std::vector<Rename> find_renames(const model::Suite& suite,
                                               const model::Profile& profile);

/// The profile with its tests and set-ups under the new paths.
[[nodiscard]] model::Profile renamed(model::Profile profile, std::span<const Rename> renames);

}  // namespace splitter::history
