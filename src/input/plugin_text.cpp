#include "splitter/input/plugin_text.hpp"

#include "harmless_plugins.hpp"
#include "ini_file.hpp"
#include "python_lines.hpp"
#include "python_source.hpp"
#include "python_statement.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace splitter::input {

namespace {

/// Hooks that collect, drop or rename, and ways to bring further plugins.
constexpr std::array<std::string_view, 23> telling = {"pytest_collect_file",
                                                      "specname",
                                                      "pytest_collect_directory",
                                                      "pytest_collection",
                                                      "pytest_collectstart",
                                                      "pytest_make_collect_report",
                                                      "pytest_pycollect_makeitem",
                                                      "pytest_pycollect_makemodule",
                                                      "pytest_ignore_collect",
                                                      "pytest_itemcollected",
                                                      "pytest_cmdline_main",
                                                      "pytest_cmdline_parse",
                                                      "pytest_cmdline_preparse",
                                                      "pytest_load_initial_conftests",
                                                      "pytest_plugin_registered",
                                                      "import_plugin",
                                                      "consider_module",
                                                      "consider_pluginarg",
                                                      "consider_conftest",
                                                      "set_blocked",
                                                      "unregister",
                                                      "_inicache",
                                                      "inicfg"};

/// Objects whose `register` has nothing to do with pytest.
constexpr std::array<std::string_view, 6> other_registers = {
    "atexit", "faulthandler", "codecs", "signal", "copyreg", "settings"};

std::vector<std::string> texts_in(Tokens tokens, bool& plain) {
  std::vector<std::string> texts;
  for (const Token& token : tokens) {
    const bool sign =
        token.is("[") || token.is("]") || token.is("(") || token.is(")") || token.is(",");
    const bool simple = token.kind == TokenKind::string && token.text.size() > 1 &&
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

class PluginReader {
 public:
  explicit PluginReader(std::string_view text) : lines_(text) {}

  PluginText read() {
    LogicalLine line;
    while (lines_.next(line)) {
      for (const Tokens statement : simple_statements(line.tokens)) {
        read_statement(statement, line.indent.characters > 0);
      }
    }
    if (lines_.broken()) {
      trouble("it cannot be read as Python");
    }
    return std::move(text_);
  }

 private:
  void trouble(std::string_view why) {
    if (text_.trouble.empty()) {
      text_.trouble = why;
    }
  }

  void read_statement(Tokens statement, bool inner) {
    for (std::size_t i = 0; i < statement.size(); ++i) {
      if (statement[i].kind == TokenKind::name) {
        read_word(statement, i);
      }
    }
    if (statement.front().is("from") && statement.back().is("*")) {
      std::string module;
      for (const Token& token : statement.subspan(1, statement.size() - 3)) {
        module += token.text;
      }
      text_.modules.push_back(module);
    } else if (statement.size() > 2 && statement[1].text.ends_with('=')) {
      read_assignment(statement, inner);
    } else {
      check_others(statement);
    }
  }

  /// A list that is mentioned again may have changed, here or where it is used.
  void forget(std::string_view name) {
    lists_.erase(std::string(name));
    if (aliases_.contains(name)) {
      trouble(name);
    }
  }

  static bool is_list(std::string_view name) {
    return name == "collect_ignore" || name == "collect_ignore_glob";
  }

  void read_word(Tokens statement, std::size_t at) {
    const Token& token = statement[at];
    const bool attribute = at > 1 && statement[at - 1].is(".");
    const std::string_view owner = attribute ? statement[at - 2].text : std::string_view{};
    if (std::ranges::find(telling, token.text) != telling.end()) {
      trouble(token.text);
    } else if (attribute && token.is("register") &&
               std::ranges::find(other_registers, owner) == other_registers.end()) {
      trouble("register");
    } else if (attribute && token.is("args") && owner == "config") {
      trouble("config.args");
    } else if (token.is("addinivalue_line") && at + 2 < statement.size() &&
               statement[at + 2].kind == TokenKind::string &&
               statement[at + 2].text.find("python_") != std::string_view::npos) {
      trouble("addinivalue_line");
    }
  }

  void read_assignment(Tokens statement, bool inner) {
    const std::string_view name = statement.front().text;
    const Tokens value = statement.subspan(2);
    bool plain = true;
    const std::vector<std::string> texts = texts_in(value, plain);
    if (!is_list(name) && name != "pytest_plugins") {
      forget(name);
      if (plain && !inner && statement[1].is("=")) {
        lists_[std::string(name)] = texts;
      }
      return check_others(value);
    }
    if (name == "pytest_plugins") {
      text_.modules.insert(text_.modules.end(), texts.begin(), texts.end());
      return plain && statement[1].is("=") ? void() : trouble(name);
    }
    const bool certain = plain && !inner;
    const bool assigns = statement[1].is("=");
    if (name == "collect_ignore_glob") {
      text_.ignores_globs = true;
      return certain ? take(text_.ignore_glob, texts, assigns) : trouble(name);
    }
    text_.ignores = text_.ignores || !inner;
    text_.may_ignore = !text_.ignores;
    if (certain) {
      return take(text_.ignore, texts, assigns);
    }
    if (assigns) {
      // What stood there before is ignored no more, or under the other condition only.
      take(text_.maybe_ignored, std::exchange(text_.ignore, {}), false);
    }
    plain ? take(text_.maybe_ignored, texts, false) : read_alias(value);
  }

  /// `collect_ignore = names`, or more of them.
  void read_alias(Tokens value) {
    const auto list = lists_.find(std::string(value.front().text));
    if (value.size() != 1 || list == lists_.end()) {
      return trouble("collect_ignore");
    }
    take(text_.maybe_ignored, list->second, false);
    aliases_.emplace(value.front().text);
  }

  void check_others(Tokens tokens) {
    for (const Token& token : tokens) {
      if (is_list(token.text) || token.is("pytest_plugins")) {
        trouble(token.text);
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

  PythonLines lines_;
  PluginText text_;
  std::map<std::string, std::vector<std::string>> lists_;
  std::set<std::string, std::less<>> aliases_;  ///< Lists that are `collect_ignore` as well.
};

}  // namespace

PluginText read_plugin(std::string_view text) {
  if (opening_of_source(text) != Opening::closed) {
    return {.trouble = "it cannot be read as Python"};
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

std::vector<std::string> pytest_entry_points(std::string_view text) {
  std::vector<std::string> modules;
  const IniFile file = read_ini(text);
  const auto section = file.sections.find("pytest11");
  if (section != file.sections.end()) {
    for (const auto& [name, module] : section->second) {
      modules.push_back(module.substr(0, module.find_first_of(": [")));
    }
  }
  return modules;
}

}  // namespace splitter::input
