#include "session_labels.hpp"

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace splitter::render {

namespace {

constexpr std::size_t shortest = 4;

/// All that there is of a session's name, in base 32: longer than any label needs to be.
std::string digits_of(const model::Session& session) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  const std::string name = session.run + '\0' + session.id;
  const XXH128_hash_t hash = XXH3_128bits(name.data(), name.size());
  std::string digits;
  for (std::uint64_t half : {hash.high64, hash.low64}) {
    for (int i = 0; i < 12; ++i, half >>= 5U) {
      digits += alphabet[half & 31U];
    }
  }
  return digits;
}

}  // namespace

std::vector<std::string> session_labels(std::span<const model::Session> sessions) {
  std::vector<std::string> all;
  all.reserve(sessions.size());
  for (const model::Session& session : sessions) {
    all.push_back(digits_of(session));
  }
  std::vector<std::size_t> lengths(sessions.size(), shortest);
  for (bool clash = true; clash;) {
    clash = false;
    std::unordered_map<std::string_view, std::size_t> owners;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto [owner, is_new] =
          owners.try_emplace(std::string_view(all[i]).substr(0, lengths[i]), i);
      if (!is_new && lengths[i] < all[i].size()) {
        lengths[owner->second] = lengths[i] + 1;
        ++lengths[i];
        clash = true;
      }
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].resize(lengths[i]);
  }
  return all;
}

}  // namespace splitter::render
