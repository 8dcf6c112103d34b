#include "pytest/interpreter.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::MemoryTree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* binary =
    "\x7f"
    "ELF";

std::string python_of(const std::vector<std::string>& command, const MemoryTree& tree) {
  return interpreter(command, "/suite", tree);
}

TEST(Parted, LeavesOutEmptyParts) {
  EXPECT_THAT(parted("a::b:", ':'), ElementsAre("a", "b"));
  EXPECT_THAT(parted("a b", ':'), ElementsAre("a b"));
  EXPECT_THAT(parted("", ':'), IsEmpty());
  EXPECT_THAT(parted(":::", ':'), IsEmpty());
}

TEST(EntriesOf, AreThePathsOfNamesThatBeginSo) {
  const MemoryTree tree = {{"/lib/python3.12/x", ""}, {"/lib/python3.11/x", ""}, {"/lib/ruby", ""}};
  EXPECT_THAT(entries_of("/lib", "python3.", tree),
              ElementsAre("/lib/python3.11", "/lib/python3.12"));
  EXPECT_THAT(entries_of("/nowhere", "", tree), IsEmpty());
}

TEST(Interpreter, IsTheOneThatPytestsScriptNames) {
  const Checkout checkout;
  EXPECT_EQ(python_of({"pytest"}, checkout), "/venv/bin/python");
  EXPECT_EQ(python_of({"/venv/bin/pytest"}, checkout), "/venv/bin/python");
}

TEST(Interpreter, IsTheOneOfTheCommand) {
  const Checkout checkout;
  EXPECT_EQ(python_of({"python", "-m", "pytest"}, checkout), "/venv/bin/python");
  EXPECT_EQ(python_of({"/venv/bin/python", "-m", "pytest"}, checkout), "/venv/bin/python");
}

TEST(Interpreter, OfARelativePathIsSeenFromTheFolder) {
  Checkout checkout;
  checkout.add(".venv/bin/python", binary);
  EXPECT_EQ(python_of({".venv/bin/python", "-m", "pytest"}, checkout), "/suite/.venv/bin/python");
}

TEST(Interpreter, IsTheFirstOneOnThePath) {
  Checkout checkout;
  checkout.file("/usr/bin/python", binary);
  EXPECT_EQ(python_of({"python", "-m", "pytest"}, checkout), "/usr/bin/python");
}

TEST(Interpreter, OfAScriptMayBeFoundByEnv) {
  Checkout checkout;
  checkout.file("/venv/bin/pytest", "#!/usr/bin/env python\nimport pytest\n");
  EXPECT_EQ(python_of({"pytest"}, checkout), "/venv/bin/python");
}

TEST(Interpreter, IsNotKnownOfOtherCommands) {
  const Checkout checkout;
  for (const std::vector<std::string>& command : {std::vector<std::string>{},
                                                  {"tox"},
                                                  {"nowhere"},
                                                  {"pytest", "-q"},
                                                  {"python", "-m", "unittest"},
                                                  {"python", "pytest"}}) {
    EXPECT_EQ(python_of(command, checkout), "") << command.size();
  }
}

TEST(Interpreter, IsNotKnownOfWrappers) {
  Checkout checkout;
  checkout.file("/venv/bin/python", "#!/bin/sh\nexec python3 \"$@\"\n");
  EXPECT_EQ(python_of({"python", "-m", "pytest"}, checkout), "") << "a script may do anything";
  checkout.file("/venv/bin/pytest", "#!/bin/sh\nexec pytest-3\n");
  EXPECT_EQ(python_of({"pytest"}, checkout), "");
  checkout.file("/venv/bin/pytest", "#!/gone/bin/python\n");
  EXPECT_EQ(python_of({"pytest"}, checkout), "") << "an environment that was moved";
}

TEST(PackageFolders, OfAVirtualEnvironmentAreItsOwn) {
  EXPECT_THAT(package_folders("/venv/bin/python", Checkout()), ElementsAre(Checkout::packages()));
}

TEST(PackageFolders, AreNotKnownWhereAVirtualEnvironmentSeesTheSystem) {
  Checkout checkout;
  checkout.file("/venv/pyvenv.cfg", "include-system-site-packages = true\n");
  EXPECT_THAT(package_folders("/venv/bin/python", checkout), IsEmpty());
}

TEST(PackageFolders, AreNotKnownOfTwoPythonsInOneEnvironment) {
  Checkout checkout;
  checkout.folder("/venv/lib/python3.12/site-packages");
  EXPECT_THAT(package_folders("/venv/bin/python", checkout), IsEmpty());
}

TEST(PackageFolders, OfTheSystemFollowTheVersion) {
  MemoryTree tree = {{"/usr/bin/python3.11", binary},
                     {"/usr/lib/python3/dist-packages/x.py", ""},
                     {"/usr/local/lib/python3.11/dist-packages/x.py", ""},
                     {"/usr/lib/python3.10/dist-packages/x.py", ""}};
  tree.link("/usr/bin/python3", "python3.11");
  EXPECT_THAT(
      package_folders("/usr/bin/python3", tree),
      ElementsAre("/usr/local/lib/python3.11/dist-packages", "/usr/lib/python3/dist-packages"));
}

TEST(LibraryOf, IsBesideTheInterpreterThatTheEnvironmentLinksTo) {
  Checkout checkout;
  EXPECT_EQ(library_of("/venv/bin/python", Checkout::packages(), checkout), "");
  checkout.add_library();
  EXPECT_EQ(library_of("/venv/bin/python", Checkout::packages(), checkout), "/usr/lib/python3.11");
}

}  // namespace
}  // namespace splitter::pytest
