#include "list_text.hpp"

#include "splitter/model/error.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace splitter::input {

namespace {

constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";
constexpr const char* encoding_remedy = "write the list as UTF-8";

[[noreturn]] void fail(const model::SourceText& source, const char* cause) {
  throw model::InputError(source.name, cause, encoding_remedy);
}

model::SourceText with_text(const model::SourceText& source, std::string text) {
  return {source.name, std::make_shared<const std::string>(std::move(text))};
}

/// One code point as UTF-8 (RFC 3629).
void append(std::string& text, std::uint32_t code) {
  const auto tail = [&text, code](unsigned shift) {
    text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Code units behind the mark, joined to code points where they are surrogates (RFC 2781).
std::string from_utf16(const model::SourceText& source, bool big_endian) {
  const std::string_view bytes = source.view().substr(little_endian_mark.size());
  if (bytes.size() % 2 != 0) {
    fail(source, "the text is UTF-16 that ends within a character");
  }
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const auto unit = [&](std::size_t from) {
      const auto first = static_cast<unsigned char>(bytes[from]);
      const auto second = static_cast<unsigned char>(bytes[from + 1]);
      return std::uint32_t{big_endian ? first : second} << 8U |
             std::uint32_t{big_endian ? second : first};
    };
    std::uint32_t code = unit(at);
    if (code >= 0xD800 && code < 0xE000) {
      const bool pair =
          code < 0xDC00 && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00U) == 0xDC00;
      if (!pair) {
        fail(source, "the text is UTF-16 with half a character");
      }
      code = 0x10000 + ((code & 0x3FFU) << 10U) + (unit(at + 2) & 0x3FFU);
      at += 2;
    }
    append(text, code);
  }
  return text;
}

/// Every second byte is NUL where ASCII is written as UTF-16.
bool looks_like_utf16(std::string_view text) {
  const auto zeros = static_cast<std::size_t>(std::ranges::count(text, '\0'));
  return zeros * 3 >= text.size();
}

std::string from_null_separated(const model::SourceText& source) {
  std::string text = *source.text;
  if (looks_like_utf16(text)) {
    fail(source, "the text looks like UTF-16 without a byte order mark");
  }
  if (text.find('\n') != std::string::npos) {
    throw model::InputError(source.name,
                            "the list has NUL bytes and line breaks",
                            "write one name a line, or end each with a NUL byte");
  }
  std::ranges::replace(text, '\0', '\n');
  return text;
}

}  // namespace

model::SourceText list_as_lines(const model::SourceText& source) {
  const std::string_view text = source.view();
  if (text.starts_with(little_endian_mark) || text.starts_with(big_endian_mark)) {
    std::string decoded = from_utf16(source, text.starts_with(big_endian_mark));
    if (decoded.find('\0') == std::string::npos) {
      return with_text(source, std::move(decoded));
    }
    return with_text(source, from_null_separated(with_text(source, std::move(decoded))));
  }
  return text.find('\0') == std::string_view::npos ? source
                                                   : with_text(source, from_null_separated(source));
}

model::SourceText without_colours(const model::SourceText& source) {
  const std::string_view text = source.view();
  if (text.find('\033') == std::string_view::npos) {
    return source;
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\033[") {
      plain += text[i];
      continue;
    }
    i += 2;
    while (i < text.size() && (text[i] < '@' || text[i] > '~')) {
      ++i;
    }
  }
  return {source.name, std::make_shared<const std::string>(std::move(plain))};
}

}  // namespace splitter::input
