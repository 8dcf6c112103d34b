#include "splitter/system/folder_lock.hpp"

#include "splitter/system/process.hpp"
#include "support/environment.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

namespace splitter::system {
namespace {

TEST(FolderLock, KeepsOthersOutWhileItLives) {
  const support::InFolder folder;
  {
    const FolderLock first(folder.path());
    EXPECT_TRUE(first.held());
    EXPECT_FALSE(FolderLock(folder.path(), false).held());
  }
  EXPECT_TRUE(FolderLock(folder.path(), false).held());
}

TEST(FolderLock, LeavesNothingBehind) {
  const support::InFolder folder;
  { const FolderLock lock(folder.path()); }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(FolderLock, IsAboutOneFolder) {
  const support::InFolder folder;
  std::filesystem::create_directory("inside");
  const FolderLock outer(folder.path());
  EXPECT_TRUE(FolderLock("inside", false).held());
  EXPECT_FALSE(FolderLock("", false).held()) << "no name is the folder that one is in";
}

TEST(FolderLock, IsNotHeldWhereThereIsNoFolder) {
  const support::InFolder folder;
  EXPECT_FALSE(FolderLock("gone").held());
}

TEST(FolderLock, IsHeldByCommandsOnlyOnceShared) {
  const support::InFolder folder;
  const ProcessRequest leaves_one_behind = {
      .arguments = {"sh", "-c", "sleep 30 >/dev/null 2>&1 & echo $! >pid"}, .folder = "."};
  const ProcessRequest ends_it = {.arguments = {"sh", "-c", "kill $(cat pid)"}, .folder = "."};
  std::optional<FolderLock> lock(folder.path());
  ASSERT_EQ(run_process(leaves_one_behind).exit_code, 0);
  lock.reset();
  EXPECT_TRUE(FolderLock(folder.path(), false).held());
  ASSERT_EQ(run_process(ends_it).exit_code, 0);

  lock.emplace(folder.path());
  lock->share();
  ASSERT_EQ(run_process(leaves_one_behind).exit_code, 0);
  lock.reset();
  EXPECT_FALSE(FolderLock(folder.path(), false).held());
  ASSERT_EQ(run_process(ends_it).exit_code, 0);
  EXPECT_TRUE(FolderLock(folder.path()).held()) << "once the last of them has ended";
}

}  // namespace
}  // namespace splitter::system
