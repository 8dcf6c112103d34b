#include "taught_reader.hpp"

#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/system/path.hpp"
#include "taught_text.hpp"
#include "told_tests.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace splitter::pytest {

namespace {

using model::TaughtFile;
using model::TaughtFolder;
using system::Entry;

std::string path_in(const std::string& folder, const std::string& name) {
  return folder == "." ? name : folder + "/" + name;
}

std::string folder_of_file(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::binary_search(names, name);
}

/// Files that splitter, coverage and version control leave behind.
bool is_litter(std::string_view name) {
  return name.starts_with(".test_") || name.starts_with(".coverage") ||
         name.starts_with(".splitter") || name.starts_with(".git") || name.ends_with(".pyc");
}

/// A key by which paths are in pytest's order: that of the starts, and in each folder by name, a
/// package's own file first; before version 8 files come before folders.
std::string place_in_order(const std::string& path, const Setup& setup) {
  constexpr int with_folders = 8;
  const std::string absolute = setup.root + "/" + path;
  const auto start = std::ranges::find_if(setup.starts, [&absolute](const std::string& folder) {
    return system::is_below(absolute, folder);
  });
  std::string key(1, static_cast<char>(start - setup.starts.begin()));
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const bool folder = end < path.size();
    const std::string name = path.substr(begin, end - begin);
    const bool later = folder && setup.environment.major < with_folders;
    key += name == "__init__.py" ? '\0' : later ? '\2' : '\1';
    key += name + '\0';
    begin = end + 1;
  }
  return key;
}

class Reader {
 public:
  Reader(const Setup& setup, const model::Lesson& lesson)
      : setup_(setup), lesson_(lesson), texts_(setup), told_(setup) {}

  TestTree read(const std::string& top) {
    others_collect_ = !setup_.environment.plugins.empty() || !setup_.options.plugins.empty() ||
                      conftest_collects(".");
    bool any = false;
    for (const TaughtFolder& folder : lesson_.folders) {
      others_collect_ = others_collect_ || conftest_collects(folder.path);
    }
    for (const TaughtFolder& folder : lesson_.folders) {
      if (top == "." || system::is_below(folder.path, top)) {
        any = true;
        read_folder(folder);
      }
    }
    if (!any) {
      tree_.doubt.add("", "no recorded run walked through its folders");
    }
    judge_files();
    return finished();
  }

  TestTree known(bool whole) {
    for (const TaughtFile& file : lesson_.files) {
      if (file.tests.empty()) {
        tree_.files.push_back({.path = file.path, .tests = {}, .reason = "named by its path"});
      } else {
        paths_.push_back(file.path);
      }
    }
    tree_.doubt.add("", told_.read(paths_));
    add_known(paths_, whole);
    return finished();
  }

 private:
  [[nodiscard]] std::string absolute(const std::string& path) const {
    return path == "." ? setup_.root : setup_.root + "/" + path;
  }

  /// A plugin or a conftest.py may collect other files than those of pytest itself.
  [[nodiscard]] bool conftest_collects(const std::string& folder) const {
    const auto text = setup_.tree->read_if_there(absolute(folder) + "/conftest.py");
    if (!text) {
      return false;
    }
    const PluginText plugin = read_plugin(text->view());
    return plugin.doubt || !plugin.modules.empty();
  }

  void read_folder(const TaughtFolder& folder) {
    for (const Entry& entry :
         setup_.tree->entries(absolute(folder.path)).value_or(std::vector<Entry>{})) {
      const std::string path = path_in(folder.path, entry.name);
      if (has(folder.files, entry.name)) {
        paths_.push_back(path);
      } else if (!has(folder.quiet, entry.name)) {
        read_new(path, entry);
      }
    }
  }

  /// Something that was not there when runs looked.
  void read_new(const std::string& path, const Entry& entry) {
    const std::string file = absolute(path);
    if (is_litter(entry.name) || entry.name == "__pycache__" ||
        (entry.kind == system::Kind::folder &&
         model::matches_any_path(setup_.norecursedirs, file))) {
      return;
    }
    if (entry.kind == system::Kind::folder) {
      read_new_folder(path);
    } else if (is_test_module(path, setup_)) {
      paths_.push_back(path);  // a run may have been told its name
    } else if (may_be_collected(path)) {
      ask_around(path, "new since the recorded run");
    }
  }

  /// Its test files count by themselves where there is nothing else that may be collected.
  void read_new_folder(const std::string& folder) {
    const auto entries = setup_.tree->entries(absolute(folder)).value_or(std::vector<Entry>{});
    const bool plain = std::ranges::all_of(entries, [&](const Entry& entry) {
      const std::string path = path_in(folder, entry.name);
      return entry.kind != system::Kind::folder &&
             (is_test_module(path, setup_) || !may_be_collected(path));
    });
    if (!plain) {
      return ask(folder, "new since the recorded run");
    }
    for (const Entry& entry : entries) {
      if (const std::string path = path_in(folder, entry.name); is_test_module(path, setup_)) {
        paths_.push_back(path);
      }
    }
  }

  /// True for a new or changed file of which something other than a test module may be made.
  [[nodiscard]] bool may_be_collected(const std::string& path) const {
    if (others_collect_) {
      return true;
    }
    const auto text = setup_.tree->read_if_there(absolute(path));
    const bool text_file = path.ends_with(".txt") || path.ends_with(".rst") ||
                           path.ends_with(".py") || !setup_.options.doctest_glob.empty();
    return text && text_file && text->view().find(">>>") != std::string_view::npos;
  }

  void ask(const std::string& path, std::string_view why) {
    const auto text = setup_.tree->read_if_there(absolute(path));
    TestFile file{.path = path, .knowledge = Knowledge::asked, .tests = {}, .reason = {}};
    file.reason = why;
    file.size = text ? static_cast<std::int64_t>(text->view().size()) : 0;
    tree_.files.push_back(std::move(file));
  }

  /// Naming the file would make pytest import it.
  void ask_around(const std::string& path, std::string_view why) {
    const std::string folder = folder_of_file(path);
    if (folder == ".") {
      return tree_.doubt.add(path, why);
    }
    if (asked_folders_.insert(folder).second) {
      ask(folder, path + " is " + std::string(why));
    }
  }

  void judge_files() {
    std::vector<std::string> same;
    for (const std::string& path : paths_) {
      const TaughtFile* taught = find_taught(lesson_, path);
      if (taught != nullptr && taught->text == texts_.hash(path)) {
        same.push_back(path);
      } else if (taught == nullptr && texts_.surely_skips(path)) {
        continue;
      } else if (is_test_module(path, setup_)) {
        ask(path,
            taught == nullptr ? "new since the recorded run" : "changed since the recorded run");
      } else if (taught == nullptr || !taught->tests.empty() || may_be_collected(path)) {
        ask_around(path, "changed since the recorded run");
      }
    }
    tree_.doubt.add("", told_.read(same));
    std::erase_if(same, [this](const std::string& path) { return !counts(path); });
    add_known(same, true);
  }

  /// False where pytest is asked about a file, or nothing but a pytest that collects runs it.
  bool counts(const std::string& path) {
    const TaughtFile& taught = *find_taught(lesson_, path);
    if (taught.run_only) {
      tree_.run_only.push_back(path);
      return false;
    }
    if (told_.runs_whole(taught) || told_.tells(taught) || is_as_it_was(taught)) {
      return true;
    }
    constexpr std::string_view why = "dependent on what has changed, or may have";
    is_test_module(path, setup_) ? ask(path, why) : ask_around(path, why);
    return false;
  }

  /// Tests are made of names; docstrings only of the texts that a file reaches.
  [[nodiscard]] bool is_as_it_was(const TaughtFile& taught) {
    return texts_.same_imports(taught) ||
           (!is_test_module(taught.path, setup_) && !taught.imports.empty() &&
            taught.imports == texts_.imports_hash(taught.path));
  }

  /// A file whose text does not tell its tests runs whole, where naming it brings no more.
  void add_known(const std::vector<std::string>& paths, bool whole) {
    for (const std::string& path : paths) {
      const TaughtFile& taught = *find_taught(lesson_, path);
      TestFile file{
          .path = path, .knowledge = Knowledge::closed, .tests = taught_ids(taught), .reason = {}};
      if (file.tests.empty()) {
        continue;
      }
      if (const TestFile* outline = told_.outline_of(path)) {
        file.size = outline->size;
        file.reason = outline->reason;
        file.knowledge = whole && told_.runs_whole(taught) ? Knowledge::open : Knowledge::closed;
      }
      file.tests = file.knowledge == Knowledge::open ? std::vector<std::string>{} : file.tests;
      file.taught = true;
      file.nameable = taught.nameable;
      tree_.files.push_back(std::move(file));
    }
  }

  TestTree finished() {
    std::erase_if(tree_.files, [this](const TestFile& file) {
      return std::ranges::any_of(asked_folders_, [&file](const std::string& folder) {
        return file.path != folder && system::is_below(file.path, folder);
      });
    });
    std::ranges::sort(tree_.files, {}, [this](const TestFile& file) {
      return place_in_order(file.path, setup_);
    });
    return std::move(tree_);
  }

  const Setup& setup_;
  const model::Lesson& lesson_;
  TaughtTexts texts_;
  ToldTests told_;
  TestTree tree_;
  std::vector<std::string> paths_;
  std::set<std::string> asked_folders_;
  bool others_collect_ = false;
};

}  // namespace

TestTree read_taught(const Setup& setup, const model::Lesson& lesson, const std::string& top) {
  return Reader(setup, lesson).read(top);
}

TestTree read_known(const Setup& setup, const model::Lesson& lesson, bool whole) {
  return Reader(setup, lesson).known(whole);
}

}  // namespace splitter::pytest
