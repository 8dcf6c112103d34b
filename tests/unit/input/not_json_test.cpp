#include "input/not_json.hpp"

#include "splitter/model/error.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

using ::testing::HasSubstr;

std::string said_of(const std::string& text) {
  try {
    refuse_leftovers_of_git(support::source_of(text, "file"));
    return "";
  } catch (const model::InputError& error) {
    return error.where() + ": " + error.what();
  }
}

TEST(LeftoversOfGit, AreConflictMarkersWithTheirLine) {
  EXPECT_THAT(said_of("{\n<<<<<<< HEAD\n\"a\": 1\n=======\n"),
              HasSubstr("file: line 2: a conflict marker"));
  EXPECT_THAT(said_of("{\n\"a\": 1\n=======\n"), HasSubstr("line 3"));
  EXPECT_THAT(said_of("{\r\n=======\r\n"), HasSubstr("line 2"));
}

TEST(LeftoversOfGit, ArePointersOfLfs) {
  EXPECT_THAT(said_of("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
              HasSubstr("Git LFS"));
}

TEST(LeftoversOfGit, AreNothingElse) {
  EXPECT_EQ(said_of("{\"a\": 1, \"=======\": 2}\n"), "");
  EXPECT_EQ(said_of(""), "");
}

}  // namespace
}  // namespace splitter::input
