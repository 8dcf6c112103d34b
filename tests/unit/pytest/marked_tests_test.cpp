#include "splitter/pytest/marked_tests.hpp"

#include "support/memory_tree.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::MemoryTree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// The IDs of the tests with a marker, by its first text.
std::map<std::string, std::vector<std::string>> marked(const MemoryTree& tree,
                                                       const std::vector<std::string>& ids,
                                                       const std::string& marker) {
  const auto suite = support::suite_of(ids);
  const MarkedTests tests(*suite, "/suite", tree);
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& [argument, with_it] : tests.with(marker)) {
    for (const model::TestIndex index : with_it) {
      found[argument].emplace_back(suite->nodes()[index].id.text());
    }
  }
  return found;
}

constexpr const char* marked_text = R"(
import pytest
@pytest.mark.slow
def test_slow(): pass
@pytest.mark.parametrize('x', [1, 2])
@pytest.mark.xdist_group('db')
def test_db(x): pass
def test_plain(): pass
@pytest.mark.slow
@pytest.mark.xdist_group(name='web')
class TestWeb:
    def test_one(self): pass
    @pytest.mark.xdist_group('db')
    def test_two(self): pass
)";

const std::vector<std::string> marked_ids = {"test_a.py::TestWeb::test_one",
                                             "test_a.py::TestWeb::test_two",
                                             "test_a.py::test_db[1]",
                                             "test_a.py::test_db[2]",
                                             "test_a.py::test_plain",
                                             "test_a.py::test_slow"};

TEST(MarkedTests, AreThoseOfFunctionsAndClasses) {
  EXPECT_THAT(marked({{"/suite/test_a.py", marked_text}}, marked_ids, "slow"),
              ElementsAre(Pair("",
                               ElementsAre("test_a.py::TestWeb::test_one",
                                           "test_a.py::TestWeb::test_two",
                                           "test_a.py::test_slow"))));
}

TEST(MarkedTests, TakeTheMarkerNearestToTheTest) {
  EXPECT_THAT(marked({{"/suite/test_a.py", marked_text}}, marked_ids, "xdist_group"),
              ElementsAre(Pair("db",
                               ElementsAre("test_a.py::TestWeb::test_two",
                                           "test_a.py::test_db[1]",
                                           "test_a.py::test_db[2]")),
                          Pair("web", ElementsAre("test_a.py::TestWeb::test_one"))));
}

TEST(MarkedTests, AreAllOfAFileThatIsMarkedWhole) {
  const MemoryTree tree = {
      {"/suite/test_a.py", "pytestmark = [pytest.mark.slow]\ndef test_a(): pass\n"},
      {"/suite/test_b.py", "def test_a(): pass\n"}};
  EXPECT_THAT(marked(tree, {"test_a.py::test_a", "test_b.py::test_a"}, "slow"),
              ElementsAre(Pair("", ElementsAre("test_a.py::test_a"))));
}

TEST(MarkedTests, OfABareFileAreTheFile) {
  EXPECT_THAT(marked({{"/suite/test_a.py", marked_text}}, {"test_a.py"}, "slow"),
              ElementsAre(Pair("", ElementsAre("test_a.py"))));
  EXPECT_THAT(
      marked({{"/suite/test_a.py", marked_text}}, {"test_a.py"}, "xdist_group"),
      ElementsAre(Pair("db", ElementsAre("test_a.py")), Pair("web", ElementsAre("test_a.py"))));
}

TEST(MarkedTests, AreNoneOfAMarkerThatNobodyHas) {
  EXPECT_THAT(marked({{"/suite/test_a.py", marked_text}}, marked_ids, "fast"), IsEmpty());
}

TEST(MarkedTests, AreNoneOfFilesThatAreNotThere) {
  EXPECT_THAT(marked({}, marked_ids, "slow"), IsEmpty());
}

}  // namespace
}  // namespace splitter::pytest
