#pragma once

#include "splitter/input/collection.hpp"
#include "splitter/model/suite.hpp"

#include <cstddef>
#include <string_view>

namespace splitter::planning {

/// Differences between two collections of one suite. The examples are views of the first's ids, or
/// else of the second's.
struct Differences {
  std::size_t functions = 0;       ///< Functions that only one of them has.
  std::string_view function;       ///< An example, of those in the plan if there are any.
  bool functions_in_plan = false;  ///< The plan has not all of their files whole.
  std::size_t ids = 0;             ///< Functions that both have with different parameters.
  std::string_view id;             ///< An example.
  bool ids_in_plan = false;        ///< Tests of such functions stand one by one in the plan.
  bool order = false;              ///< The same tests come in another order.
  std::string_view moved;          ///< The first test that the second has at another place.

  [[nodiscard]] bool any() const { return functions > 0 || ids > 0 || order; }
};

[[nodiscard]] Differences differences_of(const input::Collection& first,
                                         const input::Collection& second,
                                         const model::Suite& suite);

/// Tests of a collection for which no name of a plan stands, and names for which there is no test.
struct Coverage {
  std::size_t unnamed = 0;
  std::string_view unnamed_example;
  std::size_t gone = 0;
  std::string_view gone_example;
};

/// Leaves out files whose tests are those of earlier runs, and names in files of which nothing was
/// collected: these skip themselves, or cannot be imported.
[[nodiscard]] Coverage coverage_of(const model::Suite& suite, const input::Collection& collection);

}  // namespace splitter::planning
