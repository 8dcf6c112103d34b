#pragma once

#include "splitter/model/source_text.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::support {

/// An input with the spare bytes that `system` gives it.
inline model::SourceText source_of(std::string_view text, std::string name = "input") {
  auto padded = std::make_shared<std::string>();
  padded->reserve(text.size() + model::SourceText::padding + 1);
  *padded += text;
  return {std::move(name), std::move(padded)};
}

/// An input without spare bytes.
inline model::SourceText tight_source_of(std::string_view text, std::string name = "input") {
  auto tight = std::make_shared<std::string>(text);
  tight->shrink_to_fit();
  return {std::move(name), std::move(tight)};
}

}  // namespace splitter::support
