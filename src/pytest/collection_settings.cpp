#include "splitter/pytest/collection_settings.hpp"

#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/imported_modules.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/system/path.hpp"
#include "surroundings.hpp"
#include "text_hash.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::pytest {

namespace {

constexpr int deepest_conftest = 200;

#if defined(__APPLE__)
constexpr std::string_view system_name = "darwin";
#else
constexpr std::string_view system_name = "linux";
#endif

void add_all(TextHash& hash, std::span<const std::string> texts) {
  for (const std::string& text : texts) {
    hash.add(text);
  }
  hash.add(std::to_string(texts.size()));
}

constexpr std::array<std::string_view, 5> selecting = {
    "-k", "-m", "--deselect", "--ignore", "--ignore-glob"};

/// `-k odd`, `-kodd`, `--deselect=a.py::test_a`.
bool is_selecting(std::string_view word) {
  return std::ranges::any_of(selecting,
                             [word](std::string_view option) { return word.starts_with(option); });
}

/// True for a word behind an option that is not known which is a path of tests, and no report's.
bool names_tests(const std::string& word, const Setup& setup) {
  return !word.starts_with('-') && (word.find("::") != std::string::npos || word.ends_with(".py") ||
                                    setup.tree->is_folder(system::joined(setup.folder, word)));
}

/// True for a conftest.py that leaves out files, or what is in them, by a rule of its own.
bool may_ignore(std::string_view text) {
  const PluginText plugin = read_plugin(text);
  return plugin.may_ignore || !plugin.maybe_ignored.empty() ||
         plugin.doubt.text().find("collect_ignore") != std::string::npos ||
         text.find("pytest_ignore_collect") != std::string_view::npos ||
         text.find("pytest_pycollect") != std::string_view::npos;
}

class SettingsReader {
 public:
  explicit SettingsReader(const Setup& setup) : setup_(setup), modules_(setup) {}

  std::optional<CollectionSettings> read() {
    const Environment& environment = setup_.environment;
    if (environment.untold || environment.major == 0 || environment.python.empty() ||
        !setup_.written) {
      return std::nullopt;
    }
    add(system_name);
    add(environment.python);
    add_all(hash_, environment.telling);
    add(*setup_.written);
    add(system::relative(setup_.folder, setup_.root));
    for (const char* name : {"PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD"}) {
      add(setup_.tree->variable(name).value_or(""));
    }
    add_all(hash_, setup_.options.telling);
    for (const std::string& plugin : setup_.options.plugins) {
      read_named_plugin(plugin, setup_.folder);
    }
    read_conftests();
    if (untold_) {
      return std::nullopt;
    }
    return CollectionSettings{.all = hash_.digest(), .words = hash_of_words(setup_)};
  }

 private:
  void add(std::string_view text) { hash_.add(text); }

  /// Those of the folders above a start of the collection, and all below.
  void read_conftests() {
    std::set<std::string> above;
    for (const std::string& start : setup_.starts) {
      const bool file = setup_.tree->is_file(start);
      for (std::string folder = file ? system::parent(start) : start;
           folder.starts_with(setup_.root);
           folder = system::parent(folder)) {
        above.insert(folder);
        if (folder.size() <= setup_.root.size()) {
          break;
        }
      }
    }
    for (const std::string& folder : above) {
      read_conftest_in(folder);
    }
    for (const std::string& start : setup_.starts) {
      if (!setup_.tree->is_file(start)) {
        read_below(start, 0);
      }
    }
  }

  void read_below(const std::string& folder, int depth) {
    const auto entries = setup_.tree->entries(folder);
    if (!entries || depth > deepest_conftest) {
      untold_ = true;
      return;
    }
    for (const system::Entry& entry : *entries) {
      const std::string path = (folder == "/" ? "" : folder) + "/" + entry.name;
      if (entry.kind != system::Kind::folder || is_left_out(path, entry.name)) {
        continue;
      }
      untold_ |= entry.is_link;
      if (!entry.is_link) {
        read_conftest_in(path);
        read_below(path, depth + 1);
      }
    }
  }

  [[nodiscard]] bool is_left_out(const std::string& path, std::string_view name) const {
    return name == "__pycache__" || model::matches_any_path(setup_.norecursedirs, path) ||
           setup_.tree->is_file(path + "/pyvenv.cfg");
  }

  void read_conftest_in(const std::string& folder) {
    const std::string file = folder + "/conftest.py";
    if (!setup_.tree->is_file(file)) {
      return;
    }
    read_with_helpers(file);
  }

  void read_with_helpers(const std::string& file) {
    std::vector<std::string> files = modules_.reached_from(file, Reached::helpers);
    files.insert(files.begin(), file);
    for (const std::string& one : files) {
      if (read_.insert(one).second) {
        read_module(one);
      }
    }
  }

  /// A plugin that is loaded by its name; one that is an entry point has a version.
  void read_named_plugin(const std::string& name, const std::string& folder) {
    std::vector<std::string> folders = {folder, setup_.root, setup_.root + "/src", setup_.folder};
    folders.insert(folders.end(), setup_.python_path.begin(), setup_.python_path.end());
    const std::vector<std::string>& installed = setup_.environment.folders;
    folders.insert(folders.end(), installed.begin(), installed.end());
    const std::string module(without_dots(name));
    if (name.starts_with('.')) {
      folders = {folder_of_dots(name, folder)};
    }
    if (const auto file = file_of_module(module, folders, *setup_.tree)) {
      read_with_helpers(*file);
    } else {
      add(name);
    }
  }

  void read_module(const std::string& file) {
    const model::SourceText source = setup_.tree->read(file);
    const bool inside = file.starts_with(setup_.root + "/");
    add(inside ? file.substr(setup_.root.size() + 1) : system::file_name(file));
    add(source.view());
    add_surroundings(hash_, source.view(), setup_);
    for (const std::string& module : read_plugin(source.view()).modules) {
      read_named_plugin(module, system::parent(file));
    }
    untold_ = untold_ || (may_ignore(source.view()) && looks_around(source.view()));
  }

  const Setup& setup_;
  ImportedModules modules_;
  TextHash hash_;
  std::set<std::string> read_;
  bool untold_ = false;
};

}  // namespace

std::string hash_of_words(const Setup& setup) {
  TextHash hash;
  bool is_value = false;
  for (const std::string& word : setup.options.telling) {
    if (is_selecting(word) || is_value || names_tests(word, setup)) {
      hash.add(word);
    }
    is_value = std::ranges::find(selecting, word) != selecting.end();
  }
  return hash.digest();
}

std::optional<CollectionSettings> collection_settings(const Setup& setup) {
  return SettingsReader(setup).read();
}

}  // namespace splitter::pytest
