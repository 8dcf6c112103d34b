#pragma once

#include "support/suites.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace splitter::property {

/// A test as its author wrote it, of which the id is made.
struct TestSpec {
  std::string file;
  std::vector<std::string> classes;
  std::string function;
  std::string instance;  ///< With its brackets; empty where there is none.
  std::int64_t own = 0;
  std::vector<std::string> setups;

  [[nodiscard]] std::string id() const {
    std::string id = file;
    for (const std::string& name : classes) {
      id += "::" + name;
    }
    return id + "::" + function + instance;
  }
};

/// A problem that a generator makes and RapidCheck shrinks and prints.
struct ProblemSpec {
  std::vector<TestSpec> tests;  ///< In collection order; ids may repeat.
  std::int64_t import = 0;
  std::vector<std::int64_t> setups;  ///< Costs of the set-ups named `0`, `1`, …
  model::GroupIndex groups = 1;
  model::Keep keep = model::Keep::automatic;
  model::Algorithm algorithm = model::Algorithm::balance;
  model::Order order = model::Order::collection;
  model::Origin origin = model::Origin::pytest;

  [[nodiscard]] support::ProblemBuilder builder() const {
    support::ProblemBuilder builder;
    builder.imports(import).groups(groups).keep(keep).algorithm(algorithm).order(order);
    builder.origin(origin);
    for (std::size_t i = 0; i < setups.size(); ++i) {
      builder.setup(std::to_string(i), setups[i]);
    }
    for (const TestSpec& test : tests) {
      std::vector<std::string> known = test.setups;
      std::erase_if(known, [this](const std::string& name) {
        return static_cast<std::size_t>(std::stoi(name)) >= setups.size();
      });
      builder.test(test.id(), test.own, std::move(known));
    }
    return builder;
  }
  [[nodiscard]] model::Problem problem() const { return builder().build(); }
};

/// How often each test stands in a group of the plan.
inline std::vector<int> times_planned(const model::Problem& problem, const model::Plan& plan) {
  std::vector<int> times(problem.tests().size(), 0);
  for (const model::Group& group : plan.groups()) {
    for (const model::TestIndex test : group.tests) {
      ++times.at(test);
    }
  }
  return times;
}

inline std::ostream& operator<<(std::ostream& stream, const TestSpec& test) {
  stream << test.id() << " " << test.own << " us";
  for (const std::string& setup : test.setups) {
    stream << " +" << setup;
  }
  return stream;
}

inline std::ostream& operator<<(std::ostream& stream, const ProblemSpec& spec) {
  stream << spec.groups << " groups, import " << spec.import << " us, keep "
         << static_cast<int>(spec.keep) << ", algorithm " << static_cast<int>(spec.algorithm)
         << ", set-ups";
  for (const std::int64_t cost : spec.setups) {
    stream << " " << cost;
  }
  for (const TestSpec& test : spec.tests) {
    stream << "\n  " << test;
  }
  return stream;
}

/// Times as suites have them: many short, few long, some that say nothing.
inline rc::Gen<std::int64_t> any_time() {
  return rc::gen::weightedOneOf<std::int64_t>(
      {{2, rc::gen::just<std::int64_t>(0)},
       {4, rc::gen::inRange<std::int64_t>(1, 10)},
       {6, rc::gen::inRange<std::int64_t>(1, 100'000)},
       {2, rc::gen::inRange<std::int64_t>(1, 100'000'000)},
       {1, rc::gen::inRange<std::int64_t>(0, model::longest_believable.count())}});
}

/// Short times, among which equal ones and exact sums are frequent.
inline rc::Gen<std::int64_t> short_time() {
  return rc::gen::inRange<std::int64_t>(0, 30);
}

/// Text in brackets, with all that may confuse a reader of node IDs.
inline rc::Gen<std::string> any_instance() {
  const auto text = rc::gen::container<std::string>(rc::gen::element(
      'a', 'b', '1', ':', ':', '[', ']', '-', ' ', '\'', '"', '\\', '$', '#', '\t'));
  return rc::gen::oneOf(
      rc::gen::just(std::string()),
      rc::gen::map(rc::gen::resize(6, text), [](const std::string& t) { return "[" + t + "]"; }),
      rc::gen::element<std::string>("[1]", "[2]", "[10]", "[x::y]", "[x]", "[x]::y]", "[é]"));
}

/// A test in one of few files, classes and functions, so that names meet and begin alike.
inline rc::Gen<TestSpec> any_test(rc::Gen<std::int64_t> time) {
  const auto name = rc::gen::element<std::string>("T", "TT", "f", "fo", "f_");
  return rc::gen::build<TestSpec>(
      rc::gen::set(&TestSpec::file,
                   rc::gen::element<std::string>("a.py",
                                                 "b.py",
                                                 "a.py2.py",
                                                 "dir/a.py",
                                                 "dir/__init__.py",
                                                 "dir/sub/c.py",
                                                 "-dash.py",
                                                 "@at/with blank.py")),
      rc::gen::set(&TestSpec::classes,
                   rc::gen::resize(2, rc::gen::container<std::vector<std::string>>(name))),
      rc::gen::set(&TestSpec::function, name),
      rc::gen::set(&TestSpec::instance, any_instance()),
      rc::gen::set(&TestSpec::own, std::move(time)),
      rc::gen::set(&TestSpec::setups,
                   rc::gen::resize(2,
                                   rc::gen::unique<std::vector<std::string>>(
                                       rc::gen::element<std::string>("0", "1", "2", "3")))));
}

inline rc::Gen<model::Keep> any_keep() {
  return rc::gen::element(model::Keep::automatic,
                          model::Keep::automatic,
                          model::Keep::none,
                          model::Keep::file,
                          model::Keep::test_class,
                          model::Keep::function);
}

inline rc::Gen<ProblemSpec> any_problem() {
  return rc::gen::build<ProblemSpec>(
      rc::gen::set(&ProblemSpec::tests,
                   rc::gen::container<std::vector<TestSpec>>(any_test(any_time()))),
      rc::gen::set(&ProblemSpec::import, any_time()),
      rc::gen::set(&ProblemSpec::setups,
                   rc::gen::resize(4, rc::gen::container<std::vector<std::int64_t>>(any_time()))),
      rc::gen::set(&ProblemSpec::groups, rc::gen::inRange<model::GroupIndex>(1, 12)),
      rc::gen::set(&ProblemSpec::keep, any_keep()),
      rc::gen::set(&ProblemSpec::algorithm,
                   rc::gen::element(model::Algorithm::balance, model::Algorithm::contiguous)),
      rc::gen::set(&ProblemSpec::order,
                   rc::gen::element(model::Order::collection, model::Order::none)),
      rc::gen::set(&ProblemSpec::origin,
                   rc::gen::element(model::Origin::pytest, model::Origin::list)));
}

/// At most `most` tests, and at most three groups: small enough to try every plan.
inline rc::Gen<ProblemSpec> small_problem(std::size_t most, bool with_setups) {
  const auto cost = with_setups ? short_time() : rc::gen::just<std::int64_t>(0);
  return rc::gen::build<ProblemSpec>(
      rc::gen::set(&ProblemSpec::tests,
                   rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, most + 1),
                                   [](std::size_t count) {
                                     return rc::gen::container<std::vector<TestSpec>>(
                                         count, any_test(short_time()));
                                   })),
      rc::gen::set(&ProblemSpec::import, cost),
      rc::gen::set(&ProblemSpec::setups,
                   rc::gen::resize(3, rc::gen::container<std::vector<std::int64_t>>(cost))),
      rc::gen::set(&ProblemSpec::groups, rc::gen::inRange<model::GroupIndex>(1, 4)),
      rc::gen::set(&ProblemSpec::keep, any_keep()));
}

}  // namespace splitter::property

template <>
struct rc::Arbitrary<splitter::property::ProblemSpec> {
  static Gen<splitter::property::ProblemSpec> arbitrary() {
    return splitter::property::any_problem();
  }
};
