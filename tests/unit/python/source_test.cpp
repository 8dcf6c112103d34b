#include "splitter/python/source.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::python {
namespace {

using namespace std::string_literals;

struct SourceCase {
  const char* what;
  std::string text;
  Opening opening;
};

/// PEP 263, and the codecs whose ASCII is ASCII.
const SourceCase source_cases[] = {
    {"nothing", "", Opening::closed},
    {"ASCII", "x = 1\n", Opening::closed},
    {"UTF-8", "x = 'caf\xC3\xA9'\n", Opening::closed},
    {"a byte order mark", "\xEF\xBB\xBFx = 1\n", Opening::closed},
    {"a NUL byte", "x = 1\0\n"s, Opening::not_python},
    {"bytes that are no UTF-8", "x = 'caf\xE9'\n", Opening::coding},
    {"a sequence that is cut off", "x = 'caf\xC3", Opening::coding},
    {"latin-1", "# -*- coding: latin-1 -*-\nx = 'caf\xE9'\n", Opening::closed},
    {"latin-1 in vim's way", "# vim: set fileencoding=latin_1 :\nx = '\xE9'\n", Opening::closed},
    {"windows-1252", "# coding: Windows-1252\nx = '\xE9'\n", Opening::closed},
    {"the second line", "#!/usr/bin/python\n# coding: cp1252\nx = '\xE9'\n", Opening::closed},
    {"the second line of two with returns",
     "#!\r\n# coding: cp1252\r\nx = '\xE9'\n",
     Opening::closed},
    {"a third line, too late", "#\n#\n# coding: latin-1\nx = '\xE9'\n", Opening::coding},
    {"a line behind code", "x = 1\n# coding: latin-1\ny = '\xE9'\n", Opening::coding},
    {"a line behind code that would be odd", "x = 1\n# coding: utf-16\n", Opening::closed},
    {"no comment", "x = 'coding: utf-16'\n", Opening::closed},
    {"a word without a name", "# coding style\n", Opening::closed},
    {"UTF-16", "# coding: utf-16\n", Opening::coding},
    {"UTF-7, in which ASCII is not ASCII", "# coding: utf-7\n", Opening::coding},
    {"a codec that changes letters", "# coding: rot13\n", Opening::coding},
    {"UTF-8 by another name", "# coding: utf_8\nx = '\xC3\xA9'\n", Opening::closed},
    {"a blank line first", "\n# coding: latin-1\nx = '\xE9'\n", Opening::closed},
};

TEST(OpeningOfSource, FollowsTheEncodingThatAFileNames) {
  for (const SourceCase& one : source_cases) {
    EXPECT_EQ(opening_of_source(one.text), one.opening) << one.what;
  }
}

}  // namespace
}  // namespace splitter::python
