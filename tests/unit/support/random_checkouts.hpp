#pragma once

#include "support/checkouts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::support {

/// Choices that bytes make: the same bytes, the same choices. Bytes that are used up count as zero.
class Choices {
 public:
  explicit Choices(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  /// A number below `count`, which is at most 256.
  std::size_t below(std::size_t count) {
    if (bytes_.empty()) {
      return 0;
    }
    const std::size_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte % count;
  }

  template <std::size_t N>
  const char* one_of(const std::array<const char*, N>& things) {
    return things[below(N)];
  }

  /// The bytes that are left, as a text.
  [[nodiscard]] std::string_view rest() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

inline constexpr std::array folders_of_a_suite = {
    "", "a/", "a/b/", "tests/", "tests/unit/", "build/", ".hidden/"};

inline constexpr std::array names_of_files = {"test_a.py",
                                              "test_b.py",
                                              "b_test.py",
                                              "conftest.py",
                                              "__init__.py",
                                              "helpers.py",
                                              "pytest.ini",
                                              "test_d.txt",
                                              "setup.py"};

inline constexpr std::array statements_of_tests = {
    "def test_a(): pass\n",
    "def test_b(): pass\n",
    "async def test_c(): pass\n",
    "class TestA:\n    def test_x(self): pass\n    def test_y(self): pass\n",
    "class TestB(TestA):\n    def test_y(self): pass\n",
    "import unittest\nclass Case(unittest.TestCase):\n    def test_z(self): pass\n",
    "import pytest\n@pytest.mark.slow\ndef test_d(): pass\n",
    "@odd\ndef test_e(): pass\n",
    "if x:\n    def test_f(): pass\n",
    "import helpers\n",
    "from helpers import Case\n",
    "from .helpers import Case as Other\n",
    "from tests.helpers import plain\n",
    "from x import *\n",
    "test_a = make()\n",
    "globals()['test_g'] = 1\n",
    "raise ImportError\n",
    "def test_h():\n    yield 1\n",
    "x = 1\n",
    "x = '''\n",
    "    indented = 1\n",
    "pytest_plugins = ['helpers']\n"};

inline constexpr std::array statements_of_conftests = {
    "import pytest\n@pytest.fixture\ndef x(): pass\n",
    "collect_ignore = ['test_a.py']\n",
    "collect_ignore = []\n",
    "collect_ignore_glob = ['*_b.py']\n",
    "if x:\n    collect_ignore = ['test_b.py']\n",
    "from helpers import *\n",
    "pytest_plugins = ['helpers']\n"};

/// Hooks of a conftest.py that make a folder, or the whole suite, a matter for pytest.
inline constexpr std::array hooks_that_decide = {
    "def pytest_collect_file(file_path, parent): pass\n",
    "def pytest_ignore_collect(collection_path): return True\n",
    "def pytest_itemcollected(item): pass\n",
    "def pytest_configure(config): config.option.keyword = 'x'\n"};

inline constexpr std::array settings_of_pytest = {"",
                                                  "addopts = -q\n",
                                                  "addopts = --ignore=a/b --ignore-glob=*_b.py\n",
                                                  "addopts = -k fast\n",
                                                  "python_files = *.py\n",
                                                  "python_functions = test x*\n",
                                                  "testpaths = tests a\n",
                                                  "testpaths = tests tests/unit\n",
                                                  "norecursedirs = b\n"};

inline std::string text_for(std::string_view name, Choices& choices) {
  std::string text;
  if (name == "pytest.ini") {
    return std::string("[pytest]\n") + choices.one_of(settings_of_pytest);
  }
  for (std::size_t left = choices.below(4); left > 0; --left) {
    if (name == "conftest.py") {
      text += choices.below(3) == 0 ? choices.one_of(hooks_that_decide)
                                    : choices.one_of(statements_of_conftests);
    } else {
      text += name.ends_with(".txt") ? ">>> 1\n" : choices.one_of(statements_of_tests);
    }
  }
  return text;
}

using Files = std::map<std::string, std::string>;

/// Up to twelve files of a suite.
inline Files random_files(Choices& choices) {
  Files files;
  for (std::size_t left = 1 + choices.below(12); left > 0; --left) {
    const std::string folder = choices.one_of(folders_of_a_suite);
    const std::string name = choices.one_of(names_of_files);
    files[folder + name] = text_for(name, choices);
  }
  return files;
}

inline Checkout checkout_of(const Files& files) {
  Checkout checkout;
  for (const auto& [name, text] : files) {
    checkout.add(name, text);
  }
  return checkout;
}

/// The findings in a suite, without the sizes of files.
struct Found {
  pytest::Doubt doubt;
  std::map<std::string, std::vector<std::string>> closed;  ///< Tests by file.
  std::set<std::string> others;                            ///< Files and folders that are not.
  std::vector<std::string> order;                          ///< All of them, as pytest takes them.

  friend bool operator==(const Found&, const Found&) = default;
};

inline Found found_in(const Checkout& checkout) {
  Found found;
  const pytest::Setup setup = checkout.setup();
  pytest::TestTree tree = setup.doubt ? pytest::TestTree{setup.doubt, {}} : walk_tests(setup);
  found.doubt = tree.doubt;
  if (found.doubt) {
    return found;
  }
  for (pytest::TestFile& file : tree.files) {
    found.order.push_back(file.path);
    if (file.knowledge == pytest::Knowledge::closed) {
      found.closed[file.path] = std::move(file.tests);
    } else {
      found.others.insert(file.path);
    }
  }
  return found;
}

/// The same without one path.
inline Found without(Found found, const std::string& path) {
  found.closed.erase(path);
  found.others.erase(path);
  std::erase(found.order, path);
  return found;
}

/// Promises about discovery. Each answers with the place where it is broken, or nothing.
using Broken = std::string;

/// The same files give the same answer, in whatever order they came to be.
inline Broken order_of_making_counts(const Files& files) {
  Checkout backwards;
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    backwards.add(file->first, file->second);
  }
  return found_in(backwards) == found_in(checkout_of(files)) ? "" : "made backwards";
}

/// The tests of a closed file stand in its text, under the path of a file that is there, and no
/// test is told twice.
inline Broken test_stands_nowhere(const Files& files) {
  std::set<std::string> seen;
  for (const auto& [path, tests] : found_in(checkout_of(files)).closed) {
    const auto file = files.find(path);
    if (file == files.end() || tests.empty()) {
      return path;
    }
    for (const std::string& test : tests) {
      const std::string name = test.substr(test.rfind(':') + 1);
      if (!test.starts_with(path + "::") || !seen.insert(test).second ||
          file->second.find(name) == std::string::npos) {
        return test;
      }
    }
  }
  return "";
}

/// Comments and blank lines at the end of any Python file change nothing. A backslash at the end
/// would make a difference of them.
inline Broken comment_counts(const Files& files) {
  const Found before = found_in(checkout_of(files));
  for (const auto& [name, text] : files) {
    if (name.ends_with(".py") && text.find('\\') == std::string::npos) {
      Files edited = files;
      edited[name] += "\n\n# a remark\n   \n";
      if (found_in(checkout_of(edited)) != before) {
        return name;
      }
    }
  }
  return "";
}

/// A file that nobody names changes nothing about any other; nor does a new test file, which is
/// found at most beside them. Patterns of testpaths may name it.
inline Broken unrelated_file_counts(const Files& files) {
  const auto settings = files.find("pytest.ini");
  if (settings != files.end() && settings->second.find("testpaths") != std::string::npos &&
      settings->second.find_first_of("*?[z") != std::string::npos) {
    return "";
  }
  const Found before = found_in(checkout_of(files));
  for (const char* name : {"zz_notes.md", "zz_unrelated/test_new.py"}) {
    Files edited = files;
    edited[name] = "def test_new(): pass\n";
    const Found after = found_in(checkout_of(edited));
    if (before.doubt ? !after.doubt : !after.doubt && without(after, name) != before) {
      return name;
    }
  }
  return "";
}

/// One test more at the end of an open file leaves it open.
inline Broken open_file_closes(const Files& files) {
  const Found before = found_in(checkout_of(files));
  for (const std::string& name : before.others) {
    if (!name.ends_with(".py")) {
      continue;
    }
    Files edited = files;
    edited[name] += "\ndef test_added(): pass\n";
    const Found after = found_in(checkout_of(edited));
    if (!after.doubt && !after.others.contains(name)) {
      return name;
    }
  }
  return "";
}

/// Without a hook in a conftest.py all the tests that were known with it are known still, or pytest
/// is asked.
inline Broken hook_hides_tests(const Files& files) {
  const Found before = found_in(checkout_of(files));
  for (const auto& [name, text] : files) {
    for (const std::string hook : hooks_that_decide) {
      const std::size_t at = text.find(hook);
      if (!name.ends_with("conftest.py") || at == std::string::npos) {
        continue;
      }
      Files edited = files;
      edited[name].erase(at, hook.size());
      const Found after = found_in(checkout_of(edited));
      for (const auto& [path, tests] : before.closed) {
        const auto still = after.closed.find(path);
        if (!after.doubt && (still == after.closed.end() || still->second != tests)) {
          return path;
        }
      }
    }
  }
  return "";
}

}  // namespace splitter::support
