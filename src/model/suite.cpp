#include "splitter/model/suite.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace splitter::model {

namespace {

bool before(const Node& a, const Node& b) {
  const auto order = a.id <=> b.id;
  return order < 0 || (order == 0 && a.position < b.position);
}

using Paths = std::unordered_set<std::string_view>;

Paths paths_of(std::span<const NodeId> ids) {
  Paths paths;
  for (const NodeId& id : ids) {
    paths.insert(id.text());
  }
  return paths;
}

/// The listed paths.
Paths listed_paths(std::span<const File> files) {
  Paths paths;
  for (const File& file : files) {
    if (file.bare) {
      paths.insert(file.path);
    }
  }
  return paths;
}

/// A path without its trailing slash: both spellings mean one folder.
NodeId without_slash(NodeId id) {
  std::string_view text = id.text();
  while (text.size() > 1 && text.ends_with('/') && id.is_path()) {
    text.remove_suffix(1);
  }
  return NodeId{text};
}

bool is_package_file(std::string_view path) {
  return path == "__init__.py" || path.ends_with("/__init__.py");
}

/// True if the id is that of a doctest: in a Python file the dotted name of the object with the
/// example (doctest.DocTestFinder), in a text file the name of that file.
bool is_doctest(std::string_view path, const NodeId& id) {
  const std::string_view name = id.text().substr(std::min(id.text().size(), path.size() + 2));
  const std::string_view file = path.substr(path.rfind('/') + 1);
  if (!file.ends_with(".py")) {
    return name == file;
  }
  const std::string_view function = name.substr(0, name.find_first_of("[:"));
  return function.find('.') != std::string_view::npos ||
         file.substr(0, file.size() - 3) == function;
}

/// True if another plugin or --doctest-modules made the tests. pytest, given the path, would
/// collect more: it takes any Python file for a test module, and any text file for a doctest.
bool path_brings_more(const File& file, std::span<const Node> nodes) {
  const auto doctest = [&file](const Node& node) { return is_doctest(file.path, node.id); };
  if (file.path.ends_with(".py")) {
    return std::ranges::all_of(nodes, doctest);
  }
  const bool text = file.path.ends_with(".txt") || file.path.ends_with(".rst");
  return text && std::ranges::none_of(nodes, doctest);
}

/// True if every test that exists is among the nodes, or behind one of them.
bool is_complete(Origin origin) {
  return origin == Origin::pytest || origin == Origin::outline;
}

/// True if a listed path other than the node itself contains it.
bool covered_by(const Paths& paths, const NodeId& id) {
  const std::string_view path = id.file();
  if (!id.is_path() && paths.contains(path)) {
    return true;
  }
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = path.rfind('/', slash - 1)) {
    if (paths.contains(path.substr(0, slash))) {
      return true;
    }
  }
  const bool inside = path != "." && !path.starts_with("../") && !path.starts_with('/');
  return inside && paths.contains(".");
}

}  // namespace

Suite::Suite(std::span<const NodeId> ids,
             Origin origin,
             Order order,
             std::vector<Text> texts,
             std::span<const NodeId> unnameable,
             std::span<const NodeId> remembered)
    : texts_(std::move(texts)), origin_(origin) {
  nodes_.reserve(ids.size());
  bool ascending = true;
  for (const NodeId& given : ids) {
    const NodeId id = without_slash(given);
    ascending = ascending && (nodes_.empty() || nodes_.back().id < id);
    nodes_.push_back({id, static_cast<std::uint32_t>(nodes_.size()), 1});
  }
  if (!ascending) {
    sort_nodes();
    fold_repeated();
  }
  find_files();
  drop_covered();
  drop_selected();
  rank_nodes(order);
  const Paths piecewise = paths_of(unnameable);
  const Paths of_earlier_runs = paths_of(remembered);
  for (File& file : files_) {
    file.remembered = of_earlier_runs.contains(file.path);
    const auto nodes = std::span(nodes_).subspan(file.begin, file.end - file.begin);
    file.nameable = file.bare || !(is_package_file(file.path) || piecewise.contains(file.path) ||
                                   (!is_complete(origin) && path_brings_more(file, nodes)));
  }
}

void Suite::rank_nodes(Order order) {
  if (order == Order::collection) {
    return;
  }
  if (order == Order::listed) {
    take_turns();
  }
  for (std::uint32_t rank = 0; rank < nodes_.size(); ++rank) {
    nodes_[rank].position = rank;
  }
}

void Suite::take_turns() {
  std::vector<std::uint32_t> order(nodes_.size());
  std::iota(order.begin(), order.end(), 0U);
  for (const File& file : files_) {
    std::ranges::sort(order.begin() + file.begin, order.begin() + file.end, {}, [&](auto node) {
      return nodes_[node].position;
    });
  }
  turns_.resize(nodes_.size());
  for (std::uint32_t turn = 0; turn < order.size(); ++turn) {
    turns_[order[turn]] = turn;
  }
}

void Suite::sort_nodes() {
  std::ranges::sort(nodes_, before);
}

void Suite::fold_repeated() {
  std::vector<Node> unique;
  unique.reserve(nodes_.size());
  for (const Node& node : nodes_) {
    if (unique.empty() || unique.back().id != node.id) {
      unique.push_back(node);
      continue;
    }
    ++repeated_;
    // A list may name a test twice; pytest may really have two items of one name.
    unique.back().count += is_complete(origin_) ? 1 : 0;
  }
  nodes_ = std::move(unique);
}

void Suite::drop_covered() {
  const Paths paths = listed_paths(files_);
  if (paths.empty()) {
    return;
  }
  covered_ =
      std::erase_if(nodes_, [&paths](const Node& node) { return covered_by(paths, node.id); });
  files_.clear();
  find_files();
}

void Suite::drop_selected() {
  if (origin_ != Origin::list) {
    return;
  }
  std::vector<Node> kept;
  kept.reserve(nodes_.size());
  std::vector<std::string_view> open;
  for (const Node& node : nodes_) {
    // Ids that begin with a name follow it directly, but the name does not select all of them.
    while (!open.empty() && !node.id.text().starts_with(open.back())) {
      open.pop_back();
    }
    const auto brings = [&node](std::string_view name) { return selects(name, node.id.text()); };
    if (std::ranges::any_of(open, brings)) {
      ++covered_;
      continue;
    }
    kept.push_back(node);
    open.push_back(node.id.text());
  }
  if (kept.size() < nodes_.size()) {
    nodes_ = std::move(kept);
    files_.clear();
    find_files();
  }
}

void Suite::find_files() {
  for (TestIndex i = 0; i < nodes_.size(); ++i) {
    const std::string_view text = nodes_[i].id.text();
    const bool same_file = !files_.empty() && text.starts_with(files_.back().path) &&
                           text.substr(files_.back().path.size()).starts_with("::");
    if (!same_file) {
      const std::string_view path = nodes_[i].id.file();
      files_.push_back({.path = path, .begin = i, .bare = path.size() == text.size()});
    }
    files_.back().end = i + 1;
  }
}

}  // namespace splitter::model
