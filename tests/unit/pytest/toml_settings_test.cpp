#include "pytest/toml_settings.hpp"

#include <gmock/gmock.h>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(ReadToml, TakesTextsAndListsOfTexts) {
  const Config config = read_toml(
      "[tool.pytest.ini_options]\n"
      "addopts = '-q -x'\n"
      "testpaths = ['a', 'b']\n"
      "strict = true\n",
      "tool.pytest.ini_options",
      false);
  EXPECT_TRUE(config.present);
  EXPECT_FALSE(config.doubt);
  EXPECT_FALSE(config.settings.at("addopts").is_list);
  EXPECT_THAT(config.settings.at("addopts").texts, ElementsAre("-q -x"));
  EXPECT_TRUE(config.settings.at("testpaths").is_list);
  EXPECT_THAT(config.settings.at("testpaths").texts, ElementsAre("a", "b"));
  EXPECT_THAT(config.settings.at("strict").texts, ElementsAre("true"));
}

TEST(ReadToml, IsNotPresentWithoutTheTable) {
  const Config config = read_toml("[tool.black]\nx = 1\n", "tool.pytest", true);
  EXPECT_FALSE(config.present);
  EXPECT_FALSE(config.doubt);
  EXPECT_THAT(config.settings, IsEmpty());
}

TEST(ReadToml, TakesAnEmptyTableForPresentUnlessAnEntryIsToBeLeftOut) {
  EXPECT_TRUE(read_toml("[pytest]\n", "pytest", true).present);
  constexpr const char* text = "[tool.pytest.ini_options]\naddopts = '-q'\n";
  EXPECT_FALSE(read_toml(text, "tool.pytest", true, "ini_options").present);
  EXPECT_TRUE(read_toml("[tool.pytest]\nx = ''\n", "tool.pytest", true, "ini_options").present);
}

TEST(ReadToml, LeavesOutOtherValuesThatDecideNothing) {
  const Config config = read_toml("[pytest]\nverbosity = 2\nx = [1]\n", "pytest", true);
  EXPECT_FALSE(config.doubt);
  EXPECT_THAT(config.settings, IsEmpty());
}

struct Odd {
  const char* text;
  bool native;
  const char* doubt;
};

const Odd odd_tables[] = {
    {"[pytest]\ntestpaths = 1\n", false, "testpaths is no list of texts"},
    {"[pytest]\naddopts = ['-q', 1]\n", false, "addopts is no list of texts"},
    {"[pytest]\naddopts = '-q'\n", true, "addopts is no list of texts"},
    {"[pytest]\npython_files = true\n", true, "python_files is no list of texts"},
    {"pytest = 1\n", true, "pytest is no table"}};

TEST(ReadToml, IsInDoubtAboutSettingsThatDecideAndAreNotPlain) {
  for (const Odd& one : odd_tables) {
    EXPECT_EQ(read_toml(one.text, "pytest", one.native).doubt.text(), one.doubt) << one.text;
  }
  EXPECT_FALSE(read_toml("[pytest]\naddopts = '-q'\n", "pytest", false).doubt);
}

TEST(ReadToml, IsInDoubtAboutWhatIsNotToml) {
  EXPECT_THAT(read_toml("[pytest\n", "pytest", true).doubt.why, StartsWith("not TOML: "));
}

}  // namespace
}  // namespace splitter::pytest
