#include "mark_expression.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace splitter::pytest {

namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Names and single signs; blanks part them.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto* const end = std::ranges::find_if_not(text, is_name);
    const auto size = std::max<std::size_t>(static_cast<std::size_t>(end - text.begin()), 1);
    if (text.front() != ' ' && text.front() != '\n') {
      words.push_back(text.substr(0, size));
    }
    text.remove_prefix(size);
  }
  return words;
}

class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : words_(words_of(text)) {}

  std::optional<std::vector<std::string>> read() {
    bool more = !words_.empty();
    while (more && plain_) {
      take("not");
      if (next_is("(")) {
        read_alternatives();
      } else {
        take_name();
      }
      more = next_is("and");
    }
    return plain_ && at_ == words_.size() ? std::optional(std::move(marks_)) : std::nullopt;
  }

 private:
  void read_alternatives() {
    do {
      take_name();
    } while (next_is("or") && plain_);
    take(")");
  }

  bool next_is(std::string_view word) {
    const bool is = at_ < words_.size() && words_[at_] == word;
    at_ += is ? 1 : 0;
    return is;
  }

  void take(std::string_view word) { plain_ = next_is(word) && plain_; }

  void take_name() {
    const std::string_view word = at_ < words_.size() ? words_[at_] : std::string_view{};
    const bool name = !word.empty() && is_name(word.front()) && word != "not" && word != "and" &&
                      word != "or" && word != "True" && word != "False" && word != "None";
    plain_ = plain_ && name;
    if (plain_) {
      marks_.emplace_back(word);
      ++at_;
    }
  }

  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
  bool plain_ = true;
  std::vector<std::string> marks_;
};

/// The line around a place, without its indent.
std::string_view line_at(std::string_view text, std::size_t place) {
  const std::size_t begin = text.rfind('\n', place) + 1;
  const std::string_view line = text.substr(begin, text.find('\n', place) - begin);
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

}  // namespace

std::optional<std::vector<std::string>> marks_left_out(std::string_view expression) {
  return ExpressionReader(expression).read();
}

bool surely_keeps_a_test(std::string_view text,
                         std::string_view mark,
                         const std::vector<std::string>& tests) {
  const std::string decorator = "@pytest.mark." + std::string(mark);
  std::ptrdiff_t marked = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos;
       at = text.find(mark, at + mark.size())) {
    const std::string_view line = line_at(text, at);
    const std::string_view rest = line.substr(std::min(decorator.size(), line.size()));
    if (!line.starts_with(decorator) || rest.find(mark) != std::string_view::npos ||
        (!rest.empty() && is_name(rest.front()))) {
      return false;
    }
    ++marked;
  }
  const auto functions = std::ranges::count_if(
      tests, [](const std::string& test) { return test.find("::") == std::string::npos; });
  return marked < functions;
}

}  // namespace splitter::pytest
