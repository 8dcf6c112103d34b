#include "splitter/system/files.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace splitter::system {
namespace {

namespace fs = std::filesystem;
using model::InputError;
using support::input_error_of;
using ::testing::StartsWith;

class Files : public ::testing::Test {
 protected:
  support::InFolder folder_;

  static std::string read(const std::string& path) { return std::string(read_file(path).view()); }
};

TEST_F(Files, AreReadAsTheyWereWritten) {
  for (const std::string& text :
       {std::string(), std::string("a\0b\r\n\xFF", 6), std::string(1'000'000, 'x')}) {
    write_file("file", text);
    EXPECT_EQ(read("file"), text);
  }
}

TEST_F(Files, KnowWhenTheyWereWritten) {
  write_file("file", "text");
  struct timespec times[2] = {{.tv_sec = 5, .tv_nsec = 0}, {.tv_sec = 1'795'528'398, .tv_nsec = 1}};
  ASSERT_EQ(::utimensat(AT_FDCWD, "file", times, 0), 0);
  EXPECT_EQ(file_written("file"), 1'795'528'398);
  EXPECT_EQ(file_written("nowhere"), 0);
}

TEST_F(Files, HaveSpareBytesForTheParser) {
  write_file("file", "{}");
  const model::SourceText source = read_file("file");
  EXPECT_EQ(source.name, "file");
  EXPECT_GE(source.text->capacity() - source.text->size(), model::SourceText::padding);
}

TEST_F(Files, ThatAreMissingAreErrors) {
  const InputError error = input_error_of([] { return read_file("nowhere"); });
  EXPECT_EQ(error.where(), "nowhere");
  EXPECT_STREQ(error.what(), "cannot be opened: No such file or directory");
}

TEST_F(Files, ThatMayBeMissingAreNothing) {
  EXPECT_FALSE(read_file_if_there("nowhere").has_value());
  write_file("there", "text");
  EXPECT_EQ(read_file_if_there("there")->view(), "text");
}

TEST_F(Files, BehindALinkToNothingAreErrorsEvenIfTheyMayBeMissing) {
  fs::create_symlink("cache/file", "link");
  const InputError error = input_error_of([] { return read_file_if_there("link"); });
  EXPECT_EQ(error.where(), "link");
  EXPECT_STREQ(error.what(), "is a link that leads to nothing: it points at cache/file");
  EXPECT_THAT(error.hint(), StartsWith("fetch or make what it points at"));
  EXPECT_STREQ(input_error_of([] { return read_file("link"); }).what(), error.what());
  fs::create_directory("cache");
  write_file("link", "text");
  EXPECT_EQ(read_file_if_there("link")->view(), "text");
}

TEST_F(Files, ThatAreFoldersAreErrors) {
  fs::create_directory("dir");
  EXPECT_STREQ(input_error_of([] { return read_file("dir"); }).what(),
               "cannot be read: Is a directory");
  EXPECT_THAT(input_error_of([] { return read_file_if_there("dir"); }).what(),
              StartsWith("cannot be read"));
  EXPECT_THAT(input_error_of([] { write_file("dir", "text"); }).what(),
              StartsWith("cannot be written"));
}

TEST_F(Files, ThatMayNotBeReadAreErrorsEvenIfTheyMayBeMissing) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "root may read everything";
  }
  write_file("secret", "text");
  fs::permissions("secret", fs::perms::none);
  EXPECT_STREQ(input_error_of([] { return read_file_if_there("secret"); }).what(),
               "cannot be opened: Permission denied");
}

TEST_F(Files, InFoldersThatAreMissingCannotBeWritten) {
  const InputError error = input_error_of([] { write_file("no/such/file", "text"); });
  EXPECT_EQ(error.where(), "no/such/file");
  EXPECT_STREQ(error.what(), "cannot be written: No such file or directory");
}

TEST_F(Files, AreReplacedWholeAndLeaveNothingBeside) {
  write_file("file", "a long first text");
  write_file("file", "second");
  EXPECT_EQ(read("file"), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator("."), fs::directory_iterator()), 1);
}

TEST_F(Files, KeepTheirPermissions) {
  write_file("file", "first");
  fs::permissions("file", fs::perms::owner_read | fs::perms::owner_write | fs::perms::owner_exec);
  write_file("file", "second");
  EXPECT_EQ(fs::status("file").permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::owner_exec);
}

TEST_F(Files, GetThePermissionsOfAnyNewFile) {
  const mode_t mask = ::umask(022);
  write_file("file", "text");
  ::umask(mask);
  EXPECT_EQ(static_cast<unsigned>(fs::status("file").permissions()), 0644U);
}

TEST_F(Files, BehindALinkAreReplacedAndTheLinkStays) {
  write_file("target", "first");
  fs::create_symlink("target", "link");
  write_file("link", "second");
  EXPECT_TRUE(fs::is_symlink("link"));
  EXPECT_EQ(read("target"), "second");
}

TEST_F(Files, BehindALinkToNothingAreMade) {
  fs::create_symlink("target", "link");
  write_file("link", "text");
  EXPECT_TRUE(fs::is_symlink("link"));
  EXPECT_EQ(read("target"), "text");
}

TEST_F(Files, ThatAreDevicesAreWrittenTo) {
  EXPECT_NO_THROW(write_file("/dev/null", "text"));
  EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST_F(Files, OnAFullDiskAreErrors) {
  if (!fs::exists("/dev/full")) {
    GTEST_SKIP() << "no /dev/full here";
  }
  EXPECT_STREQ(input_error_of([] { write_file("/dev/full", "text"); }).what(),
               "cannot be written: No space left on device");
}

TEST_F(Files, HaveKindsAndSizes) {
  write_file("file", "12345");
  fs::create_directory("dir");
  EXPECT_TRUE(is_file("file"));
  EXPECT_FALSE(is_file("dir"));
  EXPECT_FALSE(is_file("nowhere"));
  EXPECT_TRUE(is_folder("dir"));
  EXPECT_FALSE(is_folder("file"));
  EXPECT_EQ(file_size("file"), 5);
  EXPECT_EQ(file_size("dir"), 0);
  EXPECT_EQ(file_size("nowhere"), 0);
}

TEST(WriteUnsynced, WritesAnewAndSaysWhatIsInItsWay) {
  const support::InFolder folder;
  write_unsynced("file", "long text\n");
  write_unsynced("file", "text\n");
  EXPECT_EQ(read_file("file").view(), "text\n");
  EXPECT_EQ(input_error_of([] { write_unsynced("nowhere/file", ""); }).where(), "nowhere/file");
}

TEST(AppendLine, KeepsWhatWasCutShort) {
  const support::InFolder folder;
  write_file("whole", "one\n");
  append_line("whole", "two\n");
  EXPECT_EQ(read_file("whole").view(), "one\ntwo\n");
  write_file("cut", "on");
  append_line("cut", "two\n");
  EXPECT_EQ(read_file("cut").view(), "on");
  append_line("nowhere", "two\n");
  EXPECT_FALSE(is_file("nowhere"));
}

}  // namespace
}  // namespace splitter::system
