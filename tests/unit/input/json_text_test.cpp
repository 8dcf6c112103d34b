#include "input/json_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace splitter::input {
namespace {

/// The value of the member `a`, and simdjson's error for it.
std::pair<simdjson::error_code, std::string> python_text_in(std::string_view json) {
  const simdjson::padded_string padded(json);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::value value;
  EXPECT_EQ(parser.iterate(padded).get(document), simdjson::SUCCESS) << json;
  EXPECT_EQ(document["a"].get(value), simdjson::SUCCESS) << json;
  std::string text = "as before";
  const simdjson::error_code error = read_python_text(value, text);
  return {error, text};
}

TEST(ReadPythonText, UndoesEscapes) {
  const auto [error, text] = python_text_in(R"({"a": "t.py::f[\"\u00e9\ud83d\ude00\\\n]"})");
  EXPECT_EQ(error, simdjson::SUCCESS);
  EXPECT_EQ(text, "t.py::f[\"é😀\\\n]");
}

TEST(ReadPythonText, ReadsBytesThatAreNoText) {
  const auto [error, text] = python_text_in(R"({"a": "caf\udce9 \"x\"" , "b": "y"})");
  EXPECT_EQ(error, simdjson::SUCCESS);
  EXPECT_EQ(text, "caf\xE9 \"x\"");
}

TEST(ReadPythonText, RefusesOtherHalvesOfPairs) {
  for (const char* json : {R"({"a": "\ud800"})", R"({"a": "\udc00x"})", R"({"a": "\udfff"})"}) {
    const auto [error, text] = python_text_in(json);
    EXPECT_EQ(error, simdjson::STRING_ERROR) << json;
    EXPECT_EQ(text, "as before") << json;
  }
}

TEST(ReadPythonText, RefusesWhatIsNoText) {
  for (const char* json : {R"({"a": 1})", R"({"a": null})", R"({"a": ["x"]})", R"({"a": {}})"}) {
    EXPECT_EQ(python_text_in(json).first, simdjson::INCORRECT_TYPE) << json;
  }
}

}  // namespace
}  // namespace splitter::input
