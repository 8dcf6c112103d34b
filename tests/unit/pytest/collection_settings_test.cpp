#include "splitter/pytest/collection_settings.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::plain_tests;

constexpr const char* harmful = "def pytest_collect_file(file_path): pass\n";

/// A suite with a conftest.py and a plugin that collects.
Checkout suite() {
  Checkout checkout{{"pytest.ini", "[pytest]\naddopts = --doctest-modules\n"},
                    {"tests/test_a.py", plain_tests},
                    {"tests/conftest.py", "import os\nfrom helpers import x\nos.environ['ODD']\n"},
                    {"tests/helpers.py", "x = 1\n"}};
  checkout.install("odd-1.0", "[pytest11]\nodd = odd\n");
  checkout.file(Checkout::packages() + "/odd.py", harmful);
  return checkout;
}

std::string all_of(const Checkout& checkout, const std::string& command = "pytest") {
  const auto settings = collection_settings(checkout.setup(command));
  return settings ? settings->all : "nothing";
}

TEST(CollectionSettings, AreTheSameWithOtherTestsAndFiles) {
  const Checkout before = suite();
  Checkout after = suite();
  after.add("tests/test_a.py", "def test_z(): pass\n");
  after.add("tests/test_b.py", plain_tests);
  after.add("setup.py", "");
  after.file(Checkout::packages() + "/requests/__init__.py", "");
  EXPECT_EQ(all_of(before), all_of(after));
  EXPECT_EQ(all_of(before).size(), 16U);
}

TEST(CollectionSettings, DifferWithWhateverMayDecide) {
  const std::vector<std::function<void(Checkout&)>> changes = {
      [](Checkout& suite) { suite.add("tests/conftest.py", "import sys\n"); },
      [](Checkout& suite) { suite.add("tests/helpers.py", "x = 2\n"); },
      [](Checkout& suite) { suite.add("tests/sub/conftest.py", ""); },
      [](Checkout& suite) { suite.add("pytest.ini", "[pytest]\naddopts = --pyargs\n"); },
      [](Checkout& suite) { suite.add("pytest.ini", "[pytest]\npython_files = a.py\n"); },
      [](Checkout& suite) { suite.set("PYTEST_ADDOPTS", "-m slow"); },
      [](Checkout& suite) { suite.set("PYTEST_PLUGINS", "odd"); },
      [](Checkout& suite) { suite.set("ODD", "1"); },
      [](Checkout& suite) { suite.install("odd-1.1", "[pytest11]\nodd = odd\n"); },
      [](Checkout& suite) { suite.install("pytest-8.4.3"); },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Checkout changed = suite();
    changes[i](changed);
    EXPECT_NE(all_of(suite()), all_of(changed)) << i;
  }
}

TEST(CollectionSettings, KnowTheOptionsThatDecide) {
  EXPECT_NE(all_of(suite()), all_of(suite(), "pytest -k odd"));
  EXPECT_EQ(all_of(suite()), all_of(suite(), "pytest -q --tb=short"));
  const auto words = [](const char* command) {
    return collection_settings(suite().setup(command))->words;
  };
  EXPECT_NE(words("pytest"), words("pytest -k odd"));
  EXPECT_NE(words("pytest -k odd"), words("pytest -k even"));
  EXPECT_EQ(words("pytest -k odd"), words("pytest -q -k odd"));
  EXPECT_EQ(words("pytest --html=1.html -k odd"), words("pytest --html 2.html -k odd"));
  EXPECT_NE(words("pytest --html 1.html"), words("pytest --html 1.html -m odd"));
  EXPECT_NE(words("pytest --html 1.html"), words("pytest --html 1.html tests"));
  EXPECT_NE(words("pytest"), words("pytest tests"));
}

TEST(CollectionSettings, KnowThePackagesWhereAConftestLooksForThem) {
  Checkout before = suite();
  before.add("tests/conftest.py", "import pytest\npytest.importorskip('boto3')\n");
  Checkout after = before;
  after.install("boto3-1.0");
  EXPECT_NE(all_of(before), all_of(after));
}

TEST(CollectionSettings, AreNotToldByAPluginUnderDevelopment) {
  Checkout checkout = suite();
  checkout.install("own-1.0", "[pytest11]\nown = own\n");
  EXPECT_EQ(all_of(checkout), "nothing");
}

TEST(CollectionSettings, KnowThePluginsThatAreNamed) {
  const auto hash = [](const char* plugin) {
    Checkout checkout = suite();
    checkout.add("tests/conftest.py", "pytest_plugins = ['tests.plugins.one']\n");
    checkout.add("tests/plugins/one.py", "pytest_plugins = 'tests.plugins.two'\n");
    checkout.add("tests/plugins/two.py", plugin);
    checkout.add("own.py", plugin);
    return std::pair(all_of(checkout), all_of(checkout, "pytest -p own"));
  };
  EXPECT_EQ(hash("x = 1\n"), hash("x = 1\n"));
  EXPECT_NE(hash("x = 1\n").first, hash("x = 2\n").first);
  EXPECT_NE(hash("x = 1\n").second, hash("x = 2\n").second);
}

TEST(CollectionSettings, AreNotToldWhereAConftestLooksAroundBeforeItIgnoresFiles) {
  const auto told = [](const char* conftest) {
    Checkout checkout = suite();
    checkout.add("tests/conftest.py", conftest);
    return all_of(checkout) != "nothing";
  };
  EXPECT_FALSE(told("import json\ncollect_ignore = json.load(open('slow.json'))\n"));
  EXPECT_FALSE(told("import shutil\nif not shutil.which('psql'):\n  collect_ignore = ['db']\n"));
  EXPECT_FALSE(told("def pytest_ignore_collect(path): return path.exists()\n"));
  EXPECT_TRUE(told("import sys\nif sys.version_info < (3, 9):\n  collect_ignore = ['db']\n"));
  EXPECT_TRUE(told("if odd:  # which is random\n  collect_ignore = ['random/open']\n"));
  EXPECT_TRUE(told("collect_ignore = ['db']\ndef data(): return open('data.json')\n"));
  EXPECT_TRUE(told("def pytest_collect_file(file_path): file_path.open()\n"));
}

TEST(CollectionSettings, AreNotToldByALinkedFolder) {
  Checkout checkout = suite();
  checkout.folder("/elsewhere");
  checkout.link("/suite/linked", "/elsewhere");
  EXPECT_EQ(all_of(checkout), "nothing");
}

}  // namespace
}  // namespace splitter::pytest
