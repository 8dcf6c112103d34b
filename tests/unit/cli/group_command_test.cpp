#include "cli/commands.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::cli {
namespace {

using model::InputError;
using support::input_error_of;
using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::Not;

class RunGroup : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  /// The answer for a list of tests.
  std::string answer(const std::string& list) {
    system::write_file("list", list);
    settings_.tests = {"list"};
    settings_.output = "answer";
    words_ =
        words_of([this](const Messages& messages) { group_command.run(settings_, {}, messages); });
    return std::string(system::read_file("answer").view());
  }

  /// The answer on standard output.
  std::string printed(const std::string& list) {
    system::write_file("list", list);
    settings_.tests = {"list"};
    ::testing::internal::CaptureStdout();
    words_ =
        words_of([this](const Messages& messages) { group_command.run(settings_, {}, messages); });
    return ::testing::internal::GetCapturedStdout();
  }

  void answer_on_stdout(const std::string& list) {
    system::write_file("list", list);
    settings_.tests = {"list"};
    settings_.output.clear();
    ::testing::internal::CaptureStdout();
    words_ =
        words_of([this](const Messages& messages) { group_command.run(settings_, {}, messages); });
    ::testing::internal::GetCapturedStdout();
  }
};

TEST_F(RunGroup, WritesTheArgumentsOfItsGroup) {
  system::write_file(".test_durations", R"({"a.py::f[x y]": 3, "b.py::f": 3})");
  EXPECT_EQ(answer("a.py::f[x y]\nb.py::f\n"), "--\na.py::f[x\\ y]\n");
  EXPECT_THAT(words_,
              HasSubstr("group 1 of 2: 1 test in 1 file, 3.03 s; the last group ends "
                        "after 3.03 s, lower bound 3.03 s"));
}

TEST_F(RunGroup, SaysWhereItsNumberCameFrom) {
  settings_.shard.group_origin = {Layer::ci, "GitLab", "GitLab: CI_NODE_INDEX"};
  settings_.shard.splits_origin = {Layer::ci, "GitLab", "GitLab: CI_NODE_TOTAL"};
  answer("a.py::f\nb.py::f\n");
  EXPECT_THAT(words_, HasSubstr("group 1 of 2 (GitLab): "));
}

TEST_F(RunGroup, AnEmptyGroupMakesPytestRunNothing) {
  settings_ = settings_for(4, 4);
  EXPECT_EQ(answer("a.py::f\nb.py::f\n"), "--version\n--version\n");
}

TEST_F(RunGroup, WritesJsonIfAsked) {
  settings_.format = render::Format::json;
  EXPECT_THAT(answer("a.py::f\nb.py::f\n"), HasSubstr("\"format\": \"splitter-group\""));
}

TEST_F(RunGroup, NeedsItsNumber) {
  settings_.shard.group.reset();
  const InputError error = input_error_of([this] { answer("a.py::f\n"); });
  EXPECT_EQ(error.where(), "--group");
}

TEST_F(RunGroup, RefusesAPathThatPytestWouldMisread) {
  const InputError error = input_error_of([this] { answer("data[1]/a.py::f\n"); });
  EXPECT_EQ(error.where(), "data[1]/a.py");
  EXPECT_STREQ(error.what(), "pytest cannot be given a path with a bracket");
}

TEST_F(RunGroup, SaysNothingOfXargsWhereAFileIsWritten) {
  settings_ = settings_for(1, 1);
  answer("a.py::f[" + std::string(200'000, 'x') + "]\n");
  EXPECT_THAT(words_, Not(HasSubstr("command line")));
}

/// More ids than xargs gives to one command.
std::string long_list() {
  std::string list;
  for (int i = 0; i < 2'000; ++i) {
    list += "a.py::test_" + std::string(80, 'x') + std::to_string(i) + "\n";
  }
  return list;
}

TEST_F(RunGroup, WarnsOfMoreThanXargsGivesToOneCommand) {
  settings_ = settings_for(1, 1);
  EXPECT_EQ(printed(long_list()).size(), ("--\n" + long_list()).size());
  EXPECT_THAT(words_,
              HasSubstr("bytes of ids: xargs starts pytest several times for more than 129,024"));
  EXPECT_THAT(words_, HasSubstr("hint: splitter run -- pytest passes files, not ids"));
}

TEST_F(RunGroup, WarnsOfAnIdThatNoCommandLineCarries) {
  settings_ = settings_for(1, 1);
  printed("a.py::f[" + std::string(200'000, 'x') + "]\n");
  EXPECT_THAT(words_, HasSubstr("is longer than a command line can carry: a.py::f[xxx"));
}

TEST_F(RunGroup, AFileMayBeAsLongAsItLikes) {
  settings_ = settings_for(1, 1);
  answer(long_list());
  EXPECT_THAT(words_, Not(HasSubstr("xargs")));
}

TEST_F(RunGroup, WithNullOrLinesIdsAreAsTheyAre) {
  settings_ = settings_for(1, 1);
  settings_.format = render::Format::null;
  EXPECT_EQ(answer("a.py::f[x y]\n"), std::string("--\0a.py::f[x y]\0", 16));
  settings_.format = render::Format::lines;
  EXPECT_EQ(answer("a.py::f[x y]\n"), "--\na.py::f[x y]\n");
}

TEST_F(RunGroup, ALineBreakInAnIdDoesNotFitIntoLines) {
  system::write_file(".test_durations", R"({"a.py::f[x\ny]": 1})");
  settings_ = settings_for(1, 1);
  settings_.discover = Discover::stored;
  settings_.naming = render::Naming::expanded;
  settings_.output = "answer";
  settings_.format = render::Format::lines;
  const InputError error = input_error_of([this] {
    words_of([this](const Messages& messages) { group_command.run(settings_, {}, messages); });
  });
  EXPECT_EQ(error.where(), "a.py::f[x?y]");
  EXPECT_STREQ(error.what(), "an id with a line break does not fit into lines");
}

}  // namespace
}  // namespace splitter::cli
