#include "splitter/model/recording.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(OfBoth, TheWorseOutcomeWins) {
  EXPECT_EQ(of_both(Outcome::passed, Outcome::passed), Outcome::passed);
  EXPECT_EQ(of_both(Outcome::passed, Outcome::failed), Outcome::failed);
  EXPECT_EQ(of_both(Outcome::failed, Outcome::passed), Outcome::failed);
}

TEST(OfBoth, ASkipNeverWins) {
  EXPECT_EQ(of_both(Outcome::skipped, Outcome::passed), Outcome::passed);
  EXPECT_EQ(of_both(Outcome::passed, Outcome::skipped), Outcome::passed);
  EXPECT_EQ(of_both(Outcome::skipped, Outcome::failed), Outcome::failed);
  EXPECT_EQ(of_both(Outcome::skipped, Outcome::skipped), Outcome::skipped);
}

TEST(Recording, TookTheSessionAndTheEndOfItsCommand) {
  Recording recording;
  EXPECT_EQ(recording.took(), std::nullopt) << "it never ended";
  recording.wall = Microseconds{100};
  recording.session.ending = Microseconds{7};
  EXPECT_EQ(recording.took(), Microseconds{107});
}

}  // namespace
}  // namespace splitter::model
