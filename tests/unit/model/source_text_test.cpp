#include "splitter/model/source_text.hpp"

#include "support/sources.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

using support::source_of;

TEST(Place, CountsLinesFromOne) {
  const SourceText source = source_of("ab\ncd\n\nef", "list.txt");
  EXPECT_EQ(place(source, 0), "list.txt: line 1");
  EXPECT_EQ(place(source, 2), "list.txt: line 1");
  EXPECT_EQ(place(source, 3), "list.txt: line 2");
  EXPECT_EQ(place(source, 7), "list.txt: line 4");
}

TEST(Place, PastTheEndIsTheLastLine) {
  EXPECT_EQ(place(source_of("ab\ncd", "list.txt"), 1000), "list.txt: line 2");
  EXPECT_EQ(place(source_of("", "list.txt"), 1), "list.txt: line 1");
}

}  // namespace
}  // namespace splitter::model
