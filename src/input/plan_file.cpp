#include "splitter/input/plan_file.hpp"

#include "json_fault.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>

namespace splitter::input {

namespace {

using model::GroupIndex;
using model::InputError;
using model::Microseconds;
using nlohmann::json;

constexpr const char* plan_remedy = "plans are written by `splitter plan -o plan.json`";

class PlanReader {
 public:
  explicit PlanReader(const model::SourceText& source) : source_(source) {}

  model::Roster read() {
    const json plan = parsed();
    check_version(plan);
    roster_.fingerprint = text(member(plan, "fingerprint"), "fingerprint");
    roster_.measured = flag(plan, "measured", true);
    priced_ = roster_.measured && optional_text(plan, "keep") != "none";
    roster_.selection = flag(plan, "selection", false);
    roster_.folder_in_root = optional_text(plan, "folder_in_root");
    roster_.root_in_folder = optional_text(plan, "root_in_folder");
    const json& groups = member(plan, "groups");
    if (!groups.is_array() || groups.empty() || groups.size() > model::most_groups) {
      fail("expected 1 to " + std::to_string(model::most_groups) + " `groups`");
    }
    if (number(member(plan, "splits"), "splits") != groups.size()) {
      fail("`splits` is not the number of its `groups`");
    }
    for (const json& group : groups) {
      read_group(group);
    }
    read_distribution(plan);
    read_homes(plan);
    return std::move(roster_);
  }

 private:
  [[noreturn]] void fail(const std::string& cause) const {
    throw InputError(source_.name, cause, plan_remedy);
  }

  [[nodiscard]] json parsed() const {
    json plan = json::parse(source_.view(), nullptr, false);
    if (plan.is_discarded()) {
      const auto fault = find_json_fault(source_.view());
      throw InputError(model::place(source_, fault ? fault->offset : 0),
                       fault ? fault->cause : "malformed JSON",
                       plan_remedy);
    }
    return plan;
  }

  void check_version(const json& plan) const {
    if (!plan.is_object() || !plan.contains("format") || plan["format"] != "splitter-plan") {
      fail("is no plan: `format` is not `splitter-plan`");
    }
    const std::uint64_t version = number(member(plan, "version"), "version");
    if (version > static_cast<std::uint64_t>(model::plan_file_version)) {
      throw InputError(source_.name,
                       "is a plan of version " + std::to_string(version) +
                           ", and this splitter reads up to version " +
                           std::to_string(model::plan_file_version),
                       "use the splitter that made it, or a newer one");
    }
  }

  [[nodiscard]] const json& member(const json& object, const char* name) const {
    if (!object.is_object() || !object.contains(name)) {
      fail("`" + std::string(name) + "` is missing");
    }
    return object[name];
  }

  [[nodiscard]] std::string text(const json& value, const char* name) const {
    if (!value.is_string()) {
      fail("`" + std::string(name) + "` is no text");
    }
    auto found = value.get<std::string>();
    if (found.find('\0') != std::string::npos) {
      fail("`" + std::string(name) + "` has a NUL byte");
    }
    return found;
  }

  [[nodiscard]] std::string optional_text(const json& object, const char* name) const {
    return object.contains(name) ? text(object[name], name) : std::string{};
  }

  [[nodiscard]] bool flag(const json& object, const char* name, bool fallback) const {
    if (object.contains(name) && !object[name].is_boolean()) {
      fail("`" + std::string(name) + "` is neither true nor false");
    }
    return object.value(name, fallback);
  }

  /// Whole, not negative, within 32 bits.
  [[nodiscard]] std::uint32_t number(const json& value, const char* name) const {
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) {
      fail("`" + std::string(name) + "` is no whole number");
    }
    return value.get<std::uint32_t>();
  }

  /// A group, or a session of one: both are numbered from 1 in the file.
  [[nodiscard]] GroupIndex numbered(const json& value, const char* name) const {
    const auto found = model::known_number(number(value, name));
    if (!found.has_value() || found->value() > model::most_groups) {
      fail("`" + std::string(name) + "` is the number of no group");
    }
    return model::index_of(*found);
  }

  [[nodiscard]] static Microseconds time(const json& value) {
    return value.is_number() ? believable(value.get<double>()).value_or(Microseconds{0})
                             : Microseconds{0};
  }

  [[nodiscard]] static model::Bytes memory(const json& object) {
    const bool known = object.contains("memory") && object["memory"].is_number_integer();
    return {known ? std::max<std::int64_t>(object["memory"].get<std::int64_t>(), 0) : 0};
  }

  void read_distribution(const json& plan) {
    const std::string word = optional_text(plan, "dist");
    const auto* const known = std::ranges::find(model::distribution_names, word);
    if (!word.empty() && known == model::distribution_names.end()) {
      fail("`dist` is no way of pytest-xdist's: " + model::excerpt(word));
    }
    roster_.distribution =
        word.empty() ? model::Distribution::load
                     : static_cast<model::Distribution>(known - model::distribution_names.begin());
  }

  /// One value a selector, or none at all, as in the plans of older programs.
  [[nodiscard]] const json* column(const json& group, const char* name, std::size_t size) const {
    if (!group.contains(name)) {
      return nullptr;
    }
    if (!group[name].is_array() || group[name].size() != size) {
      fail("`" + std::string(name) + "` is not one number a selector");
    }
    return &group[name];
  }

  void read_group(const json& value) {
    model::RosterGroup group;
    if (numbered(member(value, "group"), "group") != roster_.groups.size()) {
      fail("its groups are not in order");
    }
    group.time = time(member(value, "seconds"));
    group.raw = priced_ ? time(value.value("raw_seconds", value["seconds"])) : Microseconds{0};
    group.tests = number(member(value, "tests"), "tests");
    group.files = number(member(value, "files"), "files");
    group.memory = memory(value);
    group.workers = value.contains("workers") ? number(value["workers"], "workers") : 1;
    const json& selectors = member(value, "selectors");
    if (!selectors.is_array()) {
      fail("`selectors` is no list");
    }
    const json* counts = column(value, "counts", selectors.size());
    const json* times = column(value, "times", selectors.size());
    const json* session_of = column(value, "session_of", selectors.size());
    read_sessions(value, group);
    if (group.sessions.empty() != (session_of == nullptr)) {
      fail("`sessions` and `session_of` belong together");
    }
    for (std::size_t i = 0; i < selectors.size(); ++i) {
      model::RosterName name{.name = text(selectors[i], "selectors")};
      name.may_be_gone = counts != nullptr && (*counts)[i].is_null();
      name.count = counts != nullptr && !name.may_be_gone ? number((*counts)[i], "counts") : 0;
      name.time = times != nullptr ? time((*times)[i]) : Microseconds{0};
      if (name.name.empty() || !seen_.insert(name.name).second) {
        fail(name.name.empty() ? "a selector is empty"
                               : "stands in it twice: `" + model::excerpt(name.name) + "`");
      }
      if (session_of != nullptr) {
        name.session = numbered((*session_of)[i], "session_of");
      }
      if (name.session > 0 && name.session >= group.sessions.size()) {
        fail("`session_of` names a session that is not there");
      }
      group.names.push_back(std::move(name));
    }
    roster_.groups.push_back(std::move(group));
  }

  void read_sessions(const json& value, model::RosterGroup& group) const {
    if (!value.contains("sessions")) {
      return;
    }
    if (!value["sessions"].is_array() || value["sessions"].empty()) {
      fail("`sessions` is no list of one or more");
    }
    for (const json& session : value["sessions"]) {
      group.sessions.push_back({.time = time(member(session, "seconds")),
                                .tests = number(member(session, "tests"), "tests"),
                                .memory = memory(session),
                                .workers = number(member(session, "workers"), "workers")});
    }
  }

  void read_homes(const json& plan) {
    if (!plan.contains("homes")) {
      return;
    }
    if (!plan["homes"].is_object()) {
      fail("`homes` is no object");
    }
    for (const auto& [file, group] : plan["homes"].items()) {
      const GroupIndex home = numbered(group, "homes");
      if (home >= roster_.groups.size() || file.find('\0') != std::string::npos) {
        fail("`homes` names a group that is not there, or no file");
      }
      roster_.homes.emplace(file, home);
    }
  }

  const model::SourceText& source_;
  model::Roster roster_;
  std::unordered_set<std::string> seen_;
  bool priced_ = true;  ///< Times are what jobs take, and no bare sums or weights.
};

}  // namespace

model::Roster parse_plan(const model::SourceText& source) {
  return PlanReader(source).read();
}

}  // namespace splitter::input
