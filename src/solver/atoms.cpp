#include "atoms.hpp"

#include <algorithm>

namespace splitter::solver {

namespace {

using model::Keep;
using model::Level;
using model::Microseconds;
using model::NodeId;
using model::TestIndex;

/// The selector of the outermost class; of the function where there is none.
std::string_view outermost_class(NodeId id) {
  const std::string_view function = id.enclosing(Level::function);
  const std::size_t class_begin = id.file().size() + 2;
  return class_begin >= function.size() ? function
                                        : function.substr(0, function.find("::", class_begin));
}

std::string_view kept_together(NodeId id, Keep keep) {
  switch (keep) {
    case Keep::file:
      return id.file();
    case Keep::test_class:
      return outermost_class(id);
    case Keep::function:
      return id.enclosing(Level::function);
    case Keep::automatic:
    case Keep::none:
      break;
  }
  return id.text();
}

}  // namespace

Atoms::Atoms(const model::Problem& problem) : problem_(problem), scopes_(problem) {
  const auto tests = problem.tests();
  std::vector<bool> joined(tests.size(), false);
  join_by_keep(joined);
  join_indistinguishable(joined);
  const auto atoms = static_cast<std::size_t>(std::ranges::count(joined, false));
  first_test_.reserve(atoms + 1);
  own_before_.reserve(atoms + 1);
  const auto workers = static_cast<std::int64_t>(problem.limits().workers);
  Microseconds own{0};
  for (TestIndex test = 0; test < tests.size(); ++test) {
    if (!joined[test]) {
      first_test_.push_back(test);
      own_before_.push_back(own / workers);
    }
    own += tests[test].own;
  }
  first_test_.push_back(static_cast<TestIndex>(tests.size()));
  own_before_.push_back(own / workers);
  find_files();
}

void Atoms::join_by_keep(std::vector<bool>& joined) const {
  const Keep keep = problem_.limits().keep;
  if (keep == Keep::automatic || keep == Keep::none) {
    return;
  }
  const auto tests = problem_.tests();
  for (TestIndex test = 1; test < tests.size(); ++test) {
    joined[test] = kept_together(tests[test].id, keep) == kept_together(tests[test - 1].id, keep);
  }
}

void Atoms::join_indistinguishable(std::vector<bool>& joined) const {
  const auto tests = problem_.tests();
  const auto text = [&tests](TestIndex test) { return tests[test].id.text(); };
  for (TestIndex test = 0; test + 1 < tests.size(); ++test) {
    // Whatever a selector may also select begins with its text, and so follows it directly.
    if (!text(test + 1).starts_with(text(test))) {
      continue;
    }
    TestIndex last = test;
    for (TestIndex other = test + 1; other < tests.size() && text(other).starts_with(text(test));
         ++other) {
      last = model::selects(text(test), text(other)) ? other : last;
    }
    std::fill(joined.begin() + test + 1, joined.begin() + last + 1, true);
  }
}

AtomIndex Atoms::cut_at(AtomRange range, Microseconds time) const {
  const auto begin = own_before_.begin();
  const auto found =
      std::lower_bound(begin + range.begin, begin + range.end, own_before_[range.begin] + time);
  return static_cast<AtomIndex>(found - begin);
}

Level Atoms::level_of_cut(AtomIndex cut) const {
  const NodeId after = problem_.tests()[first_test_[cut]].id;
  const NodeId before = problem_.tests()[first_test_[cut] - 1].id;
  for (const Level level : {Level::file, Level::test_class, Level::function}) {
    if (before.enclosing(level) != after.enclosing(level)) {
      return level;
    }
  }
  return Level::test;
}

void Atoms::find_files() {
  AtomIndex atom = 0;
  for (const model::File& file : problem_.suite().files()) {
    AtomRange range{atom, atom};
    while (range.end < size() && first_test_[range.end] < file.end) {
      ++range.end;
    }
    if (range.size() > 0) {
      files_.push_back(range);
    }
    atom = range.end;
  }
}

}  // namespace splitter::solver
