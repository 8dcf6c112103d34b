#pragma once

#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

/// libFuzzer's entry; defined once a fuzzer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace splitter::fuzz {

/// An assertion that holds in every build: a crash is how libFuzzer hears of a finding.
inline void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "fuzz: broken promise: %s\n", what);
    std::abort();
  }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A source whose text has `spare` bytes behind it: what JSON is parsed in place needs.
inline model::SourceText source_of(std::string_view text, std::size_t spare = 0) {
  auto copy = std::make_shared<std::string>();
  copy->reserve(text.size() + spare);
  copy->assign(text);
  return {"input", std::move(copy)};
}

/// A disk for lists of paths: about half of all names are there.
inline bool half_is_there(const std::string& path) {
  return path.size() % 2 == 0;
}

/// True where the text fits into one line of a message.
inline bool is_one_line(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
}

/// Runs a parser. Only model::InputError may escape it, and that has to read well.
template <typename Parse>
void parse_or_refuse(Parse parse) {
  try {
    parse();
  } catch (const model::InputError& error) {
    const std::string_view cause = error.what();
    require(error.where().starts_with("input"), "an error names its input");
    require(!cause.empty(), "an error names its cause");
    require(is_one_line(error.where()) && is_one_line(cause), "an error is one line");
  }
}

}  // namespace splitter::fuzz
