#include "splitter/model/source_text.hpp"

#include <algorithm>

namespace splitter::model {

std::string place(const SourceText& source, std::size_t offset) {
  const std::string_view text = source.view();
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return source.name + ": line " + std::to_string(std::count(text.begin(), end, '\n') + 1);
}

}  // namespace splitter::model
