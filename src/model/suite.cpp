#include "splitter/model/suite.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace splitter::model {

namespace {

bool before(const Node& a, const Node& b) {
  const auto order = a.id <=> b.id;
  return order < 0 || (order == 0 && a.position < b.position);
}

using Paths = std::unordered_set<std::string_view>;

/// The listed paths, without a trailing slash.
Paths listed_paths(std::span<const Node> nodes) {
  Paths paths;
  for (const Node& node : nodes) {
    if (node.id.is_path()) {
      std::string_view path = node.id.text();
      paths.insert(path.ends_with('/') ? path.substr(0, path.size() - 1) : path);
    }
  }
  return paths;
}

/// True where a listed path other than the node itself contains it.
bool covered_by(const Paths& paths, const NodeId& id) {
  std::string_view path = id.file();
  if (!id.is_path() && paths.contains(path)) {
    return true;
  }
  if (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = path.rfind('/', slash - 1)) {
    if (paths.contains(path.substr(0, slash))) {
      return true;
    }
  }
  return path != "." && paths.contains(".");
}

}  // namespace

Suite::Suite(std::span<const NodeId> collected,
             Origin origin,
             std::vector<Text> texts,
             std::span<const NodeId> unnameable)
    : texts_(std::move(texts)), origin_(origin) {
  nodes_.reserve(collected.size());
  for (const NodeId& id : collected) {
    nodes_.push_back({id, static_cast<std::uint32_t>(nodes_.size()), 1});
  }
  sort_nodes();
  fold_repeated();
  drop_covered();
  find_files(unnameable);
}

void Suite::sort_nodes() {
  if (!std::ranges::is_sorted(nodes_, before)) {
    std::ranges::sort(nodes_, before);
  }
}

void Suite::fold_repeated() {
  const auto same = [](const Node& a, const Node& b) { return a.id == b.id; };
  if (std::ranges::adjacent_find(nodes_, same) == nodes_.end()) {
    return;
  }
  std::vector<Node> unique;
  unique.reserve(nodes_.size());
  for (const Node& node : nodes_) {
    if (unique.empty() || !same(unique.back(), node)) {
      unique.push_back(node);
      continue;
    }
    ++repeated_;
    // A list may name a test twice; pytest may really have two items of one name.
    unique.back().count += origin_ == Origin::pytest ? 1 : 0;
  }
  nodes_ = std::move(unique);
}

void Suite::drop_covered() {
  const Paths paths = listed_paths(nodes_);
  if (!paths.empty()) {
    covered_ =
        std::erase_if(nodes_, [&paths](const Node& node) { return covered_by(paths, node.id); });
  }
}

void Suite::find_files(std::span<const NodeId> unnameable) {
  Paths piecewise;
  for (const NodeId& path : unnameable) {
    piecewise.insert(path.text());
  }
  for (TestIndex i = 0; i < nodes_.size(); ++i) {
    const NodeId id = nodes_[i].id;
    const bool same_file = !files_.empty() && id.text().starts_with(files_.back().path) &&
                           id.text().substr(files_.back().path.size()).starts_with("::");
    if (!same_file) {
      const std::string_view path = id.file();
      const bool package = path == "__init__.py" || path.ends_with("/__init__.py");
      files_.push_back({path, i, i, id.is_path() || (!package && !piecewise.contains(path))});
    }
    files_.back().end = i + 1;
  }
}

}  // namespace splitter::model
