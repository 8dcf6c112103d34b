#include "plugin_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::pytest {

namespace {

/// Hooks that collect, drop or rename, ways to bring further plugins, and the way to skip a folder.
constexpr std::array<std::string_view, 17> telling = {"specname",
                                                      "allow_module_level",
                                                      "pytest_collection",
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

/// Hooks that pytest asks only about the files in the folder of their conftest.py.
constexpr std::array<std::string_view, 7> local_hooks = {"pytest_collect_file",
                                                         "pytest_collect_directory",
                                                         "pytest_collectstart",
                                                         "pytest_make_collect_report",
                                                         "pytest_pycollect_makeitem",
                                                         "pytest_pycollect_makemodule",
                                                         "pytest_ignore_collect"};

/// Settings that decide what is collected: parts of their names.
constexpr std::array<std::string_view, 5> telling_settings = {
    "python_", "norecursedirs", "testpaths", "doctest", "addopts"};

/// Options that decide what is collected, as `config.option` has them.
constexpr std::array<std::string_view, 10> telling_options = {"doctestmodules",
                                                              "doctestglob",
                                                              "ignore",
                                                              "ignore_glob",
                                                              "deselect",
                                                              "keyword",
                                                              "markexpr",
                                                              "pyargs",
                                                              "importmode",
                                                              "file_or_dir"};

/// Methods that change a list.
constexpr std::array<std::string_view, 6> changing_methods = {
    "append", "extend", "insert", "remove", "clear", "pop"};

/// Objects whose `register` has nothing to do with pytest.
constexpr std::array<std::string_view, 6> other_registers = {
    "atexit", "faulthandler", "codecs", "signal", "copyreg", "settings"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// `config.option.markexpr = …`, `config.getini("python_files").append(…)`, and the like.
bool changes_settings(python::Tokens statement, std::size_t at) {
  const python::Token& token = statement[at];
  const auto word = [&](std::size_t i) {
    return i < statement.size() ? statement[i].text : std::string_view{};
  };
  if (token.is("addinivalue_line")) {
    return std::ranges::any_of(telling_settings, [&](std::string_view name) {
      return word(at + 2).find(name) != std::string_view::npos;
    });
  }
  if (token.is("getini")) {
    return word(at + 4) == "." && is_one_of(changing_methods, word(at + 5));
  }
  const bool option = at > 1 && word(at - 2) == "option" && is_one_of(telling_options, token.text);
  const std::string_view next = word(at + 1);
  const bool compared = next == "==" || next == "!=" || next == "<=" || next == ">=";
  return option && (next == "." || (next.ends_with('=') && !compared));
}

}  // namespace

Reach reach_of(python::Tokens statement, std::size_t at) {
  const python::Token& token = statement[at];
  if (is_one_of(local_hooks, token.text)) {
    return Reach::folder;
  }
  const bool attribute = at > 1 && statement[at - 1].is(".");
  const std::string_view owner = attribute ? statement[at - 2].text : std::string_view{};
  const bool registers = attribute && token.is("register") && !is_one_of(other_registers, owner);
  const bool arguments = attribute && token.is("args") && owner == "config";
  return is_one_of(telling, token.text) || registers || arguments || changes_settings(statement, at)
             ? Reach::suite
             : Reach::none;
}

}  // namespace splitter::pytest
