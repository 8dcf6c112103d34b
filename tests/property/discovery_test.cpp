#include "support/random_checkouts.hpp"

#include <rapidcheck/gtest.h>

#include <cstdint>
#include <vector>

namespace splitter::property {
namespace {

support::Files any_files() {
  const auto bytes =
      *rc::gen::container<std::vector<std::uint8_t>>(120, rc::gen::arbitrary<std::uint8_t>());
  support::Choices choices(bytes);
  return support::random_files(choices);
}

RC_GTEST_PROP(Discovery, DoesNotDependOnTheOrderInWhichFilesWereMade, ()) {
  RC_ASSERT(support::order_of_making_counts(any_files()) == "");
}

RC_GTEST_PROP(Discovery, TellsTestsThatStandInTheirFiles, ()) {
  RC_ASSERT(support::test_stands_nowhere(any_files()) == "");
}

RC_GTEST_PROP(Discovery, ReadsPastCommentsAndBlankLines, ()) {
  RC_ASSERT(support::comment_counts(any_files()) == "");
}

RC_GTEST_PROP(Discovery, LeavesOtherFilesAloneWhereOneIsAdded, ()) {
  RC_ASSERT(support::unrelated_file_counts(any_files()) == "");
}

RC_GTEST_PROP(Discovery, KeepsAFileOpenWhereATestIsAdded, ()) {
  RC_ASSERT(support::open_file_closes(any_files()) == "");
}

RC_GTEST_PROP(Discovery, LosesNoTestWhereAHookIsRemoved, ()) {
  RC_ASSERT(support::hook_hides_tests(any_files()) == "");
}

}  // namespace
}  // namespace splitter::property
