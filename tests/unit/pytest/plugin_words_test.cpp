#include "pytest/plugin_words.hpp"

#include "splitter/python/lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace splitter::pytest {
namespace {

/// The furthest reach of any name of a line.
Reach reach_of_line(std::string_view text) {
  python::Lines lines(text);
  python::LogicalLine line;
  Reach furthest = Reach::none;
  while (lines.next(line)) {
    for (std::size_t i = 0; i < line.tokens.size(); ++i) {
      if (line.tokens[i].kind == python::TokenKind::name) {
        furthest = std::max(furthest, reach_of(line.tokens, i));
      }
    }
  }
  return furthest;
}

struct Line {
  const char* text;
  Reach reach;
};

const Line reaching_lines[] = {{"def pytest_collect_file(path): pass", Reach::folder},
                               {"def pytest_ignore_collect(path): pass", Reach::folder},
                               {"def pytest_itemcollected(item): pass", Reach::suite},
                               {"def pytest_cmdline_main(config): pass", Reach::suite},
                               {"@hookimpl(specname='x')", Reach::suite},
                               {"def pytest_runtest_setup(item): pass", Reach::none},
                               {"def pytest_collection_modifyitems(items): pass", Reach::none},
                               {"config.pluginmanager.register(P())", Reach::suite},
                               {"atexit.register(f)", Reach::none},
                               {"register(f)", Reach::none},
                               {"config.args = []", Reach::suite},
                               {"x.args = []", Reach::none},
                               {"config.option.keyword = 'x'", Reach::suite},
                               {"config.option.keyword += 'x'", Reach::suite},
                               {"config.option.keyword == 'x'", Reach::none},
                               {"config.option.ignore.append('x')", Reach::suite},
                               {"config.option.verbose = 1", Reach::none},
                               {"config.addinivalue_line('markers', 'x')", Reach::none},
                               {"config.addinivalue_line('python_files', 'x')", Reach::suite},
                               {"config.getini('python_files').append('x')", Reach::suite},
                               {"config.getini('python_files').index('x')", Reach::none},
                               {"x = 'pytest_collect_file'", Reach::none}};

TEST(ReachOf, IsAsFarAsAWordMayChangeWhatIsCollected) {
  for (const Line& one : reaching_lines) {
    EXPECT_EQ(reach_of_line(one.text), one.reach) << one.text;
  }
}

}  // namespace
}  // namespace splitter::pytest
