#include "contiguous.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;
using model::ScopeIndex;
using model::TestIndex;

/// Tests in collection order that may not be cut apart.
using Block = std::vector<TestIndex>;

std::vector<TestIndex> collection_order(const Problem& problem) {
  std::vector<TestIndex> order(problem.tests().size());
  for (TestIndex test = 0; test < order.size(); ++test) {
    order[test] = test;
  }
  std::ranges::sort(order, {}, [&](TestIndex test) { return problem.tests()[test].position; });
  return order;
}

std::vector<AtomIndex> atom_of_tests(const Atoms& atoms, std::size_t tests) {
  std::vector<AtomIndex> atom_of(tests);
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    for (const TestIndex test : atoms.tests(atom)) {
      atom_of[test] = atom;
    }
  }
  return atom_of;
}

/// Cuts the order at every place where no atom has tests on both sides.
std::vector<Block> blocks_in_order(const Atoms& atoms) {
  const auto order = collection_order(atoms.problem());
  const auto atom_of = atom_of_tests(atoms, order.size());
  std::vector<std::size_t> last(atoms.size(), 0);
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    last[atom_of[order[rank]]] = rank;
  }
  std::vector<Block> blocks;
  std::size_t open_until = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    if (blocks.empty() || rank > open_until) {
      blocks.emplace_back();
    }
    blocks.back().push_back(order[rank]);
    open_until = std::max(open_until, last[atom_of[order[rank]]]);
  }
  return blocks;
}

/// Adds up a run of tests; a scope is paid when its run first touches it.
class RunTime {
 public:
  explicit RunTime(const Atoms& atoms)
      : atoms_(atoms), paid_in_(atoms.scopes().setups().size(), 0) {}

  void start() {
    ++run_;
    time_ = Microseconds{0};
  }
  void add(const Block& block) {
    for (const TestIndex test : block) {
      time_ += atoms_.problem().tests()[test].own;
      for (const ScopeIndex scope : atoms_.scopes().of(test)) {
        if (paid_in_[scope] != run_) {
          paid_in_[scope] = run_;
          time_ += atoms_.scopes().setups()[scope];
        }
      }
    }
  }
  [[nodiscard]] Microseconds time() const { return time_; }

 private:
  const Atoms& atoms_;
  std::vector<std::uint64_t> paid_in_;
  std::uint64_t run_ = 0;
  Microseconds time_{0};
};

/// First block of each run if runs are filled up to `most`; nothing if there are too many runs.
std::optional<std::vector<std::size_t>> fill(std::span<const Block> blocks,
                                             RunTime& run,
                                             const Problem& problem,
                                             Microseconds most) {
  const GroupIndex groups = problem.limits().groups;
  std::vector<std::size_t> starts;
  const auto full = [&] {
    const auto group = static_cast<GroupIndex>(starts.size() - 1);
    return run.time() > problem.work_within(std::min(group, groups - 1), most);
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!starts.empty()) {
      run.add(blocks[i]);
    }
    if (starts.empty() || full()) {
      starts.push_back(i);
      run.start();
      run.add(blocks[i]);
    }
    if (full() || starts.size() > groups) {
      return std::nullopt;
    }
  }
  return starts;
}

Microseconds together(std::span<const Block> blocks, RunTime& run) {
  run.start();
  for (const Block& block : blocks) {
    run.add(block);
  }
  return run.time();
}

std::vector<std::size_t> shortest_runs(const Atoms& atoms, std::span<const Block> blocks) {
  RunTime run(atoms);
  const Problem& problem = atoms.problem();
  Microseconds too_short{-1};
  Microseconds enough = problem.time_of(0, together(blocks, run));
  while (enough - too_short > Microseconds{1}) {
    const Microseconds middle = too_short + (enough - too_short) / 2;
    (fill(blocks, run, problem, middle).has_value() ? enough : too_short) = middle;
  }
  return fill(blocks, run, problem, enough).value_or(std::vector<std::size_t>{});
}

/// Cuts runs in two until there are as many as groups; a part is never longer than its whole.
void use_all_groups(std::vector<std::size_t>& starts, std::size_t blocks, GroupIndex groups) {
  while (starts.size() < groups && starts.size() < blocks) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (std::size_t run = 0; run < starts.size(); ++run) {
      const std::size_t end = run + 1 < starts.size() ? starts[run + 1] : blocks;
      if (end - starts[run] > length) {
        longest = run;
        length = end - starts[run];
      }
    }
    starts.insert(starts.begin() + static_cast<std::ptrdiff_t>(longest) + 1,
                  starts[longest] + length / 2);
  }
}

}  // namespace

std::vector<GroupIndex> contiguous_partition(const Atoms& atoms) {
  const Problem& problem = atoms.problem();
  const auto blocks = blocks_in_order(atoms);
  auto starts = shortest_runs(atoms, blocks);
  if (problem.limits().speeds.empty()) {
    use_all_groups(starts, blocks.size(), problem.limits().groups);
  }
  std::vector<GroupIndex> group_of(problem.tests().size(), 0);
  for (std::size_t run = 0; run < starts.size(); ++run) {
    const std::size_t end = run + 1 < starts.size() ? starts[run + 1] : blocks.size();
    for (std::size_t block = starts[run]; block < end; ++block) {
      for (const TestIndex test : blocks[block]) {
        group_of[test] = static_cast<GroupIndex>(run);
      }
    }
  }
  return group_of;
}

}  // namespace splitter::solver
