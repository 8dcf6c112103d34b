#include "splitter/history/verify.hpp"

#include "deviation.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/group_number.hpp"
#include "unmet.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace splitter::history {

namespace {

using model::Dispatch;
using model::GroupIndex;
using model::Level;
using model::NodeId;
using model::Outcome;
using model::Recording;
using model::Roster;
using model::RosterName;
using model::Verification;

/// The longest of several copies of a session: others are cut short.
std::vector<const Recording*> sessions_once(std::span<const Recording> recordings) {
  std::unordered_map<std::string_view, std::size_t> known;
  std::vector<const Recording*> sessions;
  for (const Recording& recording : recordings) {
    const auto [entry, is_new] = known.try_emplace(recording.session.id, sessions.size());
    if (is_new || recording.session.id.empty()) {
      sessions.push_back(&recording);
    } else if (sessions[entry->second]->tests.size() < recording.tests.size()) {
      sessions[entry->second] = &recording;
    }
  }
  // The order of the files says nothing.
  std::ranges::stable_sort(sessions, {}, [](const Recording* r) {
    return std::pair(std::string_view(r->session.run), std::string_view(r->session.id));
  });
  return sessions;
}

/// The group of most of the tests, the first of equals.
std::optional<GroupIndex> guessed_group(const Recording& recording, const Dispatch& dispatch) {
  std::map<GroupIndex, std::size_t> counts;
  for (const model::RecordedTest& test : recording.tests) {
    if (const auto group = dispatch.place(test.id).group) {
      ++counts[*group];
    }
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? std::nullopt : std::optional(most->first);
}

/// One test over all sessions.
struct Runs {
  std::map<GroupIndex, std::size_t> sessions;  ///< How many sessions of each group had it.
  std::size_t most = 0;                        ///< How often it stands in one session.
  std::size_t all = 0;
  bool skipped = false;
  bool failed = false;
};

/// Takes the books of all tests, in the order of their ids.
class Books {
 public:
  Books(const Roster& roster, Verification& result)
      : roster_(roster), dispatch_(roster), result_(result) {
    result_.groups.resize(roster.groups.size());
  }

  [[nodiscard]] const Dispatch& dispatch() const { return dispatch_; }

  void add(const GroupSession& session) {
    const Recording& recording = *session.recording;
    model::GroupOutcome& outcome = result_.groups[session.group];
    if (std::ranges::find(outcome.runs, recording.session.run) == outcome.runs.end()) {
      outcome.runs.push_back(recording.session.run);
    }
    outcome.ran += recording.tests.size();
    if (recording.left_out > outcome.left_out) {
      outcome.left_out = recording.left_out;
      outcome.left_out_by = recording.left_out_by;
    }
    if (!recording.victim.empty()) {
      outcome.unfinished = true;
      outcome.victim = recording.victim;
    }
    for (const model::RecordedImport& import : recording.imports) {
      collected_[{session.group, import.id}] = import.outcome;
    }
    std::unordered_map<std::string_view, std::size_t> here;
    for (const model::RecordedTest& test : recording.tests) {
      Runs& runs = runs_[test.id.text()];
      const std::size_t times = ++here[test.id.text()];
      runs.sessions[session.group] += times == 1 ? 1 : 0;
      runs.most = std::max(runs.most, times);
      ++runs.all;
      runs.skipped |= test.outcome == Outcome::skipped;
      runs.failed |= test.outcome == Outcome::failed;
    }
  }

  void close() {
    for (const auto& [id, runs] : runs_) {
      close_test(id, runs);
    }
    for (GroupIndex group = 0; group < roster_.groups.size(); ++group) {
      model::GroupOutcome& outcome = result_.groups[group];
      outcome.missing = outcome.runs.empty() && !roster_.groups[group].names.empty();
      for (const RosterName& name : roster_.groups[group].names) {
        close_name(name, group);
      }
    }
  }

 private:
  void close_test(std::string_view id, const Runs& runs) {
    ++result_.ran;
    result_.skipped += runs.skipped ? 1 : 0;
    result_.failed += runs.failed ? 1 : 0;
    const model::Placement placement = dispatch_.place(NodeId{id});
    if (placement.name != nullptr) {
      ran_of_[placement.name] += runs.most;
    } else {
      ++result_.fresh;
      ++fresh_instances_[NodeId{id}.enclosing(Level::function)];
    }
    std::vector<GroupIndex> groups;
    for (const auto& [group, sessions] : runs.sessions) {
      groups.insert(groups.end(), sessions, group);
      if (placement.group.value_or(group) != group) {
        result_.strayed.push_back({id, *placement.group, group});
      }
    }
    if (groups.size() > 1) {
      result_.repeated.push_back({id, std::move(groups)});
    }
  }

  /// An instance that is gone, where one of its function is new, has got another id.
  bool has_changed(std::string_view name) {
    const std::string_view function = NodeId{name}.enclosing(Level::function);
    const auto fresh = fresh_instances_.find(function);
    if (function == name || fresh == fresh_instances_.end() || fresh->second == 0) {
      return false;
    }
    --fresh->second;
    return true;
  }

  /// Its file was collected in its group, and skipped itself or has no test.
  [[nodiscard]] bool holds_nothing(const RosterName& name, GroupIndex group) const {
    const auto found = collected_.find({group, NodeId{name.name}.file()});
    return found != collected_.end() && found->second == Outcome::skipped;
  }

  void close_name(const RosterName& name, GroupIndex group) {
    const auto found = ran_of_.find(&name);
    const std::size_t ran = found == ran_of_.end() ? 0 : found->second;
    if (ran >= std::max<std::size_t>(name.count, 1)) {
      return;
    }
    if (ran == 0 && (name.may_be_gone || holds_nothing(name, group))) {
      return;
    }
    if (ran == 0 && has_changed(name.name)) {
      ++result_.changed;
    } else {
      result_.lost.push_back({&name, group, ran});
    }
  }

  const Roster& roster_;
  Dispatch dispatch_;
  Verification& result_;
  std::map<std::string_view, Runs> runs_;
  std::unordered_map<const RosterName*, std::size_t> ran_of_;
  std::map<std::pair<GroupIndex, std::string_view>, Outcome> collected_;
  std::unordered_map<std::string_view, std::size_t> fresh_instances_;
};

/// A process whose record has no end. Reports of other tools have none to look for, and no more
/// than a run's name.
void note_unfinished(std::span<const GroupSession> sessions, Verification& result) {
  for (const GroupSession& session : sessions) {
    if (!session.recording->process.empty() && !session.recording->wall.has_value()) {
      result.groups[session.group].unfinished = true;
    }
  }
}

/// Tests that a session was to run: the rest of one that was broken off, by whatever it was. Of
/// workers each knows how many they are to run together; those of one pytest know the same.
void note_not_run(std::span<const GroupSession> sessions, Verification& result) {
  std::map<std::tuple<GroupIndex, std::string_view, std::size_t>, std::size_t> together;
  for (const GroupSession& session : sessions) {
    const Recording& recording = *session.recording;
    if (!recording.selected.has_value()) {
      continue;
    }
    const std::size_t selected = *recording.selected;
    const std::size_t ran = recording.tests.size();
    if (recording.is_worker) {
      together[{session.group, recording.session.run, selected}] += ran;
    } else {
      result.groups[session.group].not_run += selected - std::min(selected, ran);
    }
  }
  for (const auto& [workers, ran] : together) {
    const auto& [group, run, selected] = workers;
    result.groups[group].not_run += selected - std::min(selected, ran);
  }
}

}  // namespace

Verification verify(const Roster& roster, std::span<const Recording> recordings) {
  Verification result;
  Books books(roster, result);
  std::vector<GroupSession> sessions;
  for (const Recording* recording : sessions_once(recordings)) {
    if (!recording->plan.empty() && recording->plan != roster.fingerprint) {
      result.foreign.push_back({recording->session.id, recording->plan, recording->tests.size()});
      continue;
    }
    const auto said = recording->group;
    const auto group = said && said->value() <= roster.groups.size()
                           ? std::optional(model::index_of(*said))
                           : guessed_group(*recording, books.dispatch());
    if (group.has_value()) {
      sessions.push_back({recording, *group});
      books.add(sessions.back());
    }
  }
  note_unfinished(sessions, result);
  note_not_run(sessions, result);
  books.close();
  result.unmet = unmet_needs(sessions);
  measure(roster, books.dispatch(), sessions, result);
  return result;
}

}  // namespace splitter::history
