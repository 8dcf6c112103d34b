#include "splitter/python/mark_use.hpp"

#include <gmock/gmock.h>

namespace splitter::python {
namespace {

using ::testing::ElementsAre;

constexpr TyingMark dependency{"dependency", "pytest_dependency", Reach::scope};
constexpr TyingMark order{"order", "pytest_order", Reach::order};

TEST(MarkUse, IsADecoratorOrParameterOrOtherNameOfMark) {
  EXPECT_TRUE(read_mark_use("@pytest.mark.dependency()\ndef test_a(): pass\n", dependency).used);
  EXPECT_TRUE(read_mark_use("a = p(1, marks=pytest.mark.dependency)\n", dependency).used);
  EXPECT_TRUE(read_mark_use("from pytest import mark as m\n@m.dependency()\n", dependency).used);
  EXPECT_TRUE(read_mark_use("m = pytest.mark\nn = m.dependency\n", dependency).used);
  EXPECT_TRUE(read_mark_use("item.add_marker('dependency')\n", dependency).used);
  EXPECT_TRUE(read_mark_use("from pytest_dependency import depends\n", dependency).used);
}

TEST(MarkUse, IsNoneOfTheMereWord) {
  EXPECT_FALSE(read_mark_use("# dependency\ndependency = 1\n", dependency).used);
  EXPECT_FALSE(read_mark_use("def test_order(): order.order()\n", order).used);
  EXPECT_FALSE(read_mark_use("", order).used);
}

TEST(MarkUse, IsNoneWhereAHookLooksForIt) {
  for (const char* text : {"if 'dependency' in item.keywords: pass\n",
                           "if 'dependency' not in item.keywords: pass\n",
                           "mine = item.get_closest_marker('dependency')\n",
                           "for one in item.iter_markers(\"dependency\"): pass\n"}) {
    EXPECT_FALSE(read_mark_use(text, dependency).used) << text;
  }
}

TEST(MarkUse, CrossesWithAScopeBeyondTheFile) {
  const auto crosses = [](std::string_view arguments) {
    const std::string text = "@pytest.mark.dependency(" + std::string(arguments) + ")\n";
    return read_mark_use(text, dependency).crosses;
  };
  EXPECT_FALSE(crosses("depends=['test_a']"));
  EXPECT_FALSE(crosses("depends=['a'], scope='module'"));
  EXPECT_TRUE(crosses("depends=['a'], scope='session'"));
  EXPECT_TRUE(crosses("depends=['a'], scope=SCOPE"));
  EXPECT_TRUE(crosses("depends=['test_x.py::test_a']"));
}

TEST(MarkUse, DoesNotCrossByTheScopeOfAFixture) {
  EXPECT_FALSE(read_mark_use("@pytest.fixture(scope='session')\ndef db(): pass\n"
                             "@pytest.mark.dependency()\ndef test_a(): pass\n",
                             dependency)
                   .crosses);
}

TEST(MarkUse, CrossesByAPositionOrANameElsewhere) {
  const auto crosses = [](std::string_view arguments) {
    return read_mark_use("@pytest.mark.order(" + std::string(arguments) + ")\n", order).crosses;
  };
  EXPECT_FALSE(crosses("after='test_a'"));
  EXPECT_FALSE(crosses("before=['test_a', 'test_b']"));
  EXPECT_TRUE(crosses("1"));
  EXPECT_TRUE(crosses("'last'"));
  EXPECT_TRUE(crosses("after='test_x.py::test_a'"));
  EXPECT_TRUE(crosses("after=NAME"));
  EXPECT_TRUE(crosses("after='TestA::test_a'"));
}

TEST(MarkUse, CrossesByAnOrderThatIsNoCall) {
  EXPECT_TRUE(read_mark_use("@pytest.mark.order\ndef test_a(): pass\n", order).crosses);
  EXPECT_TRUE(read_mark_use("item.add_marker('order')\n", order).crosses);
  EXPECT_TRUE(read_mark_use("@pytest.mark.order(after='test_a', index=2)\n", order).crosses);
  EXPECT_FALSE(read_mark_use("@pytest.mark.order(after=('a', 'b',), before='c')\n", order).crosses);
}

TEST(MarkUse, CrossesWhereOneOfSeveralUsesDoes) {
  EXPECT_TRUE(read_mark_use("@pytest.mark.order(after='test_a')\ndef test_b(): pass\n"
                            "@pytest.mark.order(1)\ndef test_c(): pass\n",
                            order)
                  .crosses);
}

TEST(MarkUse, ReadsStringsWithoutTheirPrefixAndQuotes) {
  const auto crosses = [](std::string_view scope) {
    const std::string text = "@pytest.mark.dependency(scope=" + std::string(scope) + ")\n";
    return read_mark_use(text, dependency).crosses;
  };
  for (const char* scope : {"'module'", "\"class\"", "r'module'", "\"\"\"class\"\"\""}) {
    EXPECT_FALSE(crosses(scope)) << scope;
  }
  for (const char* scope : {"'session'", "'''package'''", "''", "f'{x}'", "None", "'mod' 'ule'"}) {
    EXPECT_TRUE(crosses(scope)) << scope;
  }
}

TEST(MarkUse, TakesTheScopeOfAnotherCallForThatCalls) {
  const auto crosses = [](std::string_view line) {
    const std::string text =
        std::string(line) + "\n@pytest.mark.dependency()\ndef test_a(): pass\n";
    return read_mark_use(text, dependency).crosses;
  };
  EXPECT_FALSE(crosses("@pytest.mark.asyncio(loop_scope=x, scope='session')"));
  EXPECT_FALSE(crosses("@pytest.fixture(params=[(1, 'session')], scope='session')"));
  EXPECT_TRUE(crosses("MARK = dict(scope='session')")) << "it may be unpacked into the marker";
  EXPECT_TRUE(crosses("MARK = {'scope': WIDE}"));
  EXPECT_FALSE(crosses("scope = 'session'")) << "a name, and no argument";
}

TEST(MarkUse, CrossesAsFarAsItsPluginReaches) {
  const char* text = "@pytest.mark.test_steps('a')\ndef test_a(): pass\n";
  EXPECT_FALSE(read_mark_use(text, {"test_steps", "pytest_steps", Reach::file}).crosses);
  EXPECT_TRUE(read_mark_use(text, {"test_steps", "pytest_steps", Reach::anyone}).crosses);
  EXPECT_FALSE(read_mark_use("x = 1\n", {"test_steps", "pytest_steps", Reach::anyone}).crosses);
}

TEST(MarkUse, NamesFiles) {
  EXPECT_THAT(read_mark_use("@pytest.mark.order(after='../test_x.py::test_a')\n", order).paths,
              ElementsAre("../test_x.py"));
  EXPECT_THAT(
      read_mark_use("@pytest.mark.order(after=['a.py::f', 'x', 'b.py'])\n'''two\nlines.py'''\n",
                    order)
          .paths,
      ElementsAre("a.py", "b.py"));
  EXPECT_TRUE(read_mark_use("'a.py'\n", order).paths.empty()) << "it does not use the marker";
}

TEST(MarkUse, IsDoubtfulWhereTheTextBreaksOff) {
  EXPECT_TRUE(read_mark_use("dependency = '''", dependency).crosses);
}

}  // namespace
}  // namespace splitter::python
