#include "splitter/system/renewed_file.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

namespace splitter::system {
namespace {

namespace fs = std::filesystem;

class RenewedFiles : public ::testing::Test {
 protected:
  support::InFolder folder_;

  static std::string read(const std::string& path) { return std::string(read_file(path).view()); }

  static std::size_t entries() {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator("."), fs::directory_iterator()));
  }

  /// Renews a file that has the old text; true if it was written.
  static bool renew(std::string_view old, const std::vector<std::string_view>& parts) {
    write_file("file", old);
    const auto before = fs::last_write_time("file") - std::chrono::hours{1};
    fs::last_write_time("file", before);
    RenewedFile file("file", old);
    for (const std::string_view part : parts) {
      file.add(part);
    }
    file.commit();
    return fs::last_write_time("file") != before;
  }
};

TEST_F(RenewedFiles, GetTheirTextPartAfterPart) {
  RenewedFile file("file");
  file.add("one ");
  file.add("two");
  EXPECT_FALSE(is_file("file")) << "not before its end";
  file.commit();
  EXPECT_EQ(read("file"), "one two");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(RenewedFiles, AreLeftAloneIfTheTextIsTheSame) {
  EXPECT_FALSE(renew("one two", {"one", " ", "two"}));
  EXPECT_FALSE(renew("", {""}));
  EXPECT_EQ(entries(), 1U);
}

TEST_F(RenewedFiles, AreWrittenWhereverTheTextDiffers) {
  for (const auto& [parts, text] :
       std::vector<std::pair<std::vector<std::string_view>, std::string>>{
           {{"One", " two"}, "One two"},
           {{"one", " tWo"}, "one tWo"},
           {{"one ", "two", "!"}, "one two!"},
           {{"one"}, "one"},
           {{}, ""}}) {
    EXPECT_TRUE(renew("one two", parts)) << text;
    EXPECT_EQ(read("file"), text);
  }
  EXPECT_EQ(entries(), 1U);
}

TEST_F(RenewedFiles, KeepTheirTextIfTheNewOneComesToNoEnd) {
  write_file("file", "old");
  {
    RenewedFile file("file", "old");
    file.add("new");
  }
  EXPECT_EQ(read("file"), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(RenewedFiles, ThatCannotBeWrittenAreErrors) {
  const model::InputError error = support::input_error_of([] {
    RenewedFile file("nowhere/file");
    file.add("text");
    return 0;
  });
  EXPECT_EQ(error.where(), "nowhere/file");
  EXPECT_STREQ(error.what(), "cannot be written: No such file or directory");
}

TEST_F(RenewedFiles, KeepTheirPermissions) {
  write_file("file", "old");
  ASSERT_EQ(::chmod("file", 0640), 0);
  RenewedFile file("file", "old");
  file.add("new");
  file.commit();
  struct stat status {};
  ASSERT_EQ(::stat("file", &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

}  // namespace
}  // namespace splitter::system
