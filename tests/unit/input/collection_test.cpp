#include "splitter/input/collection.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using support::texts;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

model::SourceText document(std::string_view text) {
  return source_of(text, "collection");
}

TEST(ParseCollection, ReadsWhatThePluginWrites) {
  const Collection collection = parse_collection(document(
      R"({"root":"/repo","folder":"/repo/sub","config":"/repo/pytest.ini",)"
      R"("tests":["b.py::f","a.py::g[x\ny]"],"unreachable":["a::b.py::f"],"run_only":["c.py::x::y"],"broken":["broken.py"],)"
      R"("unnameable":["doc.py"],"parted":["a.py::g"],"selected":true,"addopts_paths":"tests other"})"));
  EXPECT_EQ(collection.root, "/repo");
  EXPECT_EQ(collection.folder, "/repo/sub");
  EXPECT_EQ(collection.config, "/repo/pytest.ini");
  EXPECT_THAT(texts(collection.tests), ElementsAre("b.py::f", "a.py::g[x\ny]"));
  EXPECT_THAT(texts(collection.broken), ElementsAre("broken.py"));
  EXPECT_THAT(texts(collection.unnameable), ElementsAre("doc.py"));
  EXPECT_THAT(texts(collection.unreachable), ElementsAre("a::b.py::f"));
  EXPECT_THAT(texts(collection.run_only), ElementsAre("c.py::x::y"));
  EXPECT_THAT(texts(collection.parted), ElementsAre("a.py::g"));
  EXPECT_TRUE(collection.selected);
  EXPECT_EQ(collection.addopts_paths, "tests other");
}

TEST(ParseCollection, NothingIsSaidUnlessItIsSaid) {
  const Collection collection =
      parse_collection(document(R"({"root":"/repo","tests":["a.py::f"]})"));
  EXPECT_EQ(collection.config, "");
  EXPECT_THAT(texts(collection.broken), IsEmpty());
  EXPECT_FALSE(collection.selected);
}

TEST(ParseCollection, BytesThatAreNoUtf8AreLoneSurrogates) {
  const Collection collection = parse_collection(
      document(R"({"root":"/r\udcff","tests":["\udce9.py::f","\u00e9.py::f[\ud83d\ude00]"]})"));
  EXPECT_EQ(collection.root, "/r\xff");
  EXPECT_THAT(texts(collection.tests),
              ElementsAre("\xe9.py::f", "\xc3\xa9.py::f[\xf0\x9f\x98\x80]"));
}

TEST(ParseCollection, IdsOutliveTheSource) {
  Collection collection;
  {
    const model::SourceText gone = document(R"({"tests":["a.py::\u0066"]})");
    collection = parse_collection(gone);
  }
  EXPECT_THAT(texts(collection.tests), ElementsAre("a.py::f"));
}

TEST(ParseCollection, WhatIsCutShortIsAnError) {
  for (const char* text : {"", "{", R"({"tests":["a.py::f)", R"({"tests":["a.py::f"])", "[]"}) {
    const model::InputError error =
        input_error_of([text] { return parse_collection(document(text)); });
    EXPECT_THAT(error.where(), StartsWith("collection")) << text;
  }
}

TEST(ParseCollection, AnUnknownMemberIsAnError) {
  const model::InputError error =
      input_error_of([] { return parse_collection(document(R"({"z":1})")); });
  EXPECT_EQ(error.where(), "collection: line 1");
  EXPECT_STREQ(error.what(), "unknown member `z`");
}

TEST(ParseCollection, AnotherTypeIsAnError) {
  for (const char* text : {R"({"tests":"a.py"})", R"({"tests":[1]})", R"({"selected":1})"}) {
    EXPECT_NE(input_error_of([text] { return parse_collection(document(text)); }).where(), "");
  }
  EXPECT_STREQ(input_error_of([] { return parse_collection(document(R"({"root":1})")); }).what(),
               "expected a text");
}

}  // namespace
}  // namespace splitter::input
