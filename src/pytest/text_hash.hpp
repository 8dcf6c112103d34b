#pragma once

#include <string>
#include <string_view>

namespace splitter::pytest {

/// Texts one after another, by which their order and sizes can be told from any other's.
class TextHash {
 public:
  void add(std::string_view text) {
    all_ += std::to_string(text.size());
    all_ += ':';
    all_ += text;
  }

  /// 16 digits.
  [[nodiscard]] std::string digest() const;

 private:
  std::string all_;
};

/// The hash of one text.
[[nodiscard]] std::string hash_of(std::string_view text);

}  // namespace splitter::pytest
