#include "existing_tests.hpp"

#include "splitter/history/group_names.hpp"
#include "splitter/input/node_list.hpp"
#include "splitter/model/error.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/tree.hpp"

#include <algorithm>
#include <array>

namespace splitter::cli {

using model::InputError;
using model::Level;
using model::NodeId;

ExistingTests::ExistingTests(const std::vector<std::string>& lists) {
  if (lists.empty()) {
    throw InputError("--prune",
                     "which tests exist?",
                     "name them with --tests: `pytest --collect-only -q | splitter merge --prune "
                     "--tests - …`");
  }
  for (const std::string& path : lists) {
    const model::SourceText source = system::read_file(path);
    const input::NodeList list = input::parse_node_list(source, [](const std::string& name) {
      return system::disk().kind(name) != system::Kind::nothing;
    });
    if (list.ids.empty()) {
      throw InputError(source.name, "names no test, and --prune would drop all that are stored");
    }
    for (const NodeId id : list.ids) {
      std::string_view text = id.text();
      text.remove_suffix(text.ends_with('/') ? 1 : 0);
      named_.insert(text);
    }
    texts_.insert(texts_.end(), list.texts.begin(), list.texts.end());
  }
}

bool ExistingTests::has(NodeId id) const {
  const NodeId plain = history::without_group(id);
  return is_named(id) || (plain != id && is_named(plain));
}

bool ExistingTests::is_named(NodeId id) const {
  constexpr std::array levels = {Level::test, Level::function, Level::test_class, Level::file};
  // A list of the whole folder holds all there is.
  if (named_.contains(".") ||
      std::ranges::any_of(levels, [&](Level at) { return named_.contains(id.enclosing(at)); })) {
    return true;
  }
  // An outer class stands before the inner one's name, a folder before the file's.
  std::string_view part = id.enclosing(Level::test_class);
  for (std::size_t cut = part.rfind("::"); cut != std::string_view::npos; cut = part.rfind("::")) {
    part = part.substr(0, cut);
    if (named_.contains(part)) {
      return true;
    }
  }
  part = id.file();
  for (std::size_t cut = part.rfind('/'); cut != std::string_view::npos; cut = part.rfind('/')) {
    part = part.substr(0, cut);
    if (named_.contains(part)) {
      return true;
    }
  }
  return false;
}

}  // namespace splitter::cli
