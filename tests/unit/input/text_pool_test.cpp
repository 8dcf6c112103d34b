#include "input/text_pool.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

TEST(TextPool, KeepsCopies) {
  TextPool pool;
  std::string id = "a.py::f";
  const std::string_view kept = pool.keep(id);
  id.assign(id.size(), 'x');
  EXPECT_EQ(kept, "a.py::f");
}

TEST(TextPool, LeavesEachCopyWhereItIs) {
  TextPool pool;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 50'000; ++i) {
    kept.push_back(pool.keep("tests/test_many.py::test_" + std::to_string(i)));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    ASSERT_EQ(kept[i], "tests/test_many.py::test_" + std::to_string(i));
  }
}

TEST(TextPool, KeepsTextsThatAreLargerThanItsBlocks) {
  TextPool pool;
  const std::string large(3'000'000, 'x');
  const std::string_view before = pool.keep("a");
  const std::string_view kept = pool.keep(large);
  const std::string_view after = pool.keep("b");
  EXPECT_EQ(before, "a");
  EXPECT_TRUE(kept == large);
  EXPECT_EQ(after, "b");
}

TEST(TextPool, KeepsEmptyTexts) {
  TextPool pool;
  EXPECT_EQ(pool.keep(""), "");
  EXPECT_EQ(pool.keep("a"), "a");
  EXPECT_EQ(pool.keep(""), "");
}

TEST(TextPool, ItsCopiesLiveAsLongAsTheirOwner) {
  model::Text owner;
  std::string_view kept;
  {
    TextPool pool;
    kept = pool.keep("a.py::f");
    owner = pool.texts();
  }
  EXPECT_EQ(kept, "a.py::f");
}

}  // namespace
}  // namespace splitter::input
