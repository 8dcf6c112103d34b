#include "cli/option_table.hpp"
#include "cli/settings.hpp"
#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace splitter::cli {
namespace {

using model::InputError;
using support::input_error_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Config : public ::testing::Test {
 protected:
  support::InFolder folder_;

  static Values typed(OptionName name, const std::string& text) {
    Values values;
    values.fill(name, {{text}});
    return values;
  }
  static InputError error_of(std::string_view text) {
    system::write_file(".splitter.yml", text);
    return input_error_of([] {
      Values values;
      fill_from_file(values);
    });
  }
};

TEST_F(Config, AnAbsentDefaultFileIsFine) {
  Values values;
  fill_from_file(values);
  EXPECT_EQ(values.find("splits"), nullptr);
}

TEST_F(Config, FillsWhatIsOpen) {
  system::write_file(".splitter.yml", "splits: 4\nkeep: file\ndurations: [a.json, b.json]\n");
  Values values = typed("splits", "8");
  fill_from_file(values);
  EXPECT_THAT(values.find("splits")->texts, ElementsAre("8"));
  EXPECT_THAT(values.find("keep")->texts, ElementsAre("file"));
  EXPECT_EQ(values.find("keep")->origin.text, ".splitter.yml: line 2");
  EXPECT_THAT(values.find("durations")->texts, ElementsAre("a.json", "b.json"));
}

TEST_F(Config, TheDefaultFileIsInTheRoot) {
  std::filesystem::create_directory("sub");
  system::write_file("sub/.splitter.yml", "keep: file\n");
  Values values = typed("root", "sub");
  fill_from_file(values);
  EXPECT_EQ(values.find("keep")->origin.text, "sub/.splitter.yml: line 1");
}

TEST_F(Config, TheRootIsAFolder) {
  Values values = typed("root", "nowhere");
  const InputError error = input_error_of([&values] { fill_from_file(values); });
  EXPECT_EQ(error.where(), "--root nowhere");
  EXPECT_STREQ(error.what(), "is not a directory");
}

TEST_F(Config, ANamedFileMustExist) {
  Values values = typed("config", "other.yml");
  const InputError error = input_error_of([&values] { fill_from_file(values); });
  EXPECT_EQ(error.where(), "other.yml");
  EXPECT_STREQ(error.what(), "cannot be opened: No such file or directory");
}

TEST_F(Config, ANamedFileIsSeenFromHere) {
  system::write_file("other.yml", "keep: none\n");
  Values values = typed("config", "other.yml");
  fill_from_file(values);
  EXPECT_THAT(values.find("keep")->texts, ElementsAre("none"));
}

TEST_F(Config, AnUnknownKeyIsAnErrorWithASuggestion) {
  const InputError error = error_of("splits: 4\nduration: a.json\n");
  EXPECT_EQ(error.where(), ".splitter.yml: line 2");
  EXPECT_STREQ(error.what(), "unknown option `duration`");
  EXPECT_EQ(error.hint(), "did you mean `durations`?");
}

TEST_F(Config, AKeyOfTheCommandLineOnlyIsAnError) {
  EXPECT_STREQ(error_of("shard: 1/2\n").what(), "`shard` belongs on the command line only");
}

TEST_F(Config, EveryOptionThatMayStandInTheFileDoes) {
  for (const OptionSpec& spec : option_table) {
    if (spec.in_file) {
      system::write_file(".splitter.yml", std::string(spec.name) + ": x\n");
      Values values;
      fill_from_file(values);
      EXPECT_NE(values.find(OptionName(spec)), nullptr) << spec.name;
    }
  }
}

TEST_F(Config, OneValueIsNoList) {
  EXPECT_STREQ(error_of("splits: [4, 5]\n").what(), "`splits` takes one value");
  EXPECT_STREQ(error_of("splits: []\n").what(), "`splits` takes one value");
  EXPECT_STREQ(error_of("durations: []\n").what(), "`durations` has an empty list");
}

TEST_F(Config, ShowConfigNamesEveryValueAndItsOrigin) {
  Values values = typed("splits", "4");
  values.fill("durations",
              {{"a.json", "b.json"}, {Layer::file, ".splitter.yml", ".splitter.yml: line 2"}});
  const std::string text = show_config(values);
  EXPECT_THAT(text, HasSubstr("(command line) splits = 4\n"));
  EXPECT_THAT(text, HasSubstr("(.splitter.yml: line 2) durations = a.json b.json\n"));
  EXPECT_THAT(text, HasSubstr("(default) keep = auto\n"));
  EXPECT_THAT(text, HasSubstr("(default) expand = false\n"));
  EXPECT_THAT(text, Not(HasSubstr("show-config")));
}

}  // namespace
}  // namespace splitter::cli
