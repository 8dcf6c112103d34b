#include "blocks.hpp"
#include "samples.hpp"
#include "splitter/history/evidence.hpp"
#include "splitter/history/new_names.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace splitter::history {

namespace {

using model::Evidence;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::SessionIndex;
using model::TestEvidence;

using Exists = std::function<bool(std::string_view path)>;

/// Runs and tests of a file.
struct KnownFile {
  bool exists = false;
  bool stored = false;                ///< The durations know it.
  std::optional<SessionIndex> first;  ///< The first session that measured a test of it.
  SessionIndex last = 0;

  [[nodiscard]] bool is_measured() const { return first.has_value(); }
};

class KnownFiles {
 public:
  KnownFiles(const Evidence& evidence, const model::Profile& durations, const Exists& exists)
      : evidence_(evidence), durations_(durations) {
    for (const TestEvidence& test : evidence.tests) {
      KnownFile& file = at(block_of(test, evidence), exists);
      for (const model::Sample& sample : evidence.samples_of(test)) {
        file.first = std::min(file.first.value_or(sample.session), sample.session);
        file.last = std::max(file.last, sample.session);
      }
    }
    for (std::size_t i = 0; i < durations.tests.size(); ++i) {
      durations.tests[std::min(i + ahead, durations.tests.size() - 1)].id.prefetch();
      at(model::block_of_test(durations.tests[i].id.text()).block, exists).stored = true;
    }
  }

  /// Some are gone, and others may be where they are now.
  [[nodiscard]] bool any_may_have_moved() const {
    return std::ranges::any_of(files_, is_gone) && std::ranges::any_of(files_, is_present);
  }

  [[nodiscard]] std::vector<FileOfTests> gone() const { return with_tests(is_gone); }
  [[nodiscard]] std::vector<FileOfTests> present() const { return with_tests(is_present); }

  [[nodiscard]] bool may_have_moved(const Rename& rename) const {
    const KnownFile& from = files_.at(rename.from);
    const KnownFile& to = files_.at(rename.to);
    const auto& sessions = evidence_.sessions;
    return from.is_measured() ? sessions[from.last].run < sessions[*to.first].run : !to.stored;
  }

  /// The stored paths may be right, but for another folder.
  [[nodiscard]] bool are_of_elsewhere(std::span<const Rename> moves) const {
    const auto is_here = [](const auto& file) { return file.second.stored && file.second.exists; };
    return std::ranges::none_of(files_, is_here) &&
           std::ranges::all_of(moves, adds_or_drops_folders);
  }

 private:
  using Files = std::map<std::string_view, KnownFile>;

  static bool is_gone(const Files::value_type& file) { return !file.second.exists; }

  static bool is_present(const Files::value_type& file) {
    return file.second.exists && file.second.is_measured();
  }

  /// Neighbours mostly stand in one file.
  KnownFile& at(std::string_view path, const Exists& exists) {
    if (last_ == files_.end() || last_->first != path) {
      const auto [file, is_new] = files_.try_emplace(path);
      if (is_new) {
        file->second.exists = exists(path);
      }
      last_ = file;
    }
    return last_->second;
  }

  template <typename Wanted>
  [[nodiscard]] std::vector<FileOfTests> with_tests(const Wanted& wanted) const {
    std::map<std::string_view, std::vector<std::string_view>> tests;
    const auto add = [&](model::NodeId id) {
      const model::BlockId block = model::block_of_test(id.text());
      if (wanted(*files_.find(block.block)) && !block.rest.empty()) {
        tests[block.block].push_back(block.rest);
      }
    };
    std::ranges::for_each(evidence_.tests, add, &TestEvidence::id);
    std::ranges::for_each(durations_.tests, add, &model::Measurement::id);
    std::vector<FileOfTests> found;
    for (const auto& file : files_) {
      if (wanted(file)) {
        std::ranges::sort(tests[file.first]);
        found.push_back({file.first, std::move(tests[file.first])});
      }
    }
    return found;
  }

  const Evidence& evidence_;
  const model::Profile& durations_;
  Files files_;
  Files::iterator last_ = files_.end();
};

/// Evidence of the files that moved, under their new paths.
class Moving {
 public:
  explicit Moving(std::span<const Rename> renames) : names_(renames) {}

  Evidence of(Evidence evidence) {
    std::erase_if(evidence.tests, [&](const TestEvidence& test) {
      return !names_.has_moved(block_of(test, evidence));
    });
    for (TestEvidence& test : evidence.tests) {
      test.id = names_.of(test.id);
    }
    std::ranges::sort(evidence.tests, {}, &TestEvidence::id);
    evidence.blocks.clear();
    for (TestEvidence& test : evidence.tests) {
      test.block = evidence.place_of_block(model::block_of_test(test.id.text()).block);
    }
    for (ScopeEvidence& scope : evidence.scopes) {
      scope.id = names_.of(scope.id, block_of(scope));
    }
    sort_scopes(evidence);
    evidence.texts.push_back(names_.texts());
    return evidence;
  }

 private:
  /// Under its new path a set-up may have been measured already.
  static void sort_scopes(Evidence& evidence) {
    std::vector<ScopeIndex> order(evidence.scopes.size());
    std::iota(order.begin(), order.end(), ScopeIndex{0});
    std::ranges::sort(order, {}, [&evidence](ScopeIndex i) { return evidence.scopes[i].key(); });
    std::vector<ScopeIndex> places(order.size());
    std::vector<ScopeEvidence> sorted;
    for (const ScopeIndex i : order) {
      ScopeEvidence& scope = evidence.scopes[i];
      if (sorted.empty() || sorted.back().key() != scope.key()) {
        sorted.push_back(std::move(scope));
      } else {
        add_evidence(sorted.back(), scope);
      }
      places[i] = static_cast<ScopeIndex>(sorted.size() - 1);
    }
    evidence.scopes = std::move(sorted);
    renumber_uses(evidence.uses, places);
    for (TestEvidence& test : evidence.tests) {
      sort_uses(evidence, test);
    }
  }

  NewNames names_;
};

}  // namespace

std::vector<Rename> find_moves(const Evidence& evidence,
                               const model::Profile& durations,
                               const Exists& exists) {
  const KnownFiles known(evidence, durations, exists);
  if (!known.any_may_have_moved()) {
    return {};
  }
  const auto gone = known.gone();
  std::vector<Rename> moves = find_renames(gone, known.present());
  std::erase_if(moves, [&known](const Rename& rename) { return !known.may_have_moved(rename); });
  return known.are_of_elsewhere(moves) ? std::vector<Rename>{} : moves;
}

Evidence renamed(Evidence evidence, std::span<const Rename> renames) {
  Evidence moved = Moving(renames).of(evidence);
  const NewNames names(renames);
  Evidence others = pruned(std::move(evidence), [&names](model::NodeId id) {
    return !names.has_moved(model::block_of_test(id.text()).block);
  });
  return combined(std::move(others), std::move(moved));
}

}  // namespace splitter::history
