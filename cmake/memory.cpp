// Portable builds alone: comparing and searching memory eight bytes at a time. What zig links in goes byte by
// byte, for half of the time of a plan of 300,000 tests. Its musl lacks a quick memchr, too
// (SPLITTER_MEMCHR). All targets are little-endian.
#include <bit>
#include <cstddef>
#include <cstdint>

namespace {

using Word = std::uint64_t;

Word load(const unsigned char* from) {
  Word word;
  __builtin_memcpy(&word, from, sizeof word);
  return word;
}

/// The order of two words by their first byte that differs.
int order(Word a, Word b) {
  return __builtin_bswap64(a) < __builtin_bswap64(b) ? -1 : 1;
}

/// Up to seven bytes, as the first ones of a word; the others are 0.
Word load_few(const unsigned char* from, std::size_t size) {
  Word word = 0;
  for (std::size_t at = 0; at < size; ++at) {
    word |= Word{from[at]} << 8U * at;
  }
  return word;
}

int compare(const unsigned char* a, const unsigned char* b, std::size_t size) {
  if (size < sizeof(Word)) {
    const Word left = load_few(a, size);
    const Word right = load_few(b, size);
    return left == right ? 0 : order(left, right);
  }
  std::size_t at = 0;
  for (; at + sizeof(Word) <= size; at += sizeof(Word)) {
    if (load(a + at) != load(b + at)) {
      return order(load(a + at), load(b + at));
    }
  }
  // The last word overlaps the one before.
  at = size - sizeof(Word);
  const Word left = load(a + at);
  const Word right = load(b + at);
  return left == right ? 0 : order(left, right);
}

#if defined(SPLITTER_MEMCHR)
const unsigned char* find(const unsigned char* from, unsigned char byte, std::size_t size) {
  constexpr Word ones = ~Word{0} / 0xff;
  std::size_t at = 0;
  for (; at + sizeof(Word) <= size; at += sizeof(Word)) {
    const Word differs = load(from + at) ^ (ones * byte);
    // The lowest bit that is set belongs to the first byte that is equal.
    const Word equal = (differs - ones) & ~differs & (ones << 7U);
    if (equal != 0) {
      return from + at + std::countr_zero(equal) / 8;
    }
  }
  for (; at < size; ++at) {
    if (from[at] == byte) {
      return from + at;
    }
  }
  return nullptr;
}
#endif

}  // namespace

extern "C" {

int memcmp(const void* a, const void* b, std::size_t size) {
  return compare(static_cast<const unsigned char*>(a), static_cast<const unsigned char*>(b), size);
}

int bcmp(const void* a, const void* b, std::size_t size) {
  return compare(static_cast<const unsigned char*>(a), static_cast<const unsigned char*>(b), size);
}

#if defined(SPLITTER_MEMCHR)
void* memchr(const void* from, int byte, std::size_t size) {
  const auto* found =
      find(static_cast<const unsigned char*>(from), static_cast<unsigned char>(byte), size);
  return const_cast<unsigned char*>(found);
}
#endif
}  // extern "C"
