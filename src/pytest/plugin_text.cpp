#include "splitter/pytest/plugin_text.hpp"

#include "harmless_plugins.hpp"
#include "plugin_words.hpp"
#include "splitter/python/lines.hpp"
#include "splitter/python/source.hpp"
#include "splitter/python/tokens.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace splitter::pytest {

namespace {

/// Several texts, and not one in brackets: pytest would take that one's characters.
bool is_sequence(python::Tokens value) {
  return value.front().is("[") ||
         std::ranges::any_of(value, [](const python::Token& token) { return token.is(","); });
}

std::vector<std::string> texts_in(python::Tokens tokens, bool& plain) {
  std::vector<std::string> texts;
  bool after_text = false;
  for (const python::Token& token : tokens) {
    // Two texts in a row are one.
    plain = plain && !(after_text && token.kind == python::TokenKind::string);
    after_text = token.kind == python::TokenKind::string;
    const bool sign =
        token.is("[") || token.is("]") || token.is("(") || token.is(")") || token.is(",");
    const bool simple = token.kind == python::TokenKind::string && token.text.size() > 1 &&
                        (token.text.front() == '"' || token.text.front() == '\'') &&
                        token.text.find('\\') == std::string_view::npos &&
                        !token.text.starts_with("\"\"\"") && !token.text.starts_with("'''");
    if (simple) {
      texts.emplace_back(token.text.substr(1, token.text.size() - 2));
    } else if (!sign) {
      plain = false;
    }
  }
  return texts;
}

std::string_view stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\v\f";
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

class PluginReader {
 public:
  explicit PluginReader(std::string_view text) : lines_(text) {}

  PluginText read() {
    python::LogicalLine line;
    while (lines_.next(line)) {
      for (const python::Tokens statement : python::simple_statements(line.tokens)) {
        read_statement(statement, line.indent.characters > 0);
      }
    }
    if (lines_.broken()) {
      doubt("it cannot be read as Python");
    }
    return std::move(text_);
  }

 private:
  void doubt(std::string_view why) { text_.doubt.add("", why); }

  void doubt_everywhere(std::string_view why) {
    doubt(why);
    text_.everywhere = true;
  }

  void read_statement(python::Tokens statement, bool inner) {
    if (statement.size() > 1 && statement.front().is("lazy") && statement[1].is("from")) {
      statement = statement.subspan(1);
    }
    for (std::size_t i = 0; i < statement.size(); ++i) {
      if (statement[i].kind == python::TokenKind::name) {
        read_word(statement, i);
      }
    }
    if (!inner) {
      read_skip(statement);
    }
    if (statement.front().is("from")) {
      read_import(statement);
    } else if (statement.size() > 2 && statement[1].text.ends_with('=')) {
      read_assignment(statement, inner);
    } else {
      check_others(statement);
    }
  }

  /// Its folder is skipped, unless pytest is given something in it.
  void read_skip(python::Tokens statement) {
    const auto skip = std::ranges::find(statement, "importorskip", &python::Token::text);
    if (skip == statement.end()) {
      return;
    }
    const python::Tokens call(skip + 1, statement.end());
    bool plain = call.size() == 3 && call[0].is("(") && call[2].is(")");
    const std::vector<std::string> module =
        plain ? texts_in(call.subspan(1, 1), plain) : std::vector<std::string>{};
    if (plain && module.size() == 1) {
      text_.required.push_back(module.front());
    } else {
      doubt_everywhere("importorskip");
    }
  }

  /// All names of a module, or hooks of it.
  void read_import(python::Tokens statement) {
    const auto import = std::ranges::find(statement, "import", &python::Token::text);
    const python::Tokens names(import, statement.end());
    const bool hooks = std::ranges::any_of(
        names, [](const python::Token& token) { return token.text.starts_with("pytest_"); });
    if (hooks || statement.back().is("*")) {
      std::string module;
      for (const python::Token& token : python::Tokens(statement.begin() + 1, import)) {
        module += token.text;
      }
      text_.modules.push_back(module);
    }
    check_others(statement);
  }

  /// A list that is mentioned again may have changed, here or where it is used.
  void forget(std::string_view name) {
    lists_.erase(std::string(name));
    if (aliases_.contains(name)) {
      doubt(name);
    }
  }

  static bool is_list(std::string_view name) {
    return name == "collect_ignore" || name == "collect_ignore_glob";
  }

  void read_word(python::Tokens statement, std::size_t at) {
    const Reach reach = reach_of(statement, at);
    if (reach == Reach::suite) {
      doubt_everywhere(statement[at].text);
    } else if (reach == Reach::folder) {
      doubt(statement[at].text);
    }
  }

  void read_assignment(python::Tokens statement, bool inner) {
    const std::string_view name = statement.front().text;
    const python::Tokens value = statement.subspan(2);
    bool plain = true;
    const std::vector<std::string> texts = texts_in(value, plain);
    plain = plain && (name == "pytest_plugins" || is_sequence(value));
    if (!is_list(name) && name != "pytest_plugins") {
      forget(name);
      if (plain && !inner && statement[1].is("=")) {
        lists_[std::string(name)] = texts;
      }
      return check_others(value);
    }
    if (name == "pytest_plugins") {
      text_.modules.insert(text_.modules.end(), texts.begin(), texts.end());
      return plain && statement[1].is("=") ? void() : doubt(name);
    }
    const bool certain = plain && !inner;
    const bool assigns = statement[1].is("=");
    if (name == "collect_ignore_glob") {
      text_.ignores_globs = true;
      return certain ? take(text_.ignore_glob, texts, assigns) : doubt(name);
    }
    text_.ignores = text_.ignores || !inner;
    text_.may_ignore = !text_.ignores;
    if (certain) {
      return take(text_.ignore, texts, assigns);
    }
    if (assigns) {
      // The paths that stood there before are ignored under the other condition, if at all.
      take(text_.maybe_ignored, std::exchange(text_.ignore, {}), false);
    }
    plain ? take(text_.maybe_ignored, texts, false) : read_alias(value);
  }

  /// `collect_ignore = names`, or more of them.
  void read_alias(python::Tokens value) {
    const auto list = lists_.find(std::string(value.front().text));
    if (value.size() != 1 || list == lists_.end()) {
      return doubt("collect_ignore");
    }
    take(text_.maybe_ignored, list->second, false);
    aliases_.emplace(value.front().text);
  }

  void check_others(python::Tokens tokens) {
    for (const python::Token& token : tokens) {
      if (is_list(token.text) || token.is("pytest_plugins")) {
        doubt(token.text);
      }
      forget(token.text);
    }
  }

  static void take(std::vector<std::string>& list,
                   const std::vector<std::string>& texts,
                   bool anew) {
    if (anew) {
      list.clear();
    }
    list.insert(list.end(), texts.begin(), texts.end());
  }

  python::Lines lines_;
  PluginText text_;
  std::map<std::string, std::vector<std::string>> lists_;
  std::set<std::string, std::less<>> aliases_;  ///< Lists that are `collect_ignore` as well.
};

}  // namespace

PluginText read_plugin(std::string_view text) {
  if (python::opening_of_source(text) != python::Opening::closed) {
    return {.doubt = {"", "it cannot be read as Python"}};
  }
  return PluginReader(text).read();
}

bool is_harmless_plugin(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, name.find('.'))) {
    if (c != '-' && c != '_') {
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return std::ranges::find(harmless_plugins, plain) != harmless_plugins.end();
}

std::vector<EntryPoint> entry_points(std::string_view text) {
  std::vector<EntryPoint> points;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = stripped(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t sign = line.find('=');
    if (line.starts_with('[')) {
      inside = line == "[pytest11]";
    } else if (inside && sign != std::string_view::npos && !line.starts_with('#')) {
      const std::string_view module = stripped(line.substr(sign + 1));
      points.push_back({std::string(stripped(line.substr(0, sign))),
                        std::string(module.substr(0, module.find_first_of(": [")))});
    }
  }
  return points;
}

}  // namespace splitter::pytest
