// Properties of cmake/memory.cpp: it agrees with the C library of this machine.
#define SPLITTER_MEMCHR
#define memcmp portable_memcmp
#define bcmp portable_bcmp
#define memchr portable_memchr
#include "../../cmake/memory.cpp"
#undef memcmp
#undef bcmp
#undef memchr

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace {

int sign(int number) {
  return number < 0 ? -1 : static_cast<int>(number > 0);
}

/// Few letters, so that texts begin alike; all 256 bytes are among them.
std::string text_of(const std::vector<unsigned char>& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += static_cast<char>(byte % 4 == 0 ? byte : byte % 3);
  }
  return text;
}

RC_GTEST_PROP(PortableMemory, ComparesAsTheCLibraryDoes, (const std::vector<unsigned char>& head)) {
  std::string a = text_of(head);
  std::string b = a;
  if (!a.empty() && *rc::gen::arbitrary<bool>()) {
    b[*rc::gen::inRange<std::size_t>(0, b.size())] = *rc::gen::arbitrary<char>();
  }
  const std::size_t from = a.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, a.size());
  const std::size_t size = a.size() - from;
  RC_ASSERT(sign(portable_memcmp(a.data() + from, b.data() + from, size)) ==
            sign(std::memcmp(a.data() + from, b.data() + from, size)));
  RC_ASSERT((portable_bcmp(a.data() + from, b.data() + from, size) == 0) ==
            (std::memcmp(a.data() + from, b.data() + from, size) == 0));
}

RC_GTEST_PROP(PortableMemory,
              FindsTheFirstByte,
              (const std::vector<unsigned char>& bytes, char byte)) {
  const std::string text = text_of(bytes);
  const char wanted = static_cast<char>(byte % 3);
  const std::size_t from = text.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, text.size());
  for (const char each : {wanted, byte}) {
    const std::size_t size = text.size() - from;
    const void* expected = std::memchr(text.data() + from, each, size);
    RC_ASSERT((portable_memchr(text.data() + from, each, size) == expected));
  }
}

}  // namespace
