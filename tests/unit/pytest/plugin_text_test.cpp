#include "splitter/pytest/plugin_text.hpp"

#include <gmock/gmock.h>

namespace splitter::pytest {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

TEST(PluginText, IsPlainWhereItCollectsNothing) {
  const PluginText plugin = read_plugin(
      "import pytest\n"
      "def pytest_addoption(parser): parser.addoption('--x')\n"
      "def pytest_configure(config): config.addinivalue_line('markers', 'slow: x')\n"
      "def pytest_collection_modifyitems(items): pass\n"
      "import atexit\natexit.register(print)\n"
      "@pytest.fixture\ndef x(): 'pytest_collect_file'\n");
  EXPECT_EQ(plugin.doubt, Doubt{});
  EXPECT_FALSE(plugin.ignores);
  EXPECT_THAT(plugin.modules, IsEmpty());
}

TEST(PluginText, IsInDoubtWithAHookThatDecides) {
  for (const char* text :
       {"def pytest_collect_file(file_path, parent): pass\n",
        "def pytest_ignore_collect(collection_path): return True\n",
        "from x import pytest_pycollect_makeitem\n",
        "class P:\n    def pytest_collection(self): pass\n",
        "def pytest_configure(config):\n    config.pluginmanager.register(P())\n",
        "def pytest_configure(config): config.args = []\n",
        "def pytest_configure(c): c.addinivalue_line('python_files', 'x')\n",
        "def pytest_configure(c): c.addinivalue_line('norecursedirs', 'x')\n",
        "def pytest_configure(c): c.getini('python_files').append('x')\n",
        "def pytest_configure(c): c.option.markexpr = 'x'\n",
        "def pytest_configure(c): c.option.ignore.append('x')\n",
        "import pytest\npytest.importorskip('x', minversion='2')\n",
        "import pytest\npytest.importorskip(NAME)\n",
        "import pytest\nif x:\n    pytest.skip('x', allow_module_level=True)\n",
        "x = '''\n"}) {
    EXPECT_TRUE(read_plugin(text).doubt) << text;
  }
}

TEST(PluginText, ReachesOtherFoldersWithSomeOfIt) {
  EXPECT_FALSE(read_plugin("def pytest_collect_file(file_path, parent): pass\n").everywhere);
  EXPECT_TRUE(read_plugin("def pytest_itemcollected(item): pass\n").everywhere);
  EXPECT_TRUE(read_plugin("def pytest_configure(c): c.option.keyword = 'x'\n").everywhere);
  EXPECT_TRUE(read_plugin("import pytest\npytest.importorskip(X)\n").everywhere);
}

TEST(PluginText, ReadsOptionsAndSkipsOfFixturesAsPlain) {
  for (const char* text : {"def pytest_configure(c): print(c.option.markexpr)\n",
                           "def pytest_configure(c):\n    if c.option.keyword == 'x': pass\n",
                           "def pytest_configure(c): c.getini('python_files').index('x')\n",
                           "@fixture\ndef np():\n    return pytest.importorskip('numpy')\n"}) {
    EXPECT_EQ(read_plugin(text).doubt, Doubt{}) << text;
  }
}

TEST(PluginText, NamesModulesThatItTakesHooksFrom) {
  EXPECT_THAT(read_plugin("from hooks import (pytest_configure, x)\n").modules,
              ElementsAre("hooks"));
  EXPECT_THAT(read_plugin("from .a import f as pytest_configure\n").modules, ElementsAre(".a"));
  EXPECT_THAT(read_plugin("from pytest_mock import x\n").modules, IsEmpty());
}

TEST(PluginText, ReadsLiteralListsOfWhatToIgnore) {
  const PluginText plugin = read_plugin(
      "collect_ignore = [\"setup.py\", 'a/b.py',]\ncollect_ignore += ['c']\n"
      "collect_ignore_glob = ['*_py2.py']\n");
  EXPECT_EQ(plugin.doubt, Doubt{});
  EXPECT_TRUE(plugin.ignores);
  EXPECT_TRUE(plugin.ignores_globs);
  EXPECT_THAT(plugin.ignore, ElementsAre("setup.py", "a/b.py", "c"));
  EXPECT_THAT(plugin.ignore_glob, ElementsAre("*_py2.py"));
}

TEST(PluginText, TellsWhatMayBeIgnored) {
  const PluginText plugin = read_plugin(
      "collect_ignore = []\nneeds = ['a.py',\n 'b.py']\n"
      "if x:\n    collect_ignore += needs\nif y:\n    collect_ignore += ['c.py']\n");
  EXPECT_EQ(plugin.doubt, Doubt{});
  EXPECT_THAT(plugin.maybe_ignored, ElementsAre("a.py", "b.py", "c.py"));
}

TEST(PluginText, KnowsWhatAConditionTakesOffTheList) {
  const PluginText less =
      read_plugin("collect_ignore = ['a.py']\nif x:\n    collect_ignore = ['b.py']\n");
  EXPECT_EQ(less.doubt, Doubt{});
  EXPECT_THAT(less.ignore, IsEmpty());
  EXPECT_THAT(less.maybe_ignored, ElementsAre("a.py", "b.py"));
  EXPECT_TRUE(less.ignores);
  EXPECT_FALSE(less.may_ignore);
  const PluginText perhaps = read_plugin("if x:\n    collect_ignore = ['b.py']\n");
  EXPECT_FALSE(perhaps.ignores);
  EXPECT_TRUE(perhaps.may_ignore);
  EXPECT_THAT(perhaps.maybe_ignored, ElementsAre("b.py"));
  const PluginText named =
      read_plugin("collect_ignore = ['a.py']\nmore = ['b.py']\ncollect_ignore = more\n");
  EXPECT_EQ(named.doubt, Doubt{});
  EXPECT_THAT(named.ignore, IsEmpty());
  EXPECT_THAT(named.maybe_ignored, ElementsAre("a.py", "b.py"));
}

TEST(PluginText, RefusesListsThatItCannotRead) {
  for (const char* text : {"collect_ignore = glob('x')\n",
                           "collect_ignore = []\ncollect_ignore.append('x')\n",
                           "if x:\n    collect_ignore_glob = ['x']\n",
                           "collect_ignore = ('a.py')\n",
                           "collect_ignore = ['a.py' 'b.py']\n",
                           "collect_ignore = [f'{x}']\n",
                           "collect_ignore = ['a\\x62']\n",
                           "x = collect_ignore\n",
                           "l = []\nif x:\n    l.append('y')\ncollect_ignore = l\n",
                           "l = []\nl += ['y']\ncollect_ignore = l\n",
                           "l = []\ncollect_ignore = l\nl.append('y')\n",
                           "pytest_plugins = names\n"}) {
    EXPECT_TRUE(read_plugin(text).doubt) << text;
  }
}

TEST(PluginText, NamesWhatItBrings) {
  EXPECT_THAT(read_plugin("pytest_plugins = ['a.b', 'pytester']\nfrom .more import *\n").modules,
              ElementsAre("a.b", "pytester", ".more"));
  EXPECT_THAT(read_plugin("pytest_plugins = 'a.b'\n").modules, ElementsAre("a.b"));
}

TEST(HarmlessPlugins, AreKnownByTheirNames) {
  for (const char* name : {"pytest_cov",
                           "pytest-cov",
                           "pytest_cov.plugin",
                           "xdist.plugin",
                           "pytest-asyncio",
                           "pytester",
                           "Faker"}) {
    EXPECT_TRUE(is_harmless_plugin(name)) << name;
  }
  for (const char* name : {"nbval", "pytest-describe", "pytest-mypy-plugins", "", "sybil"}) {
    EXPECT_FALSE(is_harmless_plugin(name)) << name;
  }
}

auto Point(const char* name, const char* module) {
  return AllOf(Field(&EntryPoint::name, name), Field(&EntryPoint::module, module));
}

TEST(EntryPoints, MayBeIndentedAndStandTwice) {
  EXPECT_THAT(entry_points("[x]\n a = b\n a = c\n\t[pytest11]\r\n  # no\n"
                           "  n = one [extra]\n  n= two\n  words\n[y]\nz = z\n"),
              ElementsAre(Point("n", "one"), Point("n", "two")));
}

TEST(EntryPoints, AreThoseOfPytest) {
  EXPECT_THAT(entry_points("[console_scripts]\nx = a:b\n\n[pytest11]\nn = nbval.plugin\n"
                           "m = pkg.mod:obj\n"),
              ElementsAre(Point("n", "nbval.plugin"), Point("m", "pkg.mod")));
  EXPECT_THAT(entry_points("[x]\na = b\n"), IsEmpty());
}

}  // namespace
}  // namespace splitter::pytest
