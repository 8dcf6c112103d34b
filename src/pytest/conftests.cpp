#include "splitter/pytest/conftests.hpp"

#include "splitter/pytest/imported_modules.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/python/lines.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace splitter::pytest {

namespace {

std::vector<std::string> absolute_paths(const std::string& folder,
                                        const std::vector<std::string>& paths) {
  std::vector<std::string> absolute;
  absolute.reserve(paths.size());
  for (const std::string& path : paths) {
    absolute.push_back(system::joined(folder, path));
  }
  return absolute;
}

/// Looks for `.fixtures` and `..common` in the folders around the conftest.py.
Doubt doubt_about(const std::string& module, const std::string& folder, const Setup& setup) {
  if (module.starts_with('.')) {
    const std::string name(without_dots(module));
    return doubt_about_plugin(name, {}, {folder_of_dots(module, folder)}, *setup.tree);
  }
  std::vector<std::string> folders = {folder, setup.root, setup.root + "/src"};
  folders.insert(folders.end(), setup.environment.folders.begin(), setup.environment.folders.end());
  return doubt_about_plugin(module, setup.environment, folders, *setup.tree);
}

bool is_installed(const std::string& module, const Setup& setup) {
  std::vector<std::string> folders = setup.environment.folders;
  folders.push_back(setup.environment.library);
  return file_of_module(module, folders, *setup.tree).has_value();
}

/// True where code writes the mark: `mark.slow`, or a text that holds its name.
bool names_mark(std::string_view text, std::string_view mark) {
  python::Lines lines(text);
  python::LogicalLine line;
  while (lines.next(line)) {
    for (std::size_t at = 0; at < line.tokens.size(); ++at) {
      const python::Token& token = line.tokens[at];
      const bool text_of_it =
          token.kind != python::TokenKind::name && token.text.find(mark) != std::string_view::npos;
      if (text_of_it || (token.is(mark) && at > 1 && line.tokens[at - 2].is("mark"))) {
        return true;
      }
    }
  }
  return lines.broken();
}

/// A mark that `-m` leaves out, where a hook may give it to tests of any file; else empty.
std::string mark_given_by(std::string_view text, const Options& options) {
  if (text.find("add_marker") == std::string_view::npos) {
    return {};
  }
  const auto given = std::ranges::find_if(
      options.marks_left_out, [text](const std::string& mark) { return names_mark(text, mark); });
  return given == options.marks_left_out.end() ? "" : *given;
}

}  // namespace

Doubt doubt_about_plugins_of(std::string_view text, const std::string& folder, const Setup& setup) {
  const PluginText plugin = read_plugin(text);
  Doubt doubt = plugin.doubt;
  for (const std::string& module : plugin.modules) {
    doubt = doubt ? doubt : doubt_about(module, folder, setup);
  }
  return doubt;
}

Conftests with_conftest_of(const std::string& folder, const Conftests& above, const Setup& setup) {
  Conftests conftests = above;
  const std::string file = folder + "/conftest.py";
  const auto text = setup.tree->read_if_there(file);
  if (!text) {
    return conftests;
  }
  for (const std::string_view word : {"sys.modules", "meta_path", "path_hooks"}) {
    conftests.makes_modules =
        conftests.makes_modules || text->view().find(word) != std::string_view::npos;
  }
  const PluginText plugin = read_plugin(text->view());
  conftests.doubt = plugin.doubt;
  conftests.everywhere = plugin.everywhere;
  if (const std::string mark = mark_given_by(text->view(), setup.options); !mark.empty()) {
    conftests.doubt.add("", "it may give tests the mark " + mark);
    conftests.everywhere = true;
  }
  for (const std::string& module : plugin.required) {
    if (!is_installed(module, setup)) {
      conftests.doubt.add("", "importorskip");
      conftests.everywhere = true;
    }
  }
  for (const std::string& module : plugin.modules) {
    if (!conftests.doubt) {
      conftests.doubt = doubt_about(module, folder, setup);
      conftests.everywhere = true;
    }
  }
  if (plugin.may_ignore) {
    // The list of the folders above holds if the condition fails.
    std::ranges::move(conftests.ignore, std::back_inserter(conftests.maybe_ignored));
    conftests.ignore.clear();
  }
  if (plugin.ignores) {
    conftests.ignore = absolute_paths(folder, plugin.ignore);
  }
  if (plugin.ignores_globs) {
    conftests.ignore_glob = absolute_paths(folder, plugin.ignore_glob);
  }
  for (const std::string& path : absolute_paths(folder, plugin.maybe_ignored)) {
    conftests.maybe_ignored.push_back(path);
  }
  return conftests;
}

}  // namespace splitter::pytest
