#include "splitter/input/node_list.hpp"

#include "collect_tree.hpp"
#include "list_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace splitter::input {

namespace {

using model::NodeId;
using model::SourceText;

constexpr std::array<std::string_view, 9> outcome_words = {"ERROR ",
                                                           "ERROR: ",
                                                           "FAILED ",
                                                           "PASSED ",
                                                           "SKIPPED ",
                                                           "XFAIL ",
                                                           "XPASS ",
                                                           "RERUN ",
                                                           "WARNING "};

/// How lines begin that pytest prints around a list.
constexpr std::array<std::string_view, 11> header_words = {"platform ",
                                                           "rootdir: ",
                                                           "configfile: ",
                                                           "testpaths: ",
                                                           "plugins: ",
                                                           "cachedir: ",
                                                           "collected ",
                                                           "collecting ",
                                                           "Using ",
                                                           "-- Docs: ",
                                                           "no tests "};

constexpr std::string_view line_blanks = " \t\r\v\f";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool begins_with_any(std::string_view line, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [line](auto word) { return line.starts_with(word); });
}

/// True where the last part of the path ends in `.extension`.
bool has_extension(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
         std::ranges::all_of(name.substr(dot + 1), is_word);
}

/// `=== short test summary ===` and its like: rules of one sign at both ends.
bool is_banner(std::string_view line) {
  constexpr std::string_view signs = "=_!-";
  return line.size() > 6 && signs.find(line.front()) != std::string_view::npos &&
         line.starts_with(std::string(3, line.front())) &&
         line.ends_with(std::string(3, line.front()));
}

/// The line that ends pytest's output: `5 tests collected in 0.01s`, perhaps within a banner.
bool is_closing_line(std::string_view line) {
  const bool counted = line.find(" collected") != std::string_view::npos ||
                       line.find("no tests ran") != std::string_view::npos;
  return counted && line.find(" in ") != std::string_view::npos &&
         line.find("::") == std::string_view::npos;
}

bool opens_report(std::string_view line) {
  return is_banner(line) && (line.find(" ERRORS ") != std::string_view::npos ||
                             line.find(" warnings summary ") != std::string_view::npos);
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

bool is_test(NodeId id) {
  const std::string_view file = id.file();
  const bool path = has_extension(file) || (!file.empty() && file.find(' ') == file.npos);
  return path && file.size() + 2 < id.text().size();
}

/// The path of a `path: count` line, as `-qq` prints.
std::optional<std::string_view> counted_path(std::string_view line) {
  const std::size_t colon = line.rfind(": ");
  if (colon == std::string_view::npos || !has_extension(line.substr(0, colon))) {
    return std::nullopt;
  }
  const std::string_view count = line.substr(colon + 2);
  const bool counts = !count.empty() && count.find_first_not_of("0123456789") == count.npos;
  return counts ? std::optional(line.substr(0, colon)) : std::nullopt;
}

/// The path of an `ERROR path` or `ERROR path - reason` line of a collection: a file, a folder
/// whose conftest.py fails, or nothing, which is the whole suite.
std::optional<std::string_view> broken_path(std::string_view line) {
  constexpr std::string_view word = "ERROR ";
  const bool log_record = line.starts_with("ERROR  ") && !line.starts_with("ERROR  - ");
  if (!line.starts_with(word) || log_record) {
    return std::nullopt;
  }
  const std::string_view rest = line.substr(word.size());
  if (rest.starts_with(" - ") || rest.starts_with("- ")) {
    return ".";
  }
  // A path may hold the dash that parts it from the reason.
  for (std::size_t end = rest.find(" - "); end != std::string_view::npos;
       end = rest.find(" - ", end + 1)) {
    if (has_extension(NodeId{rest.substr(0, end)}.file())) {
      return NodeId{rest.substr(0, end)}.file();
    }
  }
  const std::string_view path = NodeId{rest.substr(0, rest.find(" - "))}.file();
  const bool named = has_extension(path) || path.find(' ') == std::string_view::npos;
  return path.empty() || !named ? std::nullopt : std::optional(path);
}

std::string_view without_blanks_around(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(line_blanks), line.size()));
  return line.substr(0, line.find_last_not_of(line_blanks) + 1);
}

/// The path without `./`, `/./` and `//`; what follows the path stays as it is.
std::string normalised(std::string_view id) {
  const std::string_view path = NodeId{id}.file();
  std::string result(path.starts_with('/') ? "/" : "");
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (!part.empty() && part != ".") {
      result.append(result.empty() || result == "/" ? "" : "/").append(part);
    }
    begin = end + 1;
  }
  return (result.empty() ? "." : result).append(id.substr(path.size()));
}

bool is_normalised(std::string_view id) {
  const std::string_view path = NodeId{id}.file();
  return !path.starts_with("./") && path.find("//") == std::string_view::npos &&
         path.find("/./") == std::string_view::npos && !path.ends_with('/') &&
         !path.ends_with("/.");
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

using IsThere = std::function<bool(const std::string&)>;

/// Reads line by line; a report of errors or warnings quotes ids that are not part of the list.
class NodeListReader {
 public:
  NodeListReader(const SourceText& source, const IsThere& is_there)
      : source_(plain(source)), is_there_(is_there), tree_(source_) {}

  NodeList read() {
    const std::string_view text = source_.view();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      read_line(text.substr(begin, end - begin), begin);
      begin = end + 1;
    }
    for (const std::string& id : tree_.ids()) {
      take_own(id);
    }
    list_.texts = {source_.text, own_};
    return std::move(list_);
  }

 private:
  static SourceText plain(const SourceText& given) { return without_colours(list_as_lines(given)); }

  void read_line(std::string_view whole, std::size_t offset) {
    const std::string_view line = without_blanks_around(whole);
    if (line.starts_with("platform ")) {
      tree_.set_major_version(major_version(line));
    }
    in_report_ = (in_report_ || opens_report(line)) && !is_closing_line(line);
    if (const auto path = broken_path(line)) {
      take_path(*path);
      list_.broken.push_back(list_.ids.back());
    } else if (in_report_ || is_noise(line)) {
      list_.noise += line.empty() ? 0 : 1;
    } else if (!take(whole, line, offset)) {
      note_unknown(line, whole.size() > line.size());
    }
  }

  static bool is_noise(std::string_view line) {
    return line.empty() || is_banner(line) || is_closing_line(line) ||
           begins_with_any(line, outcome_words) || begins_with_any(line, header_words);
  }

  bool take(std::string_view whole, std::string_view line, std::size_t offset) {
    if (whole.ends_with('\r')) {
      whole.remove_suffix(1);
    }
    if (CollectTree::is_tree_line(whole)) {
      tree_.read(whole, offset);
      in_tree_ = true;
      return true;
    }
    if (in_tree_) {
      return false;
    }
    if (const NodeId id{line}; !id.is_path()) {
      if (is_test(id)) {
        take_path(line);
      }
      return is_test(id);
    }
    const auto counted = counted_path(line);
    if (counted.has_value() || is_path_line(line) || is_there_(normalised(line))) {
      take_path(counted.value_or(line));
      return true;
    }
    return false;
  }

  void take_path(std::string_view id) {
    if (is_normalised(id)) {
      list_.ids.emplace_back(id);
    } else {
      take_own(normalised(id));
    }
  }

  void take_own(std::string text) {
    if (const NodeId id{own_->emplace_back(std::move(text))}; !id.file().empty()) {
      list_.ids.push_back(id);
    }
  }

  /// A line under a test in a tree is its docstring.
  void note_unknown(std::string_view line, bool indented) {
    if (in_tree_ && indented) {
      ++list_.noise;
    } else if (list_.unknown++ == 0) {
      list_.unknown_example = model::excerpt(line);
    }
  }

  SourceText source_;
  const IsThere& is_there_;
  CollectTree tree_;
  std::shared_ptr<std::deque<std::string>> own_ = std::make_shared<std::deque<std::string>>();
  NodeList list_;
  bool in_report_ = false;
  bool in_tree_ = false;
};

}  // namespace

NodeList parse_node_list(const SourceText& source, const IsThere& is_there) {
  return NodeListReader(source, is_there).read();
}

}  // namespace splitter::input
