#include "splitter/system/process.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/temporary_folder.hpp"
#include "splitter/system/tree.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace splitter::system {
namespace {

using support::input_error_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;

ProcessResult run_shell(const std::string& script) {
  return run_process({.arguments = {"sh", "-c", script}, .folder = "."});
}

TEST(RunProcess, KeepsWhatTheCommandWritesToBothStreams) {
  const ProcessResult result = run_shell("echo out; echo err >&2");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "out\nerr\n");
}

TEST(RunProcess, TellsHowTheCommandEnded) {
  EXPECT_EQ(run_shell("exit 5").exit_code, 5);
  EXPECT_EQ(run_shell("kill -TERM $$").exit_code, 128 + 15);
}

TEST(RunProcess, GivesTheCommandNoInput) {
  EXPECT_EQ(run_shell("cat; echo end").output, "end\n");
}

TEST(RunProcess, LeavesItsOwnEnvironmentAsItWas) {
  support::Environment environment;
  environment.set("SPLITTER_TEST_A", "before");
  const ProcessResult result =
      run_process({.arguments = {"sh", "-c", "echo $SPLITTER_TEST_A $SPLITTER_TEST_B"},
                   .folder = ".",
                   .variables = {{"SPLITTER_TEST_A", "x"}, {"SPLITTER_TEST_B", "y"}}});
  EXPECT_EQ(result.output, "x y\n");
  EXPECT_STREQ(std::getenv("SPLITTER_TEST_A"), "before");
  EXPECT_EQ(std::getenv("SPLITTER_TEST_B"), nullptr);
}

TEST(RunProcess, StartsTheCommandInItsFolder) {
  const TemporaryFolder folder;
  const ProcessResult result = run_process({.arguments = {"pwd"}, .folder = folder.path()});
  EXPECT_THAT(result.output, HasSubstr("splitter-"));
}

TEST(RunProcess, AddsVariables) {
  support::Environment environment;
  environment.set("SPLITTER_PROBE", std::nullopt);
  const ProcessResult result = run_process({.arguments = {"sh", "-c", "echo \"$SPLITTER_PROBE\""},
                                            .folder = ".",
                                            .variables = {{"SPLITTER_PROBE", "seen"}}});
  EXPECT_EQ(result.output, "seen\n");
}

TEST(RunProcess, ArgumentsReachTheCommandAsTheyAre) {
  const ProcessResult result =
      run_process({.arguments = {"printf", "<%s>", "a b", "", "$x", "'\"\\", "é"}, .folder = "."});
  EXPECT_EQ(result.output, "<a b><><$x><'\"\\><é>");
}

TEST(RunProcess, OfALongOutputItKeepsTheEnd) {
  const ProcessResult result =
      run_shell("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");
  EXPECT_LT(result.output.size(), 40'000U);
  EXPECT_THAT(result.output, ::testing::EndsWith("line 19999\n"));
}

TEST(RunProcess, ACommandThatCannotBeStartedIsAnError) {
  const model::InputError error = input_error_of(
      [] { return run_process({.arguments = {"no-such-command-here"}, .folder = "."}); });
  EXPECT_EQ(error.where(), "no-such-command-here");
  EXPECT_STREQ(error.what(), "cannot be started: No such file or directory");
}

TEST(RunProcess, AFolderThatIsNotThereIsAnError) {
  const model::InputError error =
      input_error_of([] { return run_process({.arguments = {"true"}, .folder = "no/such"}); });
  EXPECT_THAT(error.what(), StartsWith("cannot be started"));
}

TEST(RunAttached, PassesTheExitCodeOn) {
  EXPECT_EQ(run_attached({{"sh", "-c", "exit 7"}, ".", {}}), 7);
  EXPECT_EQ(run_attached({{"sh", "-c", "kill -9 $$"}, ".", {}}), 128 + 9);
}

TEST(RunAttached, StartsInTheFolderWithTheVariables) {
  const TemporaryFolder folder;
  const std::string& there = folder.path();
  EXPECT_EQ(run_attached({{"sh", "-c", "test \"$(pwd -P)\" = \"$WHERE\""},
                          there,
                          {{"WHERE", std::filesystem::canonical(there).string()}}}),
            0);
}

TEST(RunAttached, WhatCannotBeStartedIsAnError) {
  const auto error = input_error_of([] { return run_attached({{"/no/such/program"}, ".", {}}); });
  EXPECT_EQ(error.where(), "/no/such/program");
  EXPECT_THAT(error.what(), StartsWith("cannot be started: "));
}

TEST(RunProcess, GivesVariablesToTheCommandAlone) {
  support::Environment environment;
  environment.set("SPLITTER_SEEN", "before");
  const ProcessRequest request = {
      .arguments = {"sh", "-c", "echo $SPLITTER_SEEN-$SPLITTER_ADDED"},
      .folder = ".",
      .variables = {{"SPLITTER_SEEN", "inside"}, {"SPLITTER_ADDED", "a=b"}}};
  EXPECT_EQ(run_process(request).output, "inside-a=b\n");
  EXPECT_STREQ(std::getenv("SPLITTER_SEEN"), "before");
  EXPECT_EQ(std::getenv("SPLITTER_ADDED"), nullptr);
}

TEST(RunProcess, ReplacesAVariableOnce) {
  support::Environment environment;
  environment.set("SPLITTER_SEEN", "before");
  const ProcessRequest request = {
      .arguments = {"env"}, .folder = ".", .variables = {{"SPLITTER_SEEN", "inside"}}};
  const std::string output = "\n" + run_process(request).output;
  const std::size_t at = output.find("\nSPLITTER_SEEN=");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(output.find("\nSPLITTER_SEEN=", at + 1), std::string::npos);
}

TEST(RunProcess, LooksForTheProgramOnThePathOfTheCommand) {
  support::InFolder folder;
  write_file("tool", "#!/bin/sh\necho found\n");
  std::filesystem::permissions("tool", std::filesystem::perms::owner_all);
  const ProcessRequest request = {
      .arguments = {"tool"}, .folder = ".", .variables = {{"PATH", folder.path() + ":/bin"}}};
  EXPECT_EQ(run_process(request).output, "found\n");
}

TEST(UniqueNumber, IsAnotherEachTime) {
  EXPECT_NE(unique_number(), unique_number());
}

ProcessRequest shell(const std::string& script) {
  return {.arguments = {"sh", "-c", script}, .folder = "."};
}

TEST(RunTogether, RunsAllAndKeepsWhatEachWrites) {
  const std::vector<ProcessRequest> requests = {
      shell("echo a; exit 1"), shell("echo b >&2"), shell("cat; kill -TERM $$")};
  std::map<std::size_t, ProcessResult> results;
  run_together(requests, 2, [&results](std::size_t index, const ProcessResult& result) {
    results[index] = result;
  });
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(results[0].exit_code, 1);
  EXPECT_EQ(results[0].output, "a\n");
  EXPECT_EQ(results[1].output, "b\n");
  EXPECT_EQ(results[2].exit_code, 128 + 15);
}

TEST(RunTogether, AtMostSoManyAtOnce) {
  support::InFolder folder;
  const std::string script = "mkdir busy || exit 9; sleep 0.05; rmdir busy";
  const std::vector<ProcessRequest> requests(3, shell(script));
  run_together(requests, 1, [](std::size_t index, const ProcessResult& result) {
    EXPECT_EQ(result.exit_code, 0) << index;
  });
}

TEST(RunTogether, RunsBesideEachOther) {
  support::InFolder folder;
  const std::vector<ProcessRequest> requests = {
      shell("touch a; while ! test -e b; do sleep 0.01; done"),
      shell("touch b; while ! test -e a; do sleep 0.01; done")};
  std::size_t ended = 0;
  run_together(requests, 2, [&ended](std::size_t, const ProcessResult&) { ++ended; });
  EXPECT_EQ(ended, 2U);
}

TEST(RunTogether, EndsTheOthersWhereOneCannotStart) {
  const std::vector<ProcessRequest> requests = {shell("sleep 60"),
                                                {.arguments = {"no-such-command"}, .folder = "."}};
  const auto error = input_error_of(
      [&requests] { run_together(requests, 2, [](std::size_t, const ProcessResult&) {}); });
  EXPECT_EQ(error.where(), "no-such-command");
}

TEST(ProgramOf, IsFoundThroughThePath) {
  EXPECT_TRUE(program_of("sh").has_value());
  EXPECT_EQ(program_of("no-such-program-anywhere"), std::nullopt);
}

TEST(ProgramOf, IsWhatALinkLeadsTo) {
  const support::InFolder folder;
  write_file("box", "");
  std::filesystem::create_symlink("box", "xargs");
  EXPECT_EQ(program_of("./xargs"), disk().resolved("box"));
}

}  // namespace
}  // namespace splitter::system
