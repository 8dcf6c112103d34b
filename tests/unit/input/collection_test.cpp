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
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Records written with `|` for the NUL byte that ends each.
model::SourceText records(std::string text) {
  for (char& c : text) {
    c = c == '|' ? '\0' : c;
  }
  return source_of(text, "collection");
}

TEST(ParseCollection, ReadsWhatThePluginWrites) {
  const Collection collection = parse_collection(
      records("r/repo|w/repo/sub|c/repo/"
              "pytest.ini|tb.py::f|ta.py::g[x\ny]|bbroken.py|udoc.py|xa::b.py::f|s|e|"));
  EXPECT_EQ(collection.root, "/repo");
  EXPECT_EQ(collection.folder, "/repo/sub");
  EXPECT_EQ(collection.config, "/repo/pytest.ini");
  EXPECT_THAT(texts(collection.tests), ElementsAre("b.py::f", "a.py::g[x\ny]"));
  EXPECT_THAT(texts(collection.broken), ElementsAre("broken.py"));
  EXPECT_THAT(texts(collection.unnameable), ElementsAre("doc.py"));
  EXPECT_THAT(texts(collection.unreachable), ElementsAre("a::b.py::f"));
  EXPECT_TRUE(collection.selected);
  EXPECT_TRUE(collection.complete);
}

TEST(ParseCollection, NothingIsSaidUnlessItIsSaid) {
  const Collection collection = parse_collection(records("r/repo|c|ta.py::f|"));
  EXPECT_EQ(collection.config, "");
  EXPECT_THAT(texts(collection.broken), IsEmpty());
  EXPECT_FALSE(collection.selected);
  EXPECT_FALSE(collection.complete);
}

TEST(ParseCollection, AnEmptyFileIsAnIncompleteCollection) {
  EXPECT_FALSE(parse_collection(records("")).complete);
}

TEST(ParseCollection, IdsOutliveTheSource) {
  Collection collection;
  {
    const model::SourceText gone = records("ta.py::f|e|");
    collection = parse_collection(gone);
  }
  EXPECT_THAT(texts(collection.tests), ElementsAre("a.py::f"));
}

TEST(ParseCollection, ARecordCutShortIsAnError) {
  for (const char* text : {"ta.py::f", "r/repo|ta.py", "t", "|", "ta.py::f||"}) {
    const model::InputError error =
        input_error_of([text] { return parse_collection(records(text)); });
    EXPECT_EQ(error.where(), "collection") << text;
    EXPECT_STREQ(error.what(), "a record is cut short") << text;
  }
}

TEST(ParseCollection, AnUnknownRecordIsAnError) {
  const model::InputError error = input_error_of([] { return parse_collection(records("z1|")); });
  EXPECT_STREQ(error.what(), "unknown record `z`");
}

}  // namespace
}  // namespace splitter::input
