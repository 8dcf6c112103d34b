#include "splitter/render/session_document.hpp"

#include "json_text.hpp"
#include "splitter/model/dispatch.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::render {

namespace {

/// Writes an object of objects; a value that is not known is left out.
class DocumentWriter {
 public:
  void begin(std::string_view name) {
    key(name);
    text_ += '{';
  }

  void end() { text_ += '}'; }

  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) {
      key(name);
      append_json_string(text_, value);
    }
  }

  template <typename Number>
  void number(std::string_view name, Number value) {
    key(name);
    fmt::format_to(std::back_inserter(text_), "{}", value);
  }

  void seconds(std::string_view name, const std::optional<double>& value) {
    if (value.has_value()) {
      key(name);
      fmt::format_to(std::back_inserter(text_), "{:.6f}", *value);
    }
  }

  template <typename Number>
  void number(std::string_view name, const std::optional<Number>& value) {
    if (value.has_value()) {
      number(name, *value);
    }
  }

  void number(std::string_view name, const std::optional<model::GroupNumber>& group) {
    if (group.has_value()) {
      number(name, group->value());
    }
  }

  template <typename Values>
  void numbers(std::string_view name, const Values& values) {
    key(name);
    fmt::format_to(std::back_inserter(text_), "[{}]", fmt::join(values, ","));
  }

  [[nodiscard]] std::string take() && { return std::move(text_) + "}\n"; }

 private:
  void key(std::string_view name) {
    if (!text_.ends_with('{')) {
      text_ += ",\n";
    }
    append_json_string(text_, name);
    text_ += ':';
  }

  std::string text_ = "{";
};

/// Numbers of groups as the document has them: 0 stands for other sessions of the same group.
class GroupNumbers {
 public:
  explicit GroupNumbers(const SelectionRequest& request)
      : roster_(*request.roster), group_(request.group), session_(request.session) {
    for (const model::RosterName& name : roster_.groups[group_].names) {
      first_session_.try_emplace(model::NodeId{name.name}.file(), name.session);
    }
  }

  [[nodiscard]] std::uint32_t of(model::GroupIndex group, std::uint32_t session) const {
    return group == group_ && session != session_ ? 0 : model::number_of(group).value();
  }

  [[nodiscard]] std::uint32_t of_home(model::GroupIndex group, std::string_view file) const {
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

void write_part(DocumentWriter& writer, const RecordRequest& record) {
  writer.begin("record");
  writer.text("folder", record.folder);
  writer.text("run", record.run);
  writer.text("pipeline", record.pipeline);
  writer.text("plan", record.plan);
  writer.number("group", record.group);
  writer.number("groups", record.groups);
  writer.seconds("planned_s", record.planned_s);
  writer.number("planned_tests", record.planned_tests);
  writer.end();
}

void write_names(DocumentWriter& writer, const model::Roster& roster, const GroupNumbers& numbers) {
  writer.begin("names");
  for (model::GroupIndex index = 0; index < roster.groups.size(); ++index) {
    for (const model::RosterName& entry : roster.groups[index].names) {
      if (numbers.is_needed(index, entry.name)) {
        writer.number(entry.name, numbers.of(index, entry.session));
      }
    }
  }
  writer.end();
}

void write_homes(DocumentWriter& writer,
                 const model::Dispatch& dispatch,
                 const GroupNumbers& numbers) {
  // Sorted, so that the same plan gives the same text.
  const std::map<std::string_view, model::GroupIndex> homes(dispatch.homes().begin(),
                                                            dispatch.homes().end());
  writer.begin("homes");
  for (const auto& [file, home] : homes) {
    writer.number(file, numbers.of_home(home, file));
  }
  writer.end();
}

void write_part(DocumentWriter& writer, const SelectionRequest& request) {
  const model::Roster& roster = *request.roster;
  const model::Dispatch dispatch(roster);
  const GroupNumbers numbers(request);
  writer.begin("selection");
  writer.text("seen", request.seen);
  writer.text("plan", roster.fingerprint);
  writer.number("group", model::number_of(request.group).value());
  writer.number("groups", roster.groups.size());
  if (const auto& sessions = roster.groups[request.group].sessions; !sessions.empty()) {
    writer.number("session", request.session + 1);
    writer.number("sessions", sessions.size());
    writer.number("workers", sessions[request.session].workers != 1);
  }
  if (request.prepared) {
    writer.number("prepared", true);
  }
  writer.number("is_list", roster.selection);
  std::vector<std::uint32_t> busy;
  for (const model::GroupIndex group : dispatch.busy()) {
    busy.push_back(numbers.of(group, 0));
  }
  writer.numbers("busy", busy);
  write_homes(writer, dispatch, numbers);
  write_names(writer, roster, numbers);
  writer.end();
}

void write_part(DocumentWriter& writer, const CollectionRequest& collection) {
  writer.begin("collection");
  writer.text("file", collection.file);
  writer.number("plain", collection.plain);
  writer.end();
}

}  // namespace

std::string session_document(const SessionRequest& request) {
  DocumentWriter writer;
  writer.text("outer", request.outer);
  if (request.record.has_value()) {
    write_part(writer, *request.record);
  }
  if (request.selection.has_value()) {
    write_part(writer, *request.selection);
  }
  if (request.collection.has_value()) {
    write_part(writer, *request.collection);
  }
  return std::move(writer).take();
}

}  // namespace splitter::render
