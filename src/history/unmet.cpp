#include "unmet.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace splitter::history {

namespace {

using model::GroupIndex;
using model::NodeId;
using model::Recording;

/// Tests by the last part of their ids, and by names of their own, with the group that ran them.
class WhoRan {
 public:
  explicit WhoRan(std::span<const GroupSession> sessions) {
    for (const GroupSession& session : sessions) {
      for (const model::RecordedTest& test : session.recording->tests) {
        by_end_.emplace(last_part(test.id.text()), std::pair(test.id, session.group));
      }
      for (const model::RecordedName& name : session.recording->names) {
        by_name_.emplace(name.name, session.group);
      }
    }
  }

  /// Groups that ran the test that another one needs.
  [[nodiscard]] std::vector<GroupIndex> groups_of(const model::RecordedNeed& need) const {
    std::vector<GroupIndex> groups;
    const auto named = by_name_.equal_range(need.needs);
    for (auto entry = named.first; entry != named.second; ++entry) {
      groups.push_back(entry->second);
    }
    const auto ended = by_end_.equal_range(last_part(need.needs));
    for (auto entry = ended.first; entry != ended.second; ++entry) {
      const auto& [id, group] = entry->second;
      if (is_meant(id, need)) {
        groups.push_back(group);
      }
    }
    std::ranges::sort(groups);
    return groups;
  }

 private:
  static std::string_view last_part(std::string_view id) {
    const std::size_t end = id.rfind(model::node_separator);
    return end == std::string_view::npos ? id : id.substr(end + model::node_separator.size());
  }

  /// A name without a file is that of a test in the same file.
  static bool is_meant(NodeId id, const model::RecordedNeed& need) {
    const std::string_view text = id.text();
    if (text == need.needs) {
      return true;
    }
    if (need.needs.find(".py::") != std::string_view::npos) {
      return text.size() > need.needs.size() && text.ends_with(need.needs) &&
             text[text.size() - need.needs.size() - 1] == '/';
    }
    return id.file() == need.id.file() && text.size() > need.needs.size() + 1 &&
           text.ends_with(need.needs) && text[text.size() - need.needs.size() - 1] == ':';
  }

  std::unordered_multimap<std::string_view, std::pair<NodeId, GroupIndex>> by_end_;
  std::unordered_multimap<std::string_view, GroupIndex> by_name_;
};

}  // namespace

std::vector<model::Unmet> unmet_needs(std::span<const GroupSession> sessions) {
  const auto needs_none = [](const GroupSession& session) {
    return session.recording->needs.empty();
  };
  std::vector<model::Unmet> unmet;
  if (std::ranges::all_of(sessions, needs_none)) {
    return unmet;
  }
  const WhoRan who(sessions);
  for (const GroupSession& session : sessions) {
    for (const model::RecordedNeed& need : session.recording->needs) {
      const std::vector<GroupIndex> groups = who.groups_of(need);
      if (!groups.empty() && std::ranges::find(groups, session.group) == groups.end()) {
        unmet.push_back({need.id.text(), need.needs, session.group, groups.front()});
      }
    }
  }
  std::ranges::sort(unmet, [](const model::Unmet& a, const model::Unmet& b) {
    return std::pair(a.id, a.needs) < std::pair(b.id, b.needs);
  });
  return unmet;
}

}  // namespace splitter::history
