#include "atoms.hpp"

#include "joined_tests.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace splitter::solver {

using model::Level;
using model::Microseconds;
using model::NodeId;
using model::TestIndex;

namespace {

/// True, at the first test of a joined set, if the set has tests of several files.
std::vector<bool> spanning(const model::Problem& problem, const std::vector<TestIndex>& first_of) {
  std::vector<bool> spans(first_of.size(), false);
  for (const model::File& file : problem.suite().files()) {
    for (TestIndex test = file.begin; test < file.end; ++test) {
      if (first_of[test] < file.begin) {
        spans[first_of[test]] = true;
      }
    }
  }
  return spans;
}

}  // namespace

Atoms::Atoms(const model::Problem& problem) : problem_(problem), scopes_(problem) {
  const std::vector<TestIndex> first_of = first_of_joined(problem);
  order_by(first_of);
  find_atoms(first_of);
  find_files();
  find_pinned();
}

/// Order: atoms in files, those that span several, those pinned (by group), those kept apart; of
/// equals by their first tests.
void Atoms::order_by(const std::vector<TestIndex>& first_of) {
  order_.resize(first_of.size());
  std::iota(order_.begin(), order_.end(), TestIndex{0});
  if (problem_.limits().rules.empty()) {
    return;
  }
  const std::vector<bool> spans = spanning(problem_, first_of);
  const std::vector<Ruling> rulings = rulings_of(problem_, first_of);
  const auto key = [&](TestIndex test) {
    const TestIndex first = first_of[test];
    const Ruling& ruling = rulings[first];
    const int free_kind = spans[first] ? 1 : 0;
    const int kind = ruling.free() ? free_kind : (ruling.apart.empty() ? 2 : 3);
    return std::tuple(kind, kind == 2 ? ruling.pin : 0, first);
  };
  std::ranges::stable_sort(order_, {}, key);
  for (const TestIndex test : order_) {
    if (first_of[test] == test && !rulings[test].free()) {
      rulings_.push_back(rulings[test]);
    }
  }
}

void Atoms::find_atoms(const std::vector<TestIndex>& first_of) {
  const auto workers = static_cast<std::int64_t>(problem_.limits().workers);
  Microseconds own{0};
  TestIndex last = 0;
  for (std::uint32_t place = 0; place < order_.size(); ++place) {
    const TestIndex first = first_of[order_[place]];
    if (place == 0 || first != last) {
      begin_.push_back(place);
      own_before_.push_back(own / workers);
    }
    last = first;
    own += problem_.tests()[order_[place]].own;
  }
  begin_.push_back(static_cast<std::uint32_t>(order_.size()));
  own_before_.push_back(own / workers);
  first_ruled_ = size() - static_cast<AtomIndex>(rulings_.size());
}

void Atoms::find_files() {
  AtomIndex atom = 0;
  for (const model::File& file : problem_.suite().files()) {
    AtomRange range{atom, atom};
    while (range.end < first_ruled_ && tests(range.end).front() >= file.begin &&
           tests(range.end).back() < file.end) {
      ++range.end;
    }
    if (range.size() > 0) {
      files_.push_back(range);
    }
    atom = range.end;
  }
  for (; atom < first_ruled_; ++atom) {
    files_.push_back({atom, atom + 1});
  }
}

void Atoms::find_pinned() {
  for (AtomIndex atom = first_ruled_; atom < size() && ruling(atom).apart.empty(); ++atom) {
    if (pinned_.empty() || ruling(pinned_.back().begin).pin != ruling(atom).pin) {
      pinned_.push_back({atom, atom});
    }
    pinned_.back().end = atom + 1;
  }
}

AtomIndex Atoms::cut_at(AtomRange range, Microseconds time) const {
  const auto begin = own_before_.begin();
  const auto found =
      std::lower_bound(begin + range.begin, begin + range.end, own_before_[range.begin] + time);
  return static_cast<AtomIndex>(found - begin);
}

Level Atoms::level_of_cut(AtomIndex cut) const {
  const NodeId after = problem_.tests()[order_[begin_[cut]]].id;
  const NodeId before = problem_.tests()[order_[begin_[cut] - 1]].id;
  for (const Level level : {Level::file, Level::test_class, Level::function}) {
    if (before.enclosing(level) != after.enclosing(level)) {
      return level;
    }
  }
  return Level::test;
}

}  // namespace splitter::solver
