#include "splitter/system/temporary_folder.hpp"

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

TEST(TemporaryFolders, ArePrivateAndRemovedWithAllTheyHold) {
  std::string path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    EXPECT_TRUE(is_folder(path));
    EXPECT_EQ(static_cast<unsigned>(fs::status(path).permissions()), 0700U);
    fs::create_directories(path + "/a/b");
    write_file(path + "/a/b/file", "text");
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(TemporaryFolders, AreWhereTheEnvironmentSays) {
  const TemporaryFolder base;
  support::Environment environment;
  environment.set("TMPDIR", base.path());
  EXPECT_THAT(TemporaryFolder().path(), StartsWith(base.path() + "/splitter-"));
  environment.set("TMPDIR", base.path() + "/nowhere");
  EXPECT_THAT(input_error_of([] { const TemporaryFolder folder; }).what(),
              StartsWith("a temporary folder cannot be made"));
}

}  // namespace
}  // namespace splitter::system
