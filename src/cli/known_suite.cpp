#include "known_suite.hpp"

#include "splitter/input/durations.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/python/outline.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/glob.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>

namespace splitter::cli {

namespace {

using input::PathKind;

/// True where one of the folders of a path is one that pytest does not enter by default.
bool is_left_out(const std::string& path) {
  static const std::vector<std::string> never = pytest::Setup{}.norecursedirs;
  return std::ranges::any_of(system::parents("/" + path), [](const std::string& folder) {
    return model::matches_any_path(never, folder);
  });
}

}  // namespace

PathKind KnownSuite::kind_of(const std::string& reported) {
  const std::string path = renamed(reported);
  const std::string here = system::in_root(settings_.root, path);
  if (system::is_file(here)) {
    return PathKind::file;
  }
  // The checkout lacks a folder that the prefix takes away.
  const bool stripped = settings_.strip_prefix.starts_with(reported + "/");
  return system::is_folder(here) || stripped ? PathKind::folder : stored_kind(path);
}

std::vector<std::string> KnownSuite::tests_in(const std::string& reported) const {
  const std::string here = system::in_root(settings_.root, renamed(reported));
  return system::is_regular_file(here)
             ? python::outline_of(system::read_file(here).view(), {}).tests
             : std::vector<std::string>();
}

std::vector<std::string> KnownSuite::files_ending(const std::string& end) {
  const auto [first, last] = named_files().equal_range(system::file_name(end));
  std::set<std::string> found;
  for (auto file = first; file != last; ++file) {
    if (file->second == end || file->second.ends_with("/" + end)) {
      found.insert(as_reported(file->second));
    }
  }
  return {found.begin(), found.end()};
}

std::span<const model::NodeId> KnownSuite::ids() {
  if (!ids_ && stored_) {
    ids_.emplace();
    read_ids(stored_());
  } else if (!ids_) {
    ids_.emplace();
    for (const std::string& path : settings_.durations) {
      if (system::is_regular_file(path)) {
        read_ids(input::parse_durations(system::read_file(path)).profile);
      }
    }
    std::ranges::sort(*ids_);
  }
  return *ids_;
}

void KnownSuite::read_ids(const model::Profile& profile) {
  for (const model::Measurement& test : profile.tests) {
    ids_->push_back(test.id);
  }
  texts_.insert(texts_.end(), profile.texts.begin(), profile.texts.end());
}

std::string KnownSuite::renamed(const std::string& path) const {
  const std::string& strip = settings_.strip_prefix;
  const bool begins = path.starts_with(strip) && path.size() > strip.size();
  return settings_.add_prefix + path.substr(begins ? strip.size() : 0);
}

std::string KnownSuite::as_reported(const std::string& path) const {
  const std::string& add = settings_.add_prefix;
  return settings_.strip_prefix + path.substr(path.starts_with(add) ? add.size() : 0);
}

PathKind KnownSuite::stored_kind(const std::string& path) {
  const std::set<std::string_view>& files = stored_files();
  const auto next = files.lower_bound(path);
  if (next != files.end() && *next == path) {
    return PathKind::file;
  }
  const std::string inside = path + "/";
  const auto below = files.lower_bound(inside);
  return below != files.end() && below->starts_with(inside) ? PathKind::folder : PathKind::none;
}

const std::set<std::string_view>& KnownSuite::stored_files() {
  if (stored_files_.empty()) {
    for (const model::NodeId id : ids()) {
      stored_files_.insert(id.file());
    }
  }
  return stored_files_;
}

const KnownSuite::Named& KnownSuite::named_files() {
  if (!named_files_) {
    named_files_.emplace();
    for (const std::string_view file : stored_files()) {
      named_files_->emplace(system::file_name(std::string(file)), file);
    }
    const std::string root = system::canonical(settings_.root);
    for (const std::string& file : system::expand_glob(root + "/**/*.py")) {
      const std::string path = system::relative(file, root);
      if (!is_left_out(path)) {
        named_files_->emplace(system::file_name(path), path);
      }
    }
  }
  return *named_files_;
}

}  // namespace splitter::cli
