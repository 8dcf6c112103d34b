#include "input/yaml_documents.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::input {
namespace {

TEST(YamlDocuments, AreAllThatATextHas) {
  EXPECT_EQ(documents_of("").size(), 0U);
  EXPECT_EQ(documents_of("a: 1\n").size(), 1U);
  const std::vector<YAML::Node> documents = documents_of("a: 1\n---\n---\nb: [1, {c: 2}]\n");
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_TRUE(documents[1].IsNull());
  EXPECT_EQ(documents[2]["b"][0].as<int>(), 1);
}

TEST(YamlDocuments, ThatAreMalformedAreRefused) {
  EXPECT_THROW((void)documents_of("a: [1\n"), YAML::ParserException);
}

TEST(YamlDocuments, StandStillWhereOneBeginsAtThePlaceOfTheLast) {
  EXPECT_FALSE(stands_still(std::vector<int>{}));
  EXPECT_FALSE(stands_still(std::vector{0}));
  EXPECT_FALSE(stands_still(std::vector{0, 5, 9}));
  EXPECT_TRUE(stands_still(std::vector{0, 5, 5}));
}

}  // namespace
}  // namespace splitter::input
