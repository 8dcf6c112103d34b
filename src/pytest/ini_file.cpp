#include "ini_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace splitter::pytest {

namespace {

constexpr std::string_view ini_blanks = " \t\n\r";

/// Other characters that Python takes for blanks or line ends, where its methods decide.
constexpr std::array<std::string_view, 9> odd_blanks = {
    "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\xC2\x85", "\xC2\xA0", "\xE2\x80"};

std::string_view strip(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(ini_blanks), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(ini_blanks) + 1);
}

bool is_comment(std::string_view line) {
  const std::string_view text = strip(line);
  return text.empty() || text.front() == '#' || text.front() == ';';
}

/// The name in a section's header; a comment may follow it.
std::string_view header_of(std::string_view line) {
  const std::string_view head = strip(line.substr(0, line.find_first_of("#;")));
  return head.size() > 2 && head.ends_with(']') ? head.substr(1, head.size() - 2)
                                                : std::string_view{};
}

class IniReader {
 public:
  IniFile read(std::string_view text) {
    const bool odd = std::ranges::any_of(odd_blanks, [text](std::string_view blank) {
      return text.find(blank) != std::string_view::npos;
    });
    if (odd) {
      file_.doubt.add("", "a character that may be a blank");
    }
    while (!text.empty() && !file_.doubt) {
      const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
      if (const std::string_view line = text.substr(0, end); !is_comment(line)) {
        read_line(line);
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(file_);
  }

 private:
  void read_line(std::string_view line) {
    const bool indented = line.front() == ' ' || line.front() == '\t';
    if (line.front() == '[') {
      const std::string_view name = header_of(line);
      return name.empty() ? continue_value(line) : begin_section(name);
    }
    return indented ? continue_value(line) : begin_value(line);
  }

  void begin_section(std::string_view name) {
    const auto [place, fresh] = file_.sections.try_emplace(std::string(name));
    if (!fresh) {
      file_.doubt.add("", "a section stands twice");
    }
    section_ = &place->second;
    value_ = nullptr;
  }

  void begin_value(std::string_view line) {
    std::size_t sign = line.find('=');
    if (sign == std::string_view::npos ||
        line.substr(0, sign).find(':') != std::string_view::npos) {
      sign = line.find(':');
    }
    if (sign == std::string_view::npos || section_ == nullptr) {
      file_.doubt.add(
          "", section_ == nullptr ? "a value before any section" : "a line without a value");
      return;
    }
    const auto [place, fresh] = section_->try_emplace(std::string(strip(line.substr(0, sign))),
                                                      strip(line.substr(sign + 1)));
    if (!fresh) {
      file_.doubt.add("", "a name stands twice");
    }
    value_ = &place->second;
  }

  void continue_value(std::string_view line) {
    if (value_ == nullptr) {
      file_.doubt.add("", "a line goes on without a beginning");
      return;
    }
    *value_ += value_->empty() ? "" : "\n";
    *value_ += strip(line);
  }

  IniFile file_;
  std::map<std::string, std::string, std::less<>>* section_ = nullptr;
  std::string* value_ = nullptr;
};

}  // namespace

IniFile read_ini(std::string_view text) {
  return IniReader().read(text);
}

}  // namespace splitter::pytest
