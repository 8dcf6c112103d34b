#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/source_text.hpp"

#include <string>
#include <vector>

namespace splitter::input {

/// Answer of pytest itself about its suite, through splitter's collecting plugin.
struct Collection {
  std::vector<model::NodeId> tests;       ///< In collection order, before any plugin shuffles them.
  std::vector<model::NodeId> broken;      ///< Files that could not be collected.
  std::vector<model::NodeId> unnameable;  ///< Files whose path would bring more than these tests.
  std::vector<model::NodeId> unreachable;  ///< Ids by which pytest finds no file.
  std::vector<model::NodeId> run_only;     ///< Ids that pytest would take for something else.
  std::vector<model::NodeId> parted;       ///< Functions of which only some tests are selected.
  std::vector<model::Text> texts;          ///< Owners of the text that the ids point into.
  std::string root;                        ///< pytest's rootdir, to which ids are relative.
  std::string folder;                      ///< The folder that pytest ran in, links resolved.
  std::string config;         ///< The configuration file that pins the rootdir; may be empty.
  std::string addopts_paths;  ///< Paths that pytest's own configuration puts into addopts.
  bool selected = false;      ///< Arguments or options left out tests of some file.
  bool none_needed = false;   ///< Told by pytest's exit code: it has no tests, and is content.
};

/// Reads the file that `python/splitter_pytest/collect.py` writes: a JSON object whose members have
/// the names above but the last, lists of texts, texts and a boolean; each may be missing. A member
/// of another name or type is an error, and so is JSON that is cut short.
[[nodiscard]] Collection parse_collection(const model::SourceText& source);

}  // namespace splitter::input
