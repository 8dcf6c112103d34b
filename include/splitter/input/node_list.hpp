#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace splitter::input {

/// Tests that a user listed, in the order of the list.
struct NodeList {
  std::vector<model::NodeId> ids;     ///< Node IDs, and paths of which nothing more is known.
  std::vector<model::NodeId> broken;  ///< Paths that pytest could not collect; also in `ids`.
  std::vector<model::Text> texts;     ///< Own what the ids point into.
  std::size_t noise = 0;              ///< Lines that pytest prints around a list.
  std::size_t unknown = 0;            ///< Other lines that name no test.
  std::string unknown_example;
};

/// Reads node IDs or paths, one a line or each ended by a NUL byte, UTF-8 or UTF-16 with its mark,
/// or what `pytest --collect-only` prints: the ids of `-q`,
/// the `path: count` lines of `-qq`, or the tree that it draws when `-v` in addopts takes the `-q`
/// back. Banners, warnings, tracebacks and summaries are noise, colours and blanks around a line
/// say nothing. `ERROR path` lines of files and folders that could not be collected become paths,
/// so that what is broken fails in its group instead of disappearing. Paths lose `./` and double
/// slashes. `is_there` tells paths that exist: a line that does not look like a path, such as a
/// folder's bare name, is one if it is there. Throws model::InputError where a tree does not say in
/// which folder its files are.
[[nodiscard]] NodeList parse_node_list(const model::SourceText& source,
                                       const std::function<bool(const std::string&)>& is_there);

}  // namespace splitter::input
