#include "splitter/model/rules.hpp"

#include <gmock/gmock.h>

namespace splitter::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SerialTests, AreThoseOfAllSerialRulesOnce) {
  EXPECT_THAT(serial_tests({{.kind = RuleKind::serial, .tests = {3, 5}},
                            {.kind = RuleKind::keep, .tests = {1, 2}},
                            {.kind = RuleKind::serial, .tests = {0, 5}}}),
              ElementsAre(0, 3, 5));
  EXPECT_THAT(serial_tests({{.kind = RuleKind::pin, .tests = {1}, .group = 0}}), IsEmpty());
}

TEST(SerialTests, OfNoRulesAreNone) {
  EXPECT_THAT(serial_tests({}), IsEmpty());
  EXPECT_THAT(serial_tests({{.kind = RuleKind::serial}}), IsEmpty());
}

TEST(WorkerGroups, OfATestInSeveralRulesIsThatOfTheFirst) {
  EXPECT_THAT(worker_groups({{.tests = {1, 3}, .one_worker = true},
                             {.tests = {0, 1}, .one_worker = true},
                             {.tests = {3, 4, 5}, .one_worker = true}},
                            6),
              ElementsAre(0, 1, 2, 1, 4, 4));
}

TEST(WorkerGroups, NameTheFirstTestOfEach) {
  EXPECT_THAT(worker_groups({{.tests = {1, 3}, .one_worker = true},
                             {.tests = {0, 4}},
                             {.tests = {2, 3}, .one_worker = true}},
                            5),
              ElementsAre(0, 1, 2, 1, 4));
  EXPECT_THAT(worker_groups({{.tests = {0, 1}}}, 2), IsEmpty());
}

}  // namespace
}  // namespace splitter::model
