#include "splitter/history/evidence.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace splitter::history {

namespace {

using model::Evidence;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::SessionIndex;
using model::TestEvidence;

using Exists = std::function<bool(std::string_view path)>;

/// The first and the last session that measured a test of a file.
struct Measured {
  SessionIndex first = 0;
  SessionIndex last = 0;
};

std::string_view file_of(const TestEvidence& test) {
  return model::block_of_test(test.id.text()).block;
}

/// True where of the files that are known some are gone and some are there: else nothing can have
/// moved, and nothing more needs to be looked at.
bool may_be_moves(const Evidence& evidence, const model::Profile& durations, const Exists& exists) {
  bool any_gone = false;
  bool any_present = false;
  std::string_view last;
  const auto look = [&](model::NodeId id) {
    const std::string_view path = model::block_of_test(id.text()).block;
    if (path != last) {
      last = path;
      (exists(path) ? any_present : any_gone) = true;
    }
    return any_gone && any_present;
  };
  return std::ranges::any_of(evidence.tests, look, &TestEvidence::id) ||
         std::ranges::any_of(durations.tests, look, &model::Measurement::id);
}

class KnownFiles {
 public:
  KnownFiles(const Evidence& evidence, const model::Profile& durations) : evidence_(evidence) {
    for (const TestEvidence& test : evidence.tests) {
      add(test.id);
      note(file_of(test), test.samples);
    }
    for (const model::Measurement& test : durations.tests) {
      add(test.id);
      stored_.insert(model::block_of_test(test.id.text()).block);
    }
    for (auto& [path, tests] : tests_) {
      std::ranges::sort(tests);
    }
  }

  /// The files that exist and were measured, or those that are gone.
  [[nodiscard]] std::vector<FileOfTests> files(bool present, const Exists& exists) const {
    std::vector<FileOfTests> found;
    for (const auto& [path, tests] : tests_) {
      if (exists(path) == present && (!present || measured_.contains(path))) {
        found.push_back({path, tests});
      }
    }
    return found;
  }

  [[nodiscard]] bool may_have_moved(const Rename& rename) const {
    const auto from = measured_.find(rename.from);
    if (from == measured_.end()) {
      return !stored_.contains(rename.to);
    }
    const auto& sessions = evidence_.sessions;
    return sessions[from->second.last].run < sessions[measured_.at(rename.to).first].run;
  }

  /// The stored paths may be right, but for another folder.
  [[nodiscard]] bool are_of_elsewhere(std::span<const Rename> moves, const Exists& exists) const {
    return std::ranges::none_of(stored_, exists) &&
           std::ranges::all_of(moves, adds_or_drops_folders);
  }

 private:
  void add(model::NodeId id) {
    const model::BlockId block = model::block_of_test(id.text());
    std::vector<std::string_view>& tests = tests_[block.block];
    if (!block.rest.empty()) {
      tests.push_back(block.rest);
    }
  }

  void note(std::string_view path, const std::vector<model::Sample>& samples) {
    if (samples.empty()) {
      return;
    }
    const Measured range{samples.front().session, samples.back().session};
    Measured& all = measured_.try_emplace(path, range).first->second;
    all = {std::min(all.first, range.first), std::max(all.last, range.last)};
  }

  const Evidence& evidence_;
  std::map<std::string_view, std::vector<std::string_view>> tests_;
  std::map<std::string_view, Measured> measured_;
  std::set<std::string_view> stored_;
};

/// The new path of a file that moved.
std::optional<std::string_view> moved_to(std::string_view path, std::span<const Rename> renames) {
  const auto found = std::ranges::lower_bound(renames, path, {}, &Rename::from);
  return found != renames.end() && found->from == path ? std::optional(found->to) : std::nullopt;
}

/// An id that begins with the path of a file, under the file's new path.
std::string with_path(std::string_view id, std::string_view path, std::string_view to) {
  return std::string(to).append(id.substr(path.size()));
}

/// Of the evidence what stands in files that moved, under their new paths.
class Moving {
 public:
  explicit Moving(std::span<const Rename> renames) : renames_(renames) {}

  Evidence of(Evidence evidence) {
    std::erase_if(evidence.tests,
                  [this](const TestEvidence& test) { return !moved_to(file_of(test), renames_); });
    for (TestEvidence& test : evidence.tests) {
      test.id = model::NodeId{renamed(test.id.text(), file_of(test))};
    }
    std::ranges::sort(evidence.tests, {}, &TestEvidence::id);
    for (ScopeEvidence& scope : evidence.scopes) {
      scope.id =
          renamed(scope.id, scope.is_import() ? scope.id : model::block_of_fixture(scope.id).block);
    }
    sort_scopes(evidence);
    evidence.texts.push_back(texts_);
    return evidence;
  }

 private:
  std::string_view renamed(std::string_view id, std::string_view path) {
    const auto to = moved_to(path, renames_);
    return to ? std::string_view(texts_->emplace_back(with_path(id, path, *to))) : id;
  }

  static void sort_scopes(Evidence& evidence) {
    std::vector<ScopeIndex> order(evidence.scopes.size());
    std::iota(order.begin(), order.end(), ScopeIndex{0});
    std::ranges::sort(order, {}, [&evidence](ScopeIndex i) {
      return std::pair(evidence.scopes[i].id, !evidence.scopes[i].is_import());
    });
    std::vector<ScopeIndex> places(order.size());
    std::vector<ScopeEvidence> sorted;
    for (const ScopeIndex i : order) {
      places[i] = static_cast<ScopeIndex>(sorted.size());
      sorted.push_back(std::move(evidence.scopes[i]));
    }
    evidence.scopes = std::move(sorted);
    for (TestEvidence& test : evidence.tests) {
      for (ScopeIndex& use : test.uses) {
        use = places[use];
      }
      std::ranges::sort(test.uses);
    }
  }

  std::span<const Rename> renames_;
  std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
};

}  // namespace

std::vector<Rename> find_moves(const Evidence& evidence,
                               const model::Profile& durations,
                               const Exists& exists) {
  if (!may_be_moves(evidence, durations, exists)) {
    return {};
  }
  const KnownFiles known(evidence, durations);
  const auto gone = known.files(false, exists);
  std::vector<Rename> moves = find_renames(gone, known.files(true, exists));
  std::erase_if(moves, [&known](const Rename& rename) { return !known.may_have_moved(rename); });
  return known.are_of_elsewhere(moves, exists) ? std::vector<Rename>{} : moves;
}

Evidence renamed(Evidence evidence, std::span<const Rename> renames) {
  Evidence moved = Moving(renames).of(evidence);
  Evidence others = pruned(std::move(evidence), [renames](model::NodeId id) {
    return !moved_to(model::block_of_test(id.text()).block, renames);
  });
  return combined(std::move(others), std::move(moved));
}

std::string renamed_id(model::NodeId id, std::span<const Rename> renames) {
  const std::string_view path = model::block_of_test(id.text()).block;
  const auto to = moved_to(path, renames);
  return to ? with_path(id.text(), path, *to) : std::string(id.text());
}

}  // namespace splitter::history
