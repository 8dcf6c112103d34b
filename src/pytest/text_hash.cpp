#include "text_hash.hpp"

#include <xxhash.h>

namespace splitter::pytest {

std::string TextHash::digest() const {
  return hash_of(all_);
}

std::string hash_of(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hash;
  const XXH64_hash_t bits = XXH3_64bits(text.data(), text.size());
  for (int shift = 60; shift >= 0; shift -= 4) {
    hash += digits[(bits >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return hash;
}

}  // namespace splitter::pytest
