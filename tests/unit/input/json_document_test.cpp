#include "input/json_document.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {
namespace {

namespace ondemand = simdjson::ondemand;
using support::input_error_of;
using support::source_of;
using support::tight_source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StartsWith;
using ::testing::Values;

/// With spare bytes behind the text, which is read where it stands, and without, where it is
/// copied.
class AJsonDocument : public ::testing::TestWithParam<bool> {
 protected:
  using Take = std::function<void(JsonDocument&, std::string_view, ondemand::value)>;

  static model::SourceText document_source(std::string_view text) {
    return GetParam() ? tight_source_of(text, "x.json") : source_of(text, "x.json");
  }

  static void read(std::string_view text, const Take& take) {
    const model::SourceText source = document_source(text);
    JsonDocument document(source, "do it again");
    for (auto item : document.root()) {
      ondemand::field field = document.checked(std::move(item));
      const std::string_view key = document.key(field);
      take(document, key, field.value());
    }
    document.check_end();
  }

  /// `FILE: line N: cause`.
  static std::string fault(std::string_view text, const Take& take) {
    const auto error = input_error_of([&] { read(text, take); });
    EXPECT_EQ(error.hint(), "do it again");
    return error.where() + ": " + error.what();
  }

  static void nothing(JsonDocument& /*document*/,
                      std::string_view /*key*/,
                      ondemand::value /*value*/) {}

  static void a_text(JsonDocument& document, std::string_view /*key*/, ondemand::value value) {
    static_cast<void>(document.text(value, "a name"));
  }
};

INSTANTIATE_TEST_SUITE_P(TextWith, AJsonDocument, Values(false, true), [](const auto& param) {
  return param.param ? "NoSpareBytes" : "SpareBytes";
});

TEST_P(AJsonDocument, GivesNamesAndTextsAsPythonMeansThem) {
  std::vector<std::pair<std::string, std::string>> found;
  read(R"({"plain": "x", "\u00e9\"]": "caf\udce9\\", "" : ""})",
       [&](JsonDocument& document, std::string_view key, ondemand::value value) {
         found.emplace_back(key, document.text(value, "a text"));
       });
  EXPECT_THAT(found,
              ElementsAre(Pair("plain", "x"), Pair("\xC3\xA9\"]", "caf\xE9\\"), Pair("", "")));
}

TEST_P(AJsonDocument, ItsTextsLiveAsLongAsTheyAreKept) {
  model::Text kept;
  std::vector<std::string_view> texts;
  {
    const model::SourceText source = document_source(R"({"a": "plain", "b": "esc\u0061ped"})");
    JsonDocument document(source, "");
    for (auto item : document.root()) {
      ondemand::field field = document.checked(std::move(item));
      texts.push_back(document.text(field.value(), "a text"));
    }
    texts.push_back(document.joined(texts[0], "::", texts[1]));
    texts.push_back(document.joined("", ""));
    kept = document.texts();
  }
  EXPECT_THAT(texts, ElementsAre("plain", "escaped", "plain::escaped", ""));
}

TEST_P(AJsonDocument, NamesTheLineOfWhatItDidNotExpect) {
  EXPECT_EQ(fault("{\n\"a\": 1}", a_text), "x.json: line 2: expected a name");
  EXPECT_EQ(fault("{\n\n\"a\":\n[\"b\"]}", a_text), "x.json: line 4: expected a name");
  EXPECT_EQ(fault("{\"a\":\n\"b\"}",
                  [](JsonDocument& document, std::string_view /*key*/, ondemand::value value) {
                    static_cast<void>(document.number(value, "a number"));
                  }),
            "x.json: line 2: expected a number");
  EXPECT_EQ(fault("{\"a\": []}",
                  [](JsonDocument& document, std::string_view /*key*/, ondemand::value value) {
                    static_cast<void>(document.object(value, "the tests"));
                  }),
            "x.json: line 1: expected the tests");
}

TEST_P(AJsonDocument, RefusesTextsThatAreNone) {
  const char* cause = "a text has half of a surrogate pair or a broken escape";
  EXPECT_EQ(fault("{\n\"a\": \"\\ud800\"}", a_text), std::string("x.json: line 2: ") + cause);
  EXPECT_EQ(fault("{\n\"\\udfff\": 1}", nothing), std::string("x.json: line 2: ") + cause);
  EXPECT_THAT(fault("{\n\"a\": \"\\x41\"}", a_text), StartsWith("x.json: line 2: "));
}

TEST_P(AJsonDocument, IsOneObject) {
  EXPECT_EQ(fault("", nothing), "x.json: the file is empty");
  EXPECT_EQ(fault(" \r\n\t", nothing), "x.json: the file is empty");
  for (const char* text : {"[]", "7", "\"a\"", "null"}) {
    EXPECT_EQ(fault(text, nothing), "x.json: expected a JSON object") << text;
  }
  EXPECT_EQ(fault("{}\n{}", nothing),
            "x.json: line 2: there is more text after the end of the JSON value");
}

TEST_P(AJsonDocument, PointsToTheFaultOfWhatIsNoJson) {
  EXPECT_THAT(fault("{\"a\": \"b\",\n\"c\" \"d\"}", a_text), StartsWith("x.json: line 2: "));
  EXPECT_THAT(fault("{\"a\": \"b\",\n\n", a_text), HasSubstr("x.json: "));
  EXPECT_THAT(fault("{\"a\": \"b", a_text), HasSubstr("a string is not closed"));
  EXPECT_THAT(fault("{\"a\": \"\xFF\"}", a_text), HasSubstr("not valid UTF-8"));
}

TEST_P(AJsonDocument, KnowsWhatGitLeavesInItsPlace) {
  const auto conflict = input_error_of(
      [] { read("<<<<<<< HEAD\n{\"a\": \"b\"}\n=======\n{}\n>>>>>>> x\n", nothing); });
  EXPECT_EQ(conflict.where(), "x.json: line 1");
  EXPECT_THAT(conflict.what(), HasSubstr("conflict marker"));
  const auto inside = input_error_of(
      [] { read("{\n<<<<<<< HEAD\n\"a\": \"b\"\n=======\n\"a\": \"c\"\n>>>>>>> x\n}\n", a_text); });
  EXPECT_EQ(inside.where(), "x.json: line 2");
  const auto pointer = input_error_of(
      [] { read("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", nothing); });
  EXPECT_THAT(pointer.what(), HasSubstr("Git LFS"));
}

TEST_P(AJsonDocument, LeavesMembersThatNobodyReads) {
  std::vector<std::string> keys;
  read(R"({"a": [1, {"b": [null]}], "c": {"d": "\ud800"}, "e": 1e999})",
       [&](JsonDocument& /*document*/, std::string_view key, ondemand::value /*value*/) {
         keys.emplace_back(key);
       });
  EXPECT_THAT(keys, ElementsAre("a", "c", "e"));
}

}  // namespace
}  // namespace splitter::input
