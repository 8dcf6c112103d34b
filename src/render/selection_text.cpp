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

/// A file that one group has whole needs no names of what is in it.
bool is_needed(const model::Roster& roster, std::string_view name, std::string_view file) {
  return roster.selection || name == file || roster.homes.contains(file);
}

}  // namespace

std::string selection_text(const model::Roster& roster, model::GroupIndex group) {
  const model::Dispatch dispatch(roster);
  Records records;
  records.add('g', "{}", group + 1);
  records.add('n', "{}", roster.groups.size());
  records.add('p', "{}", roster.fingerprint);
  if (roster.selection) {
    records.add('l', "");
  }
  for (const model::GroupIndex busy : dispatch.busy()) {
    records.add('b', "{}", busy + 1);
  }
  // Sorted, so that the same plan gives the same text.
  const std::map<std::string_view, model::GroupIndex> homes(dispatch.homes().begin(),
                                                            dispatch.homes().end());
  for (const auto& [file, home] : homes) {
    records.add('h', "{} {}", home + 1, file);
  }
  for (model::GroupIndex index = 0; index < roster.groups.size(); ++index) {
    for (const model::RosterName& entry : roster.groups[index].names) {
      if (is_needed(roster, entry.name, model::NodeId{entry.name}.file())) {
        records.add('s', "{} {}", index + 1, entry.name);
      }
    }
  }
  records.add('e', "");
  return std::move(records).text();
}

}  // namespace splitter::render
