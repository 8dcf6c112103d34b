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

/// True if one path is the other with folders in front.
[[nodiscard]] bool adds_or_drops_folders(const Rename& rename);

/// A file and its tests: the texts behind the path, ascending; empty if unknown.
struct FileOfTests {
  std::string_view path;
  std::vector<std::string_view> tests;
};

/// Pairs of files that are gone and new ones of the same name, with a test in common if tests are
/// known. Several candidates: the one with the longest common tail of the path, and none if two are
/// as good or two gone files claim one. Sorted by `from`.
[[nodiscard]] std::vector<Rename> find_renames(std::span<const FileOfTests> gone,
                                               std::span<const FileOfTests> arrived);

/// Files of the profile that the suite lacks but has under another path. Functions of an outline
/// stand for their instances. None if all paths only have folders more, or less, in front: then
/// splitter runs in another folder than pytest did, and the user wants a prefix.
[[nodiscard]] std::vector<Rename> find_renames(const model::Suite& suite,
                                               const model::Profile& profile);

/// Profile with its tests and set-ups under the new paths.
[[nodiscard]] model::Profile renamed(model::Profile profile, std::span<const Rename> renames);

/// Files of the evidence and of stored durations that `exists` denies, each with its new path: that
/// of a file that was measured and exists. Every run that measured the old path must be older than
/// every run that measured the new one; a file that only the durations know must not be there under
/// the new path. None if no stored file exists and all paths only have folders more, or less, in
/// front.
[[nodiscard]] std::vector<Rename> find_moves(
    const model::Evidence& evidence,
    const model::Profile& durations,
    const std::function<bool(std::string_view path)>& exists);

/// Evidence with tests and set-ups under the new paths, united with those that are there.
[[nodiscard]] model::Evidence renamed(model::Evidence evidence, std::span<const Rename> renames);

}  // namespace splitter::history
