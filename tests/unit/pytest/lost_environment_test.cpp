#include "splitter/pytest/lost_environment.hpp"

#include "support/memory_tree.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using Words = std::vector<std::string>;

/// The program that takes the plugin away; empty if none does.
std::string taken_by(const Words& command, const support::MemoryTree& tree = {}) {
  const auto lost = lost_environment(command, "/suite", tree);
  return lost ? lost->program : "";
}

TEST(LostEnvironment, AnIsolatedPythonSeesNoPlugin) {
  EXPECT_EQ(taken_by({"python", "-I", "-m", "pytest"}), "python -I");
  EXPECT_EQ(taken_by({"uv", "run", "python3.12", "-Em", "pytest"}), "python3.12 -Em");
  EXPECT_EQ(taken_by({"python", "-W", "error", "-sE", "-m", "pytest"}), "python -W");
  EXPECT_EQ(taken_by({"python", "-m", "pytest", "-I"}), "");
  EXPECT_EQ(taken_by({"python", "-WIgnore", "-X", "importtime", "-m", "pytest"}), "");
}

TEST(LostEnvironment, SoDoesAnEnvThatClearsOrReplacesVariables) {
  EXPECT_EQ(taken_by({"env", "-i", "pytest"}), "env -i");
  EXPECT_EQ(taken_by({"env", "A=1", "PYTHONPATH=src", "pytest"}), "env PYTHONPATH=src");
  EXPECT_EQ(taken_by({"env", "A=1", "pytest", "PYTHONPATH=src"}), "");
}

TEST(LostEnvironment, SoDoSudoAndContainersThatAreNotTold) {
  EXPECT_EQ(taken_by({"sudo", "pytest"}), "sudo");
  EXPECT_EQ(taken_by({"sudo", "-E", "pytest"}), "");
  EXPECT_EQ(taken_by({"docker", "compose", "run", "app", "pytest"}), "docker");
  EXPECT_EQ(taken_by({"docker", "run", "-e", "SPLITTER_SESSION", "app", "pytest"}), "");
  EXPECT_EQ(taken_by({"docker", "build", "."}), "");
}

TEST(LostEnvironment, ToxPassesOnWhatItsConfigurationNames) {
  const char* env = "[testenv]\ncommands = pytest\n";
  EXPECT_EQ(taken_by({"tox", "-e", "py312"}, {{"/suite/tox.ini", env}}), "tox");
  EXPECT_EQ(taken_by({"python", "-m", "tox"}, {{"/suite/setup.cfg", "[tox:tox]\n"}}), "tox");
  EXPECT_EQ(taken_by({"tox"}), "") << "it says itself that there is nothing to do";
  for (const char* passed : {"[testenv]\npass_env = SPLITTER_*, PYTHONPATH\n",
                             "[testenv]\npassenv =\n    HOME\n    SPLITTER_SESSION\n",
                             "[testenv]\npass_env = *\n"}) {
    EXPECT_EQ(taken_by({"tox"}, {{"/suite/tox.ini", passed}}), "") << passed;
  }
  EXPECT_EQ(taken_by({"tox"},
                     {{"/suite/tox.ini", "[testenv]\npass_env = HOME\n[other]\na = SPLITTER_\n"}}),
            "tox");
  EXPECT_EQ(taken_by({"tox", "-x", "testenv.pass_env=*"}, {{"/suite/tox.ini", env}}), "");
}

TEST(LostEnvironment, UsualCommandsLoseNothing) {
  for (const Words& command : {Words{"pytest", "tox"},
                               Words{"uv", "run", "pytest", "env"},
                               Words{"make", "test"},
                               Words{"coverage", "run", "-m", "pytest"},
                               Words{}}) {
    EXPECT_EQ(taken_by(command), "");
  }
}

}  // namespace
}  // namespace splitter::pytest
