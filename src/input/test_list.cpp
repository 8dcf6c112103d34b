#include "splitter/input/test_list.hpp"

#include "collect_tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

namespace splitter::input {

namespace {

using model::NodeId;

constexpr std::array<std::string_view, 8> outcome_words = {
    "ERROR ", "FAILED ", "PASSED ", "SKIPPED ", "XFAIL ", "XPASS ", "RERUN ", "WARNING "};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// True where the last part of the path ends in `.extension`.
bool has_extension(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
         std::ranges::all_of(name.substr(dot + 1), is_word);
}

bool is_banner(std::string_view line) {
  return line.starts_with("===") || line.starts_with("___") || line.starts_with("!!!") ||
         line.starts_with("---");
}

bool starts_as_noise(std::string_view line) {
  const auto begins = [line](std::string_view word) { return line.starts_with(word); };
  return line.starts_with(' ') || line.starts_with('\t') || is_banner(line) ||
         std::ranges::any_of(outcome_words, begins);
}

/// A path that stands alone on a line: a file by its extension, a folder by its slash.
bool is_path_line(std::string_view line) {
  if (line.find("://") != std::string_view::npos) {
    return false;
  }
  if (line.find(' ') != std::string_view::npos) {
    return line.ends_with(".py");
  }
  return has_extension(line) || line.find('/') != std::string_view::npos || line == ".";
}

/// The path of a `path: count` line, as `-qq` prints.
std::optional<std::string_view> counted_path(std::string_view line) {
  const std::size_t colon = line.rfind(": ");
  if (colon == std::string_view::npos || !has_extension(line.substr(0, colon))) {
    return std::nullopt;
  }
  const std::string_view count = line.substr(colon + 2);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool counts = !count.empty() && std::ranges::all_of(count, digit);
  return counts ? std::optional(line.substr(0, colon)) : std::nullopt;
}

/// The path of an `ERROR path` or `ERROR path - reason` line of a collection.
std::optional<std::string_view> broken_path(std::string_view line) {
  constexpr std::string_view word = "ERROR ";
  if (!line.starts_with(word)) {
    return std::nullopt;
  }
  const std::string_view rest = line.substr(word.size());
  const std::string_view path = rest.substr(0, std::min(rest.find(" - "), rest.find("::")));
  return has_extension(path) ? std::optional(path) : std::nullopt;
}

std::string_view without_dot_slash(std::string_view id) {
  while (id.starts_with("./") && id.size() > 2) {
    id.remove_prefix(2);
  }
  return id;
}

int major_version(std::string_view header) {
  constexpr std::string_view word = "pytest-";
  const std::size_t at = header.find(word);
  int major = 0;
  if (at != std::string_view::npos) {
    std::from_chars(header.data() + at + word.size(), header.data() + header.size(), major);
  }
  return major;
}

class Reader {
 public:
  explicit Reader(const SourceText& source) : source_(source), tree_(source) {}

  TestList read() {
    const std::string_view text = source_.view();
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      if (line.ends_with('\r')) {
        line.remove_suffix(1);
      }
      read_line(line, begin);
      begin = end + 1;
    }
    take_tree();
    list_.texts.push_back(source_.text);
    return std::move(list_);
  }

 private:
  void read_line(std::string_view line, std::size_t offset) {
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      return;
    }
    if (line.starts_with("platform ")) {
      tree_.set_major_version(major_version(line));
    }
    // Reports of errors and warnings quote ids; the list itself has ended before them.
    in_report_ = in_report_ ||
                 (is_banner(line) && (line.find(" ERRORS ") != std::string_view::npos ||
                                      line.find(" warnings summary ") != std::string_view::npos));
    if (const auto path = broken_path(line)) {
      list_.broken.emplace_back(*path);
      list_.ids.emplace_back(*path);
    } else if (in_report_ || !take(line, offset)) {
      note_noise(line);
    }
  }

  bool take(std::string_view line, std::size_t offset) {
    if (CollectTree::is_tree_line(line)) {
      tree_.read(line, offset);
      return true;
    }
    if (starts_as_noise(line)) {
      return false;
    }
    const NodeId id{without_dot_slash(line)};
    if (!id.is_path()) {
      const bool named = has_extension(id.file()) && id.file().size() + 2 < id.text().size();
      if (named) {
        list_.ids.push_back(id);
      }
      return named;
    }
    if (const auto path = counted_path(id.text())) {
      list_.ids.emplace_back(*path);
      return true;
    }
    if (is_path_line(id.text())) {
      list_.ids.push_back(id);
      return true;
    }
    return false;
  }

  void take_tree() {
    auto ids = std::make_shared<std::vector<std::string>>(tree_.ids());
    for (const std::string& text : *ids) {
      if (const NodeId id{text}; !id.file().empty()) {
        list_.ids.push_back(id);
      }
    }
    list_.texts.push_back(std::move(ids));
  }

  void note_noise(std::string_view line) {
    if (list_.noise++ == 0) {
      list_.noise_example = excerpt(line);
    }
  }

  const SourceText& source_;
  CollectTree tree_;
  TestList list_;
  bool in_report_ = false;
};

}  // namespace

TestList parse_test_list(const SourceText& source) {
  return Reader(source).read();
}

}  // namespace splitter::input
