#pragma once

#include "splitter/input/source_text.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::support {

/// An input with the spare bytes that `cli` gives it.
inline input::SourceText source_of(std::string_view text, std::string name = "input") {
  auto padded = std::make_shared<std::string>();
  padded->reserve(text.size() + input::SourceText::padding + 1);
  *padded += text;
  return {std::move(name), std::move(padded)};
}

/// An input without spare bytes.
inline input::SourceText tight_source_of(std::string_view text, std::string name = "input") {
  auto tight = std::make_shared<std::string>(text);
  tight->shrink_to_fit();
  return {std::move(name), std::move(tight)};
}

}  // namespace splitter::support
