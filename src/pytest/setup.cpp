#include "splitter/pytest/setup.hpp"

#include "config_section.hpp"
#include "path_glob.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/config.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace splitter::pytest {

namespace {

/// Words as Python's shlex cuts them; nothing where it would not cut them as a shell does.
std::optional<std::vector<std::string>> words_of(const std::string& text) {
  if (text.find_first_of("\\\r") != std::string::npos) {
    return std::nullopt;
  }
  try {
    return shell_words(text, "");
  } catch (const model::InputError&) {
    return std::nullopt;
  }
}

/// The command up to the word that is pytest; what follows are its options.
std::size_t size_of_command(const std::vector<std::string>& words) {
  const bool module = words.size() > 2 && words[1] == "-m";
  return module ? 3 : std::min<std::size_t>(words.size(), 1);
}

class SetupReader {
 public:
  SetupReader(const Request& request, const system::Tree& tree) : request_(request), tree_(tree) {
    setup_.tree = &tree;
  }

  Setup read() {
    if (auto folder = tree_.resolved(request_.root)) {
      setup_.folder = *std::move(folder);
    } else {
      doubt("", "the folder cannot be entered");
      return std::move(setup_);
    }
    for (const auto step : {&SetupReader::read_command,
                            &SetupReader::read_environment_options,
                            &SetupReader::find_config,
                            &SetupReader::read_settings,
                            &SetupReader::read_plugins,
                            &SetupReader::find_starts}) {
      (this->*step)();
    }
    return std::move(setup_);
  }

 private:
  void doubt(std::string_view where, std::string_view why) { setup_.doubt.add(where, why); }

  void read_command() {
    const auto words = shell_words(request_.command, "--pytest");
    const auto cut = static_cast<std::ptrdiff_t>(size_of_command(words));
    setup_.environment =
        read_environment({words.begin(), words.begin() + cut}, setup_.folder, tree_);
    setup_.doubt.add("pytest", setup_.environment.doubt);
    read_options({words.begin() + cut, words.end()}, "--pytest");
    // In a pipe pytest is given no such option: the tests must be named one by one.
    if (request_.named && !setup_.options.deselect.empty()) {
      doubt("--pytest", "--deselect");
    }
    if (request_.named && setup_.options.selects_marks) {
      doubt("--pytest", "-m");
    }
  }

  void read_environment_options() {
    if (const auto variable = tree_.variable("PYTEST_ADDOPTS")) {
      const auto words = words_of(*variable);
      words ? read_options(*words, "PYTEST_ADDOPTS") : doubt("", "PYTEST_ADDOPTS");
    }
  }

  void read_options(const std::vector<std::string>& words, const std::string& where) {
    pytest::read_options(words, setup_.options);
    setup_.doubt.add(where, setup_.options.doubt);
    if (!setup_.options.paths.empty()) {
      doubt(where, setup_.options.paths.front());
    }
  }

  /// From the folder upwards; without any, a setup.py makes the rootdir, else the folder itself.
  void find_config() {
    std::string project;
    setup_.written = "";
    for (std::string folder = setup_.folder;; folder = system::parent(folder)) {
      if (read_config_in(folder)) {
        return;
      }
      if (project.empty() && tree_.is_file(folder + "/pyproject.toml")) {
        project = folder;
      }
      if (folder == system::parent(folder)) {
        break;
      }
    }
    if (!project.empty() && is_at_least(setup_.environment, 8, 1)) {
      setup_.root = project;
      setup_.config = project + "/pyproject.toml";
      return;
    }
    setup_.root = setup_.folder;
    for (std::string folder = setup_.folder; folder.size() > 1; folder = system::parent(folder)) {
      if (tree_.is_file(folder + "/setup.py")) {
        setup_.root = folder;
        return;
      }
    }
  }

  bool read_config_in(const std::string& folder) {
    for (const std::string_view name : config_files()) {
      const std::string path = system::joined(folder, std::string(name));
      if (!tree_.is_file(path)) {
        continue;
      }
      const model::SourceText source = tree_.read(path);
      config_ = read_config(name, source.view(), setup_.environment.major);
      if (config_.doubt) {
        setup_.doubt.add(path, config_.doubt);
        setup_.root = folder;
        setup_.written.reset();
        return true;
      }
      if (config_.present) {
        setup_.root = folder;
        setup_.config = path;
        setup_.pinned = true;
        setup_.written = section_of(name, source.view());
        return true;
      }
    }
    return false;
  }

  std::optional<std::vector<std::string>> setting(std::string_view name) {
    const auto found = config_.settings.find(name);
    if (found == config_.settings.end()) {
      return std::nullopt;
    }
    if (found->second.is_list) {
      return found->second.texts;
    }
    auto words = words_of(found->second.texts.front());
    if (!words) {
      doubt("", name);
    }
    return words;
  }

  void read_settings() {
    setup_.python_files = setting("python_files").value_or(setup_.python_files);
    setup_.names.functions = setting("python_functions").value_or(setup_.names.functions);
    setup_.names.classes = setting("python_classes").value_or(setup_.names.classes);
    setup_.norecursedirs = setting("norecursedirs").value_or(setup_.norecursedirs);
    for (const std::string& folder : setting("pythonpath").value_or(std::vector<std::string>{})) {
      setup_.python_path.push_back(system::joined(setup_.root, folder));
    }
    read_options(setting("addopts").value_or(std::vector<std::string>{}), "addopts");
    if (config_.settings.contains("collect_imported_tests")) {
      doubt("", "collect_imported_tests");
    }
  }

  void read_plugins() {
    setup_.doubt.add("pytest", doubt_about_installed(setup_.environment, setup_.options.blocked));
    for (const std::string& name : setup_.options.blocked) {
      const auto& loaded = setup_.options.plugins;
      if (std::ranges::find(loaded, name) != loaded.end()) {
        doubt("", "-p no:" + name);
      }
    }
    if (is_blocked("pytest-mypy-plugins", setup_.options.blocked)) {
      setup_.environment.documents.clear();
    }
    std::vector<std::string> folders = setup_.environment.folders;
    folders.push_back(setup_.folder);
    for (const std::string& module : setup_.options.plugins) {
      setup_.doubt.add("-p " + module,
                       doubt_about_plugin(module, setup_.environment, folders, tree_));
    }
  }

  /// testpaths count only where pytest starts in its rootdir.
  void find_starts() {
    if (setup_.folder == setup_.root) {
      for (const std::string& path : setting("testpaths").value_or(std::vector<std::string>{})) {
        const auto found = path_glob(setup_.folder, path, tree_);
        if (!found) {
          return doubt("testpaths", path);
        }
        setup_.starts.insert(setup_.starts.end(), found->begin(), found->end());
      }
    }
    if (setup_.starts.empty()) {
      setup_.starts.push_back(setup_.folder);
    }
    check_starts();
  }

  /// pytest's versions differ in what they do with starts that hold each other.
  void check_starts() {
    std::set<std::string> all;
    for (const std::string& start : setup_.starts) {
      if (!all.insert(start).second) {
        doubt("testpaths", start + " twice");
      }
    }
    for (const std::string& start : setup_.starts) {
      for (const std::string& above : system::parents(start)) {
        if (all.contains(above)) {
          doubt("testpaths", start + " inside another");
        }
      }
    }
  }

  const Request& request_;
  const system::Tree& tree_;
  Setup setup_;
  Config config_;
};

}  // namespace

Setup read_setup(const Request& request, const system::Tree& tree) {
  return SetupReader(request, tree).read();
}

}  // namespace splitter::pytest
