#include "planning/needs.hpp"

#include "support/environment.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using model::RuleKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* dependent = "@pytest.mark.dependency()\ndef test_1(): pass\n";

class AddNeeds : public ::testing::Test {
 protected:
  AddNeeds() {
    settings_.root = ".";
    settings_.pytest = "pytest";
    system::write_file("test_a.py", dependent);
    system::write_file("test_b.py", "def test_1(): pass\n");
  }

  std::string add() {
    limits_.rules.clear();
    return support::words_of([this](const Messages& messages) {
      add_needs(settings_, *suite_, ".", messages, limits_);
    });
  }

  [[nodiscard]] std::vector<RuleKind> kinds() const {
    std::vector<RuleKind> kinds;
    for (const model::Rule& rule : limits_.rules) {
      kinds.push_back(rule.kind);
    }
    return kinds;
  }

  support::InFolder folder_;
  Request settings_;
  model::Limits limits_;
  std::shared_ptr<const model::Suite> suite_ =
      support::suite_of({"test_a.py::test_1", "test_a.py::test_2", "test_b.py::test_1"});
};

TEST_F(AddNeeds, KeepsTiedTestsTogetherAndSaysSo) {
  EXPECT_THAT(add(), HasSubstr("2 tests in 1 file stay together, file by file: "));
  EXPECT_THAT(kinds(), ElementsAre(RuleKind::keep));
  EXPECT_THAT(limits_.rules[0].tests, ElementsAre(0, 1));
  EXPECT_THAT(limits_.rules[0].name, HasSubstr("they need each other"));
}

TEST_F(AddNeeds, LeavesASuiteWithoutTiesAlone) {
  system::write_file("test_a.py", "def test_1(): pass\n");
  EXPECT_EQ(add(), "");
  EXPECT_THAT(kinds(), IsEmpty());
}

TEST_F(AddNeeds, SaysWhenTiesCrossFiles) {
  system::write_file("test_b.py",
                     "@pytest.mark.dependency(depends=['x'], scope='session')\n"
                     "def test_1(): pass\n");
  EXPECT_THAT(add(), HasSubstr("3 tests in 2 files stay together: "));
  EXPECT_THAT(limits_.rules[0].tests, ElementsAre(0, 1, 2));
}

TEST_F(AddNeeds, WithSeveralWorkersTiedTestsRunInOneProcess) {
  limits_.workers = 2;
  add();
  EXPECT_THAT(kinds(), ElementsAre(RuleKind::keep, RuleKind::serial));
  EXPECT_EQ(limits_.rules[0].tests, limits_.rules[1].tests);
}

TEST_F(AddNeeds, LoadfileHandsAFileToOneWorkerByItself) {
  limits_.workers = 2;
  limits_.distribution = model::Distribution::loadfile;
  add();
  EXPECT_THAT(kinds(), ElementsAre(RuleKind::keep));
  system::write_file("test_b.py",
                     "@pytest.mark.dependency(depends=['x'], scope='session')\n"
                     "def test_1(): pass\n");
  add();
  EXPECT_THAT(kinds(), ElementsAre(RuleKind::keep, RuleKind::serial)) << "but not two files";
}

}  // namespace
}  // namespace splitter::planning
