#pragma once

#include "splitter/model/excerpt.hpp"
#include "splitter/model/suite.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace splitter::model {

/// A whole input in memory and the name that errors call it by. JSON is parsed without a copy if
/// the string has `padding` spare bytes of capacity.
struct SourceText {
  std::string name;
  std::shared_ptr<const std::string> text;

  static constexpr std::size_t padding = 64;

  [[nodiscard]] std::string_view view() const { return *text; }
};

/// `NAME: line N` for the place of `offset` in the text.
[[nodiscard]] std::string place(const SourceText& source, std::size_t offset);

}  // namespace splitter::model
