#include "splitter/pytest/walk.hpp"

#include "docstrings.hpp"
#include "marks_left_out.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/conftests.hpp"
#include "splitter/pytest/imported_modules.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace splitter::pytest {

namespace {

using system::Entry;

constexpr int deepest_folder = 200;

bool holds(const std::vector<std::string>& paths, const std::string& path) {
  return std::ranges::find(paths, path) != paths.end();
}

class Walker {
 public:
  explicit Walker(const Setup& setup) : setup_(setup), helpers_(setup) {
    for (const std::string& path : setup.options.ignore) {
      ignore_.push_back(system::joined(setup.folder, path));
    }
    for (const std::string& glob : setup.options.ignore_glob) {
      ignore_glob_.push_back(system::joined(setup.folder, glob));
    }
  }

  TestTree walk() {
    for (const std::string& start : setup_.starts) {
      const bool file = setup_.tree->is_file(start);
      const Conftests above = conftests_above(file ? system::parent(start) : start);
      if (tree_.doubt) {
        break;
      }
      file ? read_file_of_tests(start, above, true) : read_folder(start, above, 0);
    }
    return std::move(tree_);
  }

  TestTree outline(std::span<const std::string> paths) {
    outlines_ = true;
    for (const std::string& path : paths) {
      read_file_of_tests(setup_.root + "/" + path, {}, true);
    }
    return std::move(tree_);
  }

 private:
  void doubt(std::string_view where, std::string_view why) { tree_.doubt.add(where, why); }

  [[nodiscard]] std::string in_rootdir(const std::string& path) const {
    const bool inside = path.starts_with(setup_.root + "/");
    return inside ? path.substr(setup_.root.size() + 1) : system::relative(path, setup_.root);
  }

  /// The conftests from the rootdir down to a start of the collection, which hold for all below it.
  Conftests conftests_above(const std::string& start) {
    std::vector<std::string> folders;
    for (std::string folder = start; folder.size() > 1; folder = system::parent(folder)) {
      folders.push_back(folder);
      if (folder == setup_.root) {
        break;
      }
    }
    Conftests conftests;
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
      conftests = with_conftest_of(*folder, conftests, setup_);
      tree_.doubt.add(in_rootdir(*folder) + "/conftest.py", conftests.doubt);
    }
    return conftests;
  }

  /// pytest sorts by name, and since version 8 files and folders together; a package's own file
  /// comes first.
  std::vector<Entry> entries_of(const std::string& folder) {
    auto entries = setup_.tree->entries(folder);
    if (!entries) {
      doubt("", in_rootdir(folder) + " cannot be read");
      return {};
    }
    std::stable_partition(entries->begin(), entries->end(), [](const Entry& entry) {
      return entry.name == "__init__.py";
    });
    return *std::move(entries);
  }

  void read_folder(const std::string& folder, const Conftests& conftests, int depth) {
    if (depth > deepest_folder) {
      return doubt("", in_rootdir(folder) + " is too deep");
    }
    for (const Entry& entry : entries_of(folder)) {
      const std::string path = (folder == "/" ? "" : folder) + "/" + entry.name;
      if (tree_.doubt) {
        return;
      }
      if (entry.kind == system::Kind::folder) {
        enter(path, entry, conftests, depth);
      } else if ((is_candidate(path) || may_have_docstrings(path)) &&
                 !is_ignored(path, conftests)) {
        read_file_of_tests(path, conftests, false);
      }
    }
  }

  void enter(const std::string& path, const Entry& entry, const Conftests& above, int depth) {
    if (entry.name == "__pycache__" || is_ignored(path, above) || is_norecurse(path) ||
        is_environment(path)) {
      return;
    }
    if (entry.is_link) {
      return doubt("", in_rootdir(path) + " is a link to a folder");
    }
    const Conftests inside = with_conftest_of(path, above, setup_);
    if (!inside.doubt) {
      return read_folder(path, inside, depth + 1);
    }
    if (inside.everywhere) {
      return tree_.doubt.add(in_rootdir(path) + "/conftest.py", inside.doubt);
    }
    tree_.files.push_back({.path = in_rootdir(path),
                           .knowledge = Knowledge::asked,
                           .tests = {},
                           .reason = "conftest.py: " + inside.doubt.text()});
    look_for_doubts_below(path, depth + 1);
  }

  /// A folder that pytest is asked about may hold a conftest.py that reaches the other folders.
  void look_for_doubts_below(const std::string& folder, int depth) {
    if (depth > deepest_folder) {
      return doubt("", in_rootdir(folder) + " is too deep");
    }
    for (const Entry& entry : entries_of(folder)) {
      const std::string path = folder + "/" + entry.name;
      if (entry.kind != system::Kind::folder || entry.is_link || is_norecurse(path)) {
        continue;
      }
      const Conftests inside = with_conftest_of(path, {}, setup_);
      if (inside.everywhere) {
        tree_.doubt.add(in_rootdir(path) + "/conftest.py", inside.doubt);
      }
      look_for_doubts_below(path, depth + 1);
    }
  }

  bool is_ignored(const std::string& path, const Conftests& conftests) {
    const auto matches = [&path](const std::string& glob) { return model::fnmatch(glob, path); };
    if (holds(conftests.maybe_ignored, path)) {
      doubt("", in_rootdir(path) + " is ignored under a condition");
    }
    return holds(conftests.ignore, path) || holds(ignore_, path) ||
           std::ranges::any_of(conftests.ignore_glob, matches) ||
           std::ranges::any_of(ignore_glob_, matches);
  }

  [[nodiscard]] bool is_norecurse(const std::string& path) const {
    return model::matches_any_path(setup_.norecursedirs, path);
  }

  /// A virtual environment, which pytest leaves out: by its settings, before 8.1 by its scripts.
  bool is_environment(const std::string& path) {
    const bool settings = setup_.tree->is_file(path + "/pyvenv.cfg") ||
                          setup_.tree->is_file(path + "/conda-meta/history");
    const bool scripts = setup_.tree->is_file(path + "/bin/activate");
    if (settings != scripts) {
      doubt("", in_rootdir(path) + " may be a virtual environment");
    }
    return settings;
  }

  /// A file of the kind that an installed plugin collects.
  [[nodiscard]] bool is_document(const std::string& path) const {
    return model::matches_any_path(setup_.environment.documents, path);
  }

  [[nodiscard]] bool is_candidate(const std::string& path) const {
    if (path.ends_with(".py") && !path.ends_with("/.py")) {
      return model::matches_any_path(setup_.python_files, path);
    }
    if (is_document(path)) {
      return true;
    }
    static const std::vector<std::string> usual = {"test*.txt"};
    const auto& globs = setup_.options.doctest_glob;
    return setup_.options.doctests && model::matches_any_path(globs.empty() ? usual : globs, path);
  }

  [[nodiscard]] bool may_have_docstrings(const std::string& path) const {
    return setup_.options.doctest_modules && path.ends_with(".py") && !path.ends_with("/.py");
  }

  void read_file_of_tests(const std::string& path, const Conftests& conftests, bool given) {
    const auto text = setup_.tree->read_if_there(path);
    if (!text) {
      return;
    }
    const model::SourceText& source = *text;
    TestFile file{.path = in_rootdir(path), .tests = {}, .reason = {}};
    file.size = static_cast<std::int64_t>(source.view().size());
    if (file.path.find("::") != std::string::npos || file.path.find('\\') != std::string::npos) {
      return doubt("", file.path + " is no path that pytest finds again");
    }
    const bool document = is_document(path);
    if (path.ends_with(".py")) {
      given || is_candidate(path) ? read_module(source, conftests, std::move(file))
                                  : read_docstrings(source, std::move(file));
    } else if (given || document || source.view().find(">>>") != std::string_view::npos) {
      file.reason = document ? "a plugin's own tests" : "doctests";
      tree_.files.push_back(std::move(file));
    }
  }

  void read_module(const model::SourceText& source, const Conftests& conftests, TestFile file) {
    python::Outline outline = python::outline_of(source.view(), setup_.names);
    helpers_.check(outline, source.name);
    if (outline.opening == python::Opening::plugins &&
        doubt_about_plugins_of(source.view(), system::parent(source.name), setup_)) {
      return doubt(file.path, "pytest_plugins");
    }
    const python::Doctests doctests = docstrings_in(source.view(), file.path, setup_);
    const bool documented = doctests != python::Doctests::none;
    const auto marks = marks_in(source.view(), setup_.options.marks_left_out);
    const LeftOut left_out = leave_out(marks, source.view(), documented, outline);
    if (left_out == LeftOut::all ||
        (outline.opening == python::Opening::closed && outline.tests.empty() && !documented)) {
      return;
    }
    if (!conftests.makes_modules) {
      helpers_.check_required(outline, source.name);
    }
    if (!outlines_ && system::file_name(file.path) == "__init__.py") {
      return doubt("", file.path + " has tests");
    }
    const bool closed = outline.opening == python::Opening::closed;
    file.knowledge = closed ? Knowledge::closed : Knowledge::open;
    for (const std::string& test : outline.tests) {
      file.tests.push_back(file.path + "::" + test);
    }
    file.reason = std::string(python::words_for(outline.opening)) +
                  (outline.word.empty() ? "" : ": " + model::excerpt(outline.word));
    add_docstrings(doctests, file);
    if (left_out == LeftOut::some || left_out == LeftOut::maybe_all) {
      file.tests.clear();
      file.knowledge = left_out == LeftOut::some ? Knowledge::open : Knowledge::asked;
      file.reason = "-m leaves out tests marked " + marks.front();
    }
    tree_.files.push_back(std::move(file));
  }

  /// A file that pytest takes for no test file, and looks into for doctests alone.
  void read_docstrings(const model::SourceText& source, TestFile file) {
    const python::Doctests doctests = docstrings_in(source.view(), file.path, setup_);
    if (doctests == python::Doctests::none) {
      return;
    }
    python::Outline outline = python::outline_of(source.view(), setup_.names);
    helpers_.check(outline, source.name);
    if (const Doubt why = take_docstrings(doctests, outline, source.view(), setup_, file)) {
      return tree_.doubt.add("", why);
    }
    tree_.files.push_back(std::move(file));
  }

  const Setup& setup_;
  std::vector<std::string> ignore_;
  std::vector<std::string> ignore_glob_;
  ImportedModules helpers_;
  TestTree tree_;
  bool outlines_ = false;  ///< The files are told, and need no names.
};

}  // namespace

TestTree walk_tests(const Setup& setup) {
  return Walker(setup).walk();
}

TestTree outline_files(const Setup& setup, std::span<const std::string> paths) {
  return Walker(setup).outline(paths);
}

}  // namespace splitter::pytest
