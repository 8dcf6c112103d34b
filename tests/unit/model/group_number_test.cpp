#include "splitter/model/group_number.hpp"

#include "splitter/model/units.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <type_traits>

namespace splitter::model {
namespace {

TEST(GroupNumber, CountsFromOneWhereIndexesCountFromZero) {
  EXPECT_EQ(number_of(0).value(), 1U);
  EXPECT_EQ(number_of(7).value(), 8U);
  EXPECT_EQ(index_of(GroupNumber{1}), 0U);
  EXPECT_EQ(index_of(GroupNumber{8}), 7U);
  EXPECT_EQ(index_of(number_of(9'999)), 9'999U);
  EXPECT_EQ(GroupNumber{}, GroupNumber{1}) << "the first group";
}

TEST(GroupNumber, ZeroIsNoNumber) {
  EXPECT_THROW(GroupNumber{0}, std::invalid_argument);
}

TEST(GroupNumber, IsNotKnownWhereAFileWritesZero) {
  EXPECT_EQ(known_number(0), std::nullopt);
  EXPECT_EQ(known_number(1), GroupNumber{1});
}

TEST(GroupNumber, NoGroupHasNoNumber) {
  EXPECT_THROW(static_cast<void>(number_of(no_group)), std::invalid_argument);
}

TEST(GroupNumber, AreOrderedAsTheirIndexes) {
  EXPECT_LT(GroupNumber{2}, GroupNumber{10});
  EXPECT_EQ(GroupNumber{3}, number_of(2));
}

TEST(GroupNumber, ConvertsOnlyByName) {
  static_assert(!std::is_convertible_v<std::uint32_t, GroupNumber>);
  static_assert(!std::is_convertible_v<GroupNumber, std::uint32_t>);
}

}  // namespace
}  // namespace splitter::model
