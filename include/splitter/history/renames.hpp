#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::history {

/// A file that is taken for one that is stored under another path.
struct Rename {
  std::string_view from;
  std::string_view to;
};

/// True where one path is the other with folders in front.
[[nodiscard]] bool adds_or_drops_folders(const Rename& rename);

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

/// Of the files that evidence and stored durations know, those that `exists` denies, and where they
/// are now: a file that was measured and exists. Only where every run that measured the old path is
/// older than every run that measured the new one; of a file that only the durations know, where
/// those do not know the new path. None where no stored file exists and all paths only have folders
/// more, or less, in front.
[[nodiscard]] std::vector<Rename> find_moves(
    const model::Evidence& evidence,
    const model::Profile& durations,
    const std::function<bool(std::string_view path)>& exists);

/// The evidence with tests and set-ups under the new paths, together with what is there.
[[nodiscard]] model::Evidence renamed(model::Evidence evidence, std::span<const Rename> renames);

}  // namespace splitter::history
