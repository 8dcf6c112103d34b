#include "planning/rule_tests.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using input::WrittenRule;
using model::RuleKind;
using support::ProblemBuilder;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RulesFor : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Request settings_ = request_for(1, 2);
  std::shared_ptr<const model::Suite> suite_ =
      support::suite_of({"a.py::f", "a.py::g", "b.py::f", "b.py::h[1]", "b.py::h[2]"});
  std::string words_;

  std::vector<model::Rule> rules(std::vector<WrittenRule> written) {
    settings_.rules = std::move(written);
    std::vector<model::Rule> found;
    words_ = words_of(
        [&](const Messages& messages) { found = rules_for(settings_, 2, *suite_, ".", messages); });
    return found;
  }
};

TEST_F(RulesFor, FindTheTestsOfAPattern) {
  const auto found = rules({{.patterns = {"b.py::h"}, .where = "f.yml: line 2"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].tests, ElementsAre(3, 4));
  EXPECT_EQ(found[0].name, "`keep b.py::h` (f.yml: line 2)");
  EXPECT_THAT(words_, IsEmpty());
}

TEST_F(RulesFor, UniteSeveralPatternsAndNameEachTestOnce) {
  const auto found = rules({{.patterns = {"a.py", "a.py::g"}, .where = "here"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].tests, ElementsAre(0, 1));
}

TEST_F(RulesFor, WarnOfAPatternWithoutTests) {
  rules({{.patterns = {"c.py"}, .where = "f.yml: line 2"}});
  EXPECT_THAT(words_, HasSubstr("f.yml: line 2: no test matches `c.py`"));
}

TEST_F(RulesFor, RefuseAPinToAGroupThatIsNot) {
  const model::InputError error = support::input_error_of([this] {
    return rules({{.kind = RuleKind::pin,
                   .patterns = {"a.py"},
                   .group = model::GroupNumber{3},
                   .where = "f.yml: line 2"}});
  });
  EXPECT_EQ(error.where(), "f.yml: line 2");
  EXPECT_STREQ(error.what(), "group 3: there are 2 groups");
}

TEST_F(RulesFor, FindTheTestsOfAMarker) {
  system::write_file("a.py", "import pytest\n\n@pytest.mark.gpu\ndef f(): pass\n\ndef g(): pass\n");
  system::write_file("b.py", "def f(): pass\ndef h(n): pass\n");
  const auto found = rules({{.kind = RuleKind::serial, .patterns = {"mark:gpu"}, .where = "x"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].tests, ElementsAre(0));
}

TEST_F(RulesFor, KeepTheGroupsOfLoadgroupOnOneWorker) {
  system::write_file("a.py",
                     "import pytest\n\n@pytest.mark.xdist_group('db')\ndef f(): pass\n\n"
                     "@pytest.mark.xdist_group('db')\ndef g(): pass\n");
  system::write_file("b.py", "def f(): pass\ndef h(n): pass\n");
  settings_.limits.workers = 2;
  settings_.limits.distribution = model::Distribution::loadgroup;
  const auto found = rules({});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].tests, ElementsAre(0, 1));
  EXPECT_TRUE(found[0].one_worker);
  settings_.limits.workers = 1;
  EXPECT_THAT(rules({}), IsEmpty()) << "without workers there is nothing to keep";
}

ProblemBuilder two_tests() {
  return ProblemBuilder().test("a.py::f", 1).test("b.py::f", 1).groups(2);
}

std::string refused(const model::Problem& problem) {
  return support::input_error_of([&problem] { return check_rules(problem), 0; }).what();
}

TEST(CheckRules, NameTheRulesThatContradictEachOther) {
  const auto problem = two_tests()
                           .rule(RuleKind::keep, {"a.py::f", "b.py::f"})
                           .rule(RuleKind::apart, {"a.py::f", "b.py::f"})
                           .build();
  EXPECT_THAT(refused(problem),
              HasSubstr("a.py::f and b.py::f cannot be parted and must be apart: "));
}

TEST(CheckRules, RefusePlacesInAContiguousPlan) {
  const auto problem = two_tests()
                           .algorithm(model::Algorithm::contiguous)
                           .rule(RuleKind::apart, {"a.py::f", "b.py::f"})
                           .build();
  EXPECT_THAT(refused(problem), HasSubstr("cannot keep "));
}

TEST(CheckRules, AreFineOtherwise) {
  EXPECT_NO_THROW(check_rules(two_tests().build()));
}

}  // namespace
}  // namespace splitter::planning
