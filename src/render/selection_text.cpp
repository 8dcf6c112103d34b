#include "splitter/render/selection_text.hpp"

#include "splitter/model/dispatch.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <string_view>

namespace splitter::render {

namespace {

class Records {
 public:
  template <typename... Values>
  void add(char kind, fmt::format_string<Values...> form, Values&&... values) {
    text_ += kind;
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
    text_ += '\0';
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

/// A group's number, and 0 for other sessions of the same group.
class Numbers {
 public:
  Numbers(const model::Roster& roster, model::GroupIndex group, std::uint32_t session)
      : roster_(roster), group_(group), session_(session) {
    for (const model::RosterName& name : roster.groups[group].names) {
      first_session_.try_emplace(model::NodeId{name.name}.file(), name.session);
    }
  }

  [[nodiscard]] model::GroupIndex of(model::GroupIndex group, std::uint32_t session) const {
    return group == group_ && session != session_ ? 0 : group + 1;
  }

  [[nodiscard]] model::GroupIndex of_home(model::GroupIndex group, std::string_view file) const {
    const auto first = first_session_.find(file);
    return of(group, first == first_session_.end() ? 0 : first->second);
  }

  /// A file that one pytest has whole needs no names of what is in it.
  [[nodiscard]] bool is_needed(model::GroupIndex group, std::string_view name) const {
    const std::string_view file = model::NodeId{name}.file();
    return roster_.selection || name == file || roster_.homes.contains(file) ||
           (group == group_ && !roster_.groups[group].sessions.empty());
  }

 private:
  const model::Roster& roster_;
  model::GroupIndex group_;
  std::uint32_t session_;
  std::map<std::string_view, std::uint32_t> first_session_;
};

}  // namespace

std::string selection_text(const model::Roster& roster,
                           model::GroupIndex group,
                           std::uint32_t session) {
  const model::Dispatch dispatch(roster);
  const Numbers numbers(roster, group, session);
  Records records;
  records.add('g', "{}", group + 1);
  records.add('n', "{}", roster.groups.size());
  records.add('p', "{}", roster.fingerprint);
  if (const auto& sessions = roster.groups[group].sessions; !sessions.empty()) {
    records.add('t', "{} {}", session + 1, sessions.size());
    if (sessions[session].workers == 1) {
      records.add('w', "");
    }
  }
  if (roster.selection) {
    records.add('l', "");
  }
  for (const model::GroupIndex busy : dispatch.busy()) {
    records.add('b', "{}", numbers.of(busy, 0));
  }
  // Sorted, so that the same plan gives the same text.
  const std::map<std::string_view, model::GroupIndex> homes(dispatch.homes().begin(),
                                                            dispatch.homes().end());
  for (const auto& [file, home] : homes) {
    records.add('h', "{} {}", numbers.of_home(home, file), file);
  }
  for (model::GroupIndex index = 0; index < roster.groups.size(); ++index) {
    for (const model::RosterName& entry : roster.groups[index].names) {
      if (numbers.is_needed(index, entry.name)) {
        records.add('s', "{} {}", numbers.of(index, entry.session), entry.name);
      }
    }
  }
  records.add('e', "");
  return std::move(records).text();
}

}  // namespace splitter::render
