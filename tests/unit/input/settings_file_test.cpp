#include "splitter/input/settings_file.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string_view>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<SettingLine> parse(std::string_view text) {
  return parse_settings(source_of(text, ".splitter.yml")).settings;
}

model::InputError error_of(std::string_view text) {
  return input_error_of([text] { return parse(text); });
}

TEST(ParseSettings, ReadsValuesInTheOrderOfTheFile) {
  const auto settings = parse("splits: 4\n# a comment\nkeep: file\n");
  ASSERT_EQ(settings.size(), 2U);
  EXPECT_EQ(settings[0].key, "splits");
  EXPECT_THAT(settings[0].values, ElementsAre("4"));
  EXPECT_EQ(settings[0].where, ".splitter.yml: line 1");
  EXPECT_EQ(settings[1].key, "keep");
  EXPECT_EQ(settings[1].where, ".splitter.yml: line 3");
}

TEST(ParseSettings, ReadsRules) {
  const SettingsFile file =
      parse_settings(source_of("rules:\n"
                               "  - keep: tests/db\n"
                               "  - pin: [tests/gpu, /cuda/]\n"
                               "    group: 2\n"
                               "splits: 4\n",
                               ".splitter.yml"));
  ASSERT_EQ(file.rules.size(), 2U);
  EXPECT_EQ(file.rules[0].lines[0].key, "keep");
  EXPECT_THAT(file.rules[1].lines[0].values, ElementsAre("tests/gpu", "/cuda/"));
  EXPECT_EQ(file.rules[1].lines[1].where, ".splitter.yml: line 4");
  EXPECT_EQ(file.rules[1].where, ".splitter.yml: line 3");
  EXPECT_EQ(file.settings.size(), 1U);
}

TEST(ParseSettings, RefusesWhatIsNoListOfRules) {
  for (const std::string_view text :
       {"rules: 5", "rules: {keep: a}", "rules: [a]", "rules: [{}]"}) {
    EXPECT_THAT(error_of(text).what(), HasSubstr("expected a list of rules")) << text;
  }
  EXPECT_THAT(error_of("rules: [{keep: a, keep: b}]").what(), HasSubstr("stands twice"));
  EXPECT_THAT(error_of("rules: [{keep: {a: b}}]").what(), HasSubstr("expected a value"));
  EXPECT_THAT(error_of("rules:\n- keep: a\nrules:\n- keep: b\n").what(), HasSubstr("stands twice"));
}

TEST(ParseSettings, ReadsListsInBothForms) {
  EXPECT_THAT(parse("durations: [a.json, b.json]")[0].values, ElementsAre("a.json", "b.json"));
  EXPECT_THAT(parse("durations:\n  - a.json\n  - b.json\n")[0].values,
              ElementsAre("a.json", "b.json"));
  EXPECT_THAT(parse("durations: []")[0].values, IsEmpty());
}

TEST(ParseSettings, ValuesStayAsWritten) {
  EXPECT_THAT(parse("expand: true")[0].values, ElementsAre("true"));
  EXPECT_THAT(parse("expand: yes")[0].values, ElementsAre("yes"));
  EXPECT_THAT(parse("splits: 08")[0].values, ElementsAre("08"));
  EXPECT_THAT(parse("pytest: 'python3 -m pytest'")[0].values, ElementsAre("python3 -m pytest"));
}

TEST(ParseSettings, AFileWithoutSettingsIsFine) {
  EXPECT_THAT(parse(""), IsEmpty());
  EXPECT_THAT(parse("# nothing yet\n"), IsEmpty());
  EXPECT_THAT(parse("---\n"), IsEmpty());
  EXPECT_THAT(parse("{}"), IsEmpty());
}

TEST(ParseSettings, ASecondDocumentIsAnErrorWithItsLine) {
  const model::InputError error = error_of("splits: 4\n---\nkeep: file\n");
  EXPECT_EQ(error.where(), ".splitter.yml: line 3");
  EXPECT_STREQ(error.what(), "the file has 2 YAML documents, and one is read");
  EXPECT_EQ(error.hint(), "take out the lines `---` between them");
  EXPECT_THAT(parse("---\nsplits: 4\n...\n"), SizeIs(1));
  EXPECT_THAT(parse("# first\n---\nsplits: 4\n---\n"), SizeIs(1)) << "the others are empty";
}

TEST(ParseSettings, ARepeatedKeyIsAnErrorWithItsLine) {
  const model::InputError error = error_of("keep: file\nsplits: 4\nkeep: none\n");
  EXPECT_EQ(error.where(), ".splitter.yml: line 3");
  EXPECT_STREQ(error.what(), "`keep` stands twice");
}

TEST(ParseSettings, AnythingButAMappingIsAnError) {
  for (const char* text : {"splits", "- splits: 4\n- keep: file", "[1, 2]", "42"}) {
    EXPECT_STREQ(error_of(text).what(), "expected `option: value` lines") << text;
  }
}

TEST(ParseSettings, NestedValuesAreErrorsWithTheirLine) {
  EXPECT_EQ(error_of("keep: file\nsplits:\n  many: 4\n").where(), ".splitter.yml: line 3");
  EXPECT_STREQ(error_of("splits: {many: 4}").what(), "expected a value or a list of values");
  EXPECT_STREQ(error_of("durations: [[a], b]").what(), "expected a plain value in this list");
  EXPECT_STREQ(error_of("durations: [{a: 1}]").what(), "expected a plain value in this list");
}

TEST(ParseSettings, AMissingValueIsAnError) {
  const model::InputError error = error_of("keep: file\nsplits:\n");
  EXPECT_EQ(error.where(), ".splitter.yml: line 2");
}

TEST(ParseSettings, AKeyIsAName) {
  EXPECT_STREQ(error_of("[a, b]: 1").what(), "expected the name of an option");
}

TEST(ParseSettings, MalformedYamlIsAnErrorWithItsLine) {
  const model::InputError error = error_of("splits: 4\nkeep: [file\n");
  EXPECT_THAT(error.what(), StartsWith("malformed YAML: "));
  EXPECT_THAT(error.where(), HasSubstr(".splitter.yml: line "));
}

TEST(ParseSettings, MalformedYamlOfEverySortIsAnError) {
  for (const char* text :
       {"\tsplits: 4", "a: 'open", "a: \"\\x\"", "a: *nowhere", "a: b: c", "}"}) {
    EXPECT_THAT(error_of(text).where(), StartsWith(".splitter.yml")) << text;
  }
}

TEST(ParseSettings, DeepNestingIsAnError) {
  EXPECT_THAT(error_of("a: " + std::string(10'000, '[')).where(), StartsWith(".splitter.yml"));
}

TEST(ParseSettings, ALongKeyIsCutInErrors) {
  const std::string key(5000, 'k');
  EXPECT_LT(std::string_view(error_of(key + ": 1\n" + key + ": 2\n").what()).size(), 200U);
}

}  // namespace
}  // namespace splitter::input
