#include "input/list_text.hpp"

#include "splitter/model/error.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

using namespace std::string_literals;

std::string lines_of(const std::string& text) {
  return std::string(list_as_lines(support::source_of(text)).view());
}

/// ASCII and more as UTF-16 with its mark.
std::string utf16(const std::u16string& text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(ListText, LeavesLinesAsTheyAre) {
  EXPECT_EQ(lines_of("a.py\nb.py\r\n"), "a.py\nb.py\r\n");
  EXPECT_EQ(lines_of(""), "");
}

TEST(ListText, MakesLinesOfNamesThatEndInNull) {
  EXPECT_EQ(lines_of("tests/test_a.py\0tests/test_b.py\0"s), "tests/test_a.py\ntests/test_b.py\n");
  EXPECT_EQ(lines_of("tests/test_a.py\0tests/test_b.py"s), "tests/test_a.py\ntests/test_b.py");
}

TEST(ListText, DecodesUtf16OfBothByteOrders) {
  for (const bool big_endian : {false, true}) {
    EXPECT_EQ(lines_of(utf16(u"tests/test_\u00e4.py\r\n\U0001F600", big_endian)),
              "tests/test_\xC3\xA4.py\r\n\xF0\x9F\x98\x80");
  }
}

TEST(ListText, RefusesWhatItWouldReadByHalf) {
  EXPECT_THROW((void)lines_of("a.py\0b.py\nc.py\0"s), model::InputError);
  EXPECT_THROW((void)lines_of("t\0e\0s\0t\0.\0p\0y\0\n\0"s), model::InputError);
  EXPECT_THROW((void)lines_of("\xFF\xFEt"), model::InputError);
  EXPECT_THROW((void)lines_of(utf16(u"a\xD800", false)), model::InputError);
}

TEST(WithoutColours, LeavesTheTextBetweenThem) {
  EXPECT_EQ(without_colours(support::source_of("\033[1;31ma.py\033[0m::f\n\033x\033[")).view(),
            "a.py::f\n\033x");
}

TEST(WithoutColours, LeavesATextWithoutAnyAsItIs) {
  const model::SourceText plain = support::source_of("a.py::f\n");
  EXPECT_EQ(without_colours(plain).view().data(), plain.view().data());
}

}  // namespace
}  // namespace splitter::input
