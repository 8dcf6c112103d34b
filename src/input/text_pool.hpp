#pragma once

#include "splitter/model/suite.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace splitter::input {

/// Copies of texts, close together: ids that are compared later are then near in memory, and the
/// source that they came from, several times as large, can go.
class TextPool {
 public:
  /// The copy; it stays where it is.
  std::string_view keep(std::string_view text) {
    if (blocks_->empty() || blocks_->back().capacity() - blocks_->back().size() < text.size()) {
      blocks_->emplace_back().reserve(std::max(block_size, text.size()));
    }
    std::string& block = blocks_->back();
    block.append(text);
    return std::string_view(block).substr(block.size() - text.size());
  }

  /// Owns the copies.
  [[nodiscard]] model::Text texts() const { return blocks_; }

 private:
  static constexpr std::size_t block_size = std::size_t{1} << 18U;

  std::shared_ptr<std::deque<std::string>> blocks_ = std::make_shared<std::deque<std::string>>();
};

}  // namespace splitter::input
