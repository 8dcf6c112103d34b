#include "splitter/history/group_names.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace splitter::history {

namespace {

using model::Measurement;
using model::NodeId;

constexpr char group_mark = '@';

bool is_identifier(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool foreign = static_cast<unsigned char>(c) >= 0x80U;
    return letter || foreign || (c >= '0' && c <= '9');
  });
}

bool has_node(const model::Suite& suite, NodeId id) {
  return std::ranges::binary_search(suite.nodes(), id, {}, &model::Node::id);
}

/// A file may stand for its tests, and in an outline a function for all of its instances.
bool may_exist(const model::Suite& suite, NodeId id) {
  return has_node(suite, id) || has_node(suite, NodeId{id.file()}) ||
         (suite.origin() == model::Origin::outline &&
          has_node(suite, NodeId{id.enclosing(model::Level::function)}));
}

}  // namespace

NodeId without_group(NodeId id) {
  const std::string_view text = id.text();
  if (text.find(group_mark) == std::string_view::npos) {
    return id;
  }
  const std::size_t file_end = id.file().size();
  const std::size_t end = text.find_first_of("[@", file_end);
  if (id.is_path() || end == std::string_view::npos) {
    return id;
  }
  const std::string_view head = text.substr(0, end);
  const bool is_function =
      is_identifier(head.substr(head.rfind(model::node_separator) + model::node_separator.size()));
  if (!is_function) {
    return id;
  }
  if (text[end] == group_mark) {
    return NodeId{head};
  }
  const std::size_t behind = text.rfind(']');
  const bool has_group =
      behind != std::string_view::npos && behind > end && text.substr(behind + 1).starts_with('@');
  return has_group ? NodeId{text.substr(0, behind + 1)} : id;
}

model::Profile without_groups(model::Profile profile, const model::Suite& suite) {
  std::vector<NodeId> ids;
  ids.reserve(profile.tests.size());
  bool changed = false;
  for (const Measurement& test : profile.tests) {
    const NodeId plain = without_group(test.id);
    const bool drops = plain != test.id && !has_node(suite, test.id) && may_exist(suite, plain);
    ids.push_back(drops ? plain : test.id);
    changed |= drops;
  }
  if (!changed) {
    return profile;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    profile.tests[i].id = ids[i];
  }
  std::ranges::stable_sort(profile.tests, {}, &Measurement::id);
  const auto same = [](const Measurement& a, const Measurement& b) { return a.id == b.id; };
  profile.tests.erase(std::unique(profile.tests.begin(), profile.tests.end(), same),
                      profile.tests.end());
  return profile;
}

void drop_groups(model::Recording& recording, std::span<const NodeId> known) {
  for (model::RecordedTest& test : recording.tests) {
    const NodeId plain = without_group(test.id);
    if (plain != test.id && std::ranges::binary_search(known, plain) &&
        !std::ranges::binary_search(known, test.id)) {
      test.id = plain;
    }
  }
}

}  // namespace splitter::history
