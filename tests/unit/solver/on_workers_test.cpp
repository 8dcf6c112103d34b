#include "solver/on_workers.hpp"

#include "splitter/model/plan.hpp"
#include "support/assignments.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::solver {
namespace {

using support::ProblemBuilder;

model::Microseconds longest_job(const Assignment& assignment) {
  const model::Problem& problem = assignment.atoms().problem();
  return model::Plan(problem, assignment.group_of_tests(), {}).makespan();
}

TEST(ShortenOnWorkers, SeparatesLongTestsThatMeetAtTheEnd) {
  ProblemBuilder builder;
  for (int file = 0; file < 4; ++file) {
    for (int test = 0; test < 8; ++test) {
      const std::int64_t own = test == 7 ? 40 + 20 * file : 5;
      builder.test("f" + std::to_string(file) + ".py::t" + std::to_string(test), own);
    }
  }
  const model::Problem problem = builder.groups(2).workers(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  for (int file = 0; file < 4; ++file) {
    const std::string name = "f" + std::to_string(file) + ".py::t";
    support::place(assignment, name + "0", name + "7", file < 2 ? 0 : 1);
  }
  const model::Microseconds before = longest_job(assignment);
  shorten_on_workers(assignment);
  EXPECT_LT(longest_job(assignment), before);
}

TEST(ShortenOnWorkers, NeverLengthensTheLongestJob) {
  ProblemBuilder builder;
  for (int i = 0; i < 60; ++i) {
    builder.test("f" + std::to_string(i % 6) + ".py::t" + std::to_string(i), (i * 37) % 101);
  }
  const model::Problem problem =
      builder.imports(7).groups(3).workers(3, model::Distribution::loadfile).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  for (const AtomRange& file : atoms.files()) {
    assignment.place(assignment.make_piece(file), file.begin % 3);
  }
  const model::Microseconds before = longest_job(assignment);
  shorten_on_workers(assignment);
  EXPECT_LE(longest_job(assignment), before);
}

}  // namespace
}  // namespace splitter::solver
