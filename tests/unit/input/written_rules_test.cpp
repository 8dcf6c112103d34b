#include "splitter/input/written_rules.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;

std::vector<WrittenRule> rules_in(std::string_view text) {
  return read_rules(parse_settings(source_of(text, "f.yml")).rules);
}

std::string refused(std::string_view text) {
  const model::InputError error = input_error_of([text] { return rules_in(text); });
  return error.where() + ": " + error.what();
}

TEST(WrittenRules, HaveAKindPatternsAndAPlace) {
  const auto rules = rules_in("rules:\n- keep: [a, b]\n- pin: gpu\n  group: 2\n");
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].kind, model::RuleKind::keep);
  EXPECT_THAT(rules[0].patterns, ElementsAre("a", "b"));
  EXPECT_EQ(rules[0].group, std::nullopt);
  EXPECT_EQ(rules[0].where, "f.yml: line 2");
  EXPECT_EQ(rules[1].kind, model::RuleKind::pin);
  EXPECT_EQ(rules[1].group, model::GroupNumber{2});
}

TEST(WrittenRules, AreShownAsInTheFile) {
  const auto rules = rules_in("rules:\n- apart: [a, b]\n- pin: gpu\n  group: 2\n");
  EXPECT_EQ(rules[0].text(), "apart a, b");
  EXPECT_EQ(rules[1].text(), "pin gpu to group 2");
}

TEST(WrittenRules, AreRefusedWithTheirLine) {
  EXPECT_EQ(refused("rules:\n- kep: a\n"), "f.yml: line 2: unknown rule `kep`");
  EXPECT_EQ(refused("rules:\n- keep: a\n  apart: b\n"),
            "f.yml: line 3: one rule is one of keep, apart, pin or serial");
  EXPECT_EQ(refused("rules:\n- pin: a\n"), "f.yml: line 2: pin to which group?");
  EXPECT_EQ(refused("rules:\n- keep: a\n  group: 1\n"), "f.yml: line 3: `group` belongs to `pin`");
  EXPECT_EQ(refused("rules:\n- pin: a\n  group: 0\n"),
            "f.yml: line 3: `group` must be a whole number from 1 to 10000");
  EXPECT_EQ(refused("rules:\n- keep: ['']\n"), "f.yml: line 2: `keep` names no tests");
}

}  // namespace
}  // namespace splitter::input
