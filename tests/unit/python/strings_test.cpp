#include "python/strings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace splitter::python {
namespace {

TEST(IsStringPrefix, KnowsThoseOfPythonInAnyLetters) {
  for (const char* word :
       {"r", "b", "u", "f", "t", "R", "F", "br", "Rb", "bR", "fr", "RF", "tr", "Rt"}) {
    EXPECT_TRUE(is_string_prefix(word)) << word;
  }
  for (const char* word : {"", "x", "bu", "ur", "fb", "ft", "rbr", "print"}) {
    EXPECT_FALSE(is_string_prefix(word)) << word;
  }
}

TEST(HasFields, HoldsForFormattedAndTemplateStrings) {
  for (const char* prefix : {"f", "F", "rf", "Fr", "t", "rT"}) {
    EXPECT_TRUE(has_fields(prefix)) << prefix;
  }
  for (const char* prefix : {"", "r", "b", "u", "Br"}) {
    EXPECT_FALSE(has_fields(prefix)) << prefix;
  }
}

/// Each is one string with its prefix, and nothing else (PEP 701 for the fields).
const char* const whole_strings[] = {
    "''",
    "\"\"",
    "'a'",
    "'a\"b'",
    "'a\\'b'",
    "'\\\\'",
    "'a\\\nb'",
    "'a\\\r\nb'",
    "r'\\''",
    "''''''",
    "'''a'b''c'''",
    "'''a\nb'''",
    "\"\"\"a\\\"\"\"\"",
    "f''",
    "f'{a}'",
    "f'{{'",
    "f'{{}}{a}'",
    "f'{a!r:>{width}}'",
    "f'{a[\"b\"]}'",
    "f'{a['b']}'",
    "f'{f'{f'{1}'}'}'",
    "f'{ {1: 2}[1] }'",
    "f'{(lambda x: x)(1)}'",
    "f'{a:%H:%M}'",
    "f'\\N{DASH}'",
    "rf'\\{a}'",
    "f'''{\na # note }\n}'''",
    "f'{a=}'",
    "f'{x:{'y'}}'",
    "t'{a}'",
    "b'{'",
};

TEST(EndOfString, IsBehindTheClosingQuote) {
  for (const std::string_view string : whole_strings) {
    const std::size_t quote = string.find_first_of("'\"");
    const std::string text = std::string(string) + " + 'more'";
    EXPECT_EQ(end_of_string(text, quote, string.substr(0, quote)), string.size()) << string;
  }
}

const char* const endless_strings[] = {"'",
                                       "'a",
                                       "'a\nb'",
                                       "'a\rb'",
                                       "'a\\'",
                                       "'''a''",
                                       "'''a\\'''",
                                       "f'{a'",
                                       "f'{a\n'",
                                       "f'{(a}'",
                                       "f'{a)}'",
                                       "f'{a:\n}'",
                                       "f'{'a}'",
                                       "f'\\N{DASH'"};

TEST(EndOfString, IsNowhereWhereTheStringHasNone) {
  for (const std::string_view text : endless_strings) {
    const std::size_t quote = text.find_first_of("'\"");
    EXPECT_EQ(end_of_string(text, quote, text.substr(0, quote)), std::string_view::npos) << text;
  }
}

TEST(EndOfString, IsLookedForOnlySoDeep) {
  const auto nested = [](int depth) {
    std::string text = "1";
    for (int i = 0; i < depth; ++i) {
      text = "f'{" + text + "}'";
    }
    return text;
  };
  EXPECT_EQ(end_of_string(nested(20), 1, "f"), nested(20).size());
  EXPECT_EQ(end_of_string(nested(500), 1, "f"), std::string_view::npos);
}

}  // namespace
}  // namespace splitter::python
