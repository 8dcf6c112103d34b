#pragma once

#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"
#include "support/memory_tree.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::support {

/// Two plain tests.
inline constexpr const char* plain_tests = "def test_a(): pass\ndef test_b(): pass\n";

/// A checkout in /suite, in memory, beside a virtual environment with pytest 8.4 in /venv, which
/// PATH names.
class Checkout : public MemoryTree {
 public:
  Checkout() {
    file("/venv/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\n");
    file("/venv/bin/python",
         "\x7f"
         "ELF");
    file("/venv/bin/pytest", "#!/venv/bin/python\nimport pytest\n");
    set("PATH", "/usr/bin:/venv/bin");
    install("pytest-8.4.2");
    folder("/suite");
  }

  Checkout(std::initializer_list<std::pair<const char*, const char*>> files) : Checkout() {
    for (const auto& [name, text] : files) {
      add(name, text);
    }
  }

  /// A file of the suite.
  void add(const std::string& name, std::string_view text) { file("/suite/" + name, text); }

  /// A distribution, such as `odd-1.0`, with the entry points of its plugins.
  void install(const std::string& distribution, std::string_view entry_points = "") {
    const std::string folder = packages() + "/" + distribution + ".dist-info";
    file(folder + "/METADATA", "");
    if (!entry_points.empty()) {
      file(folder + "/entry_points.txt", entry_points);
    }
  }

  /// The interpreter that the environment links to, and its standard library.
  void add_library() {
    file("/usr/bin/python3.11",
         "\x7f"
         "ELF");
    file("/usr/lib/python3.11/os.py", "");
    link("/venv/bin/python", "/usr/bin/python3.11");
    file(packages() + "/pytest/__init__.py", "");
  }

  static std::string packages() { return "/venv/lib/python3.11/site-packages"; }

  [[nodiscard]] pytest::Setup setup(const std::string& command = "pytest") const {
    return pytest::read_setup({.root = "/suite", .command = command}, *this);
  }

  [[nodiscard]] pytest::TestTree walk() const { return pytest::walk_tests(setup()); }

  /// A file with tests as the walk finds it; an empty path where it does not.
  [[nodiscard]] pytest::TestFile find(const std::string& name) const {
    const pytest::TestTree tree = walk();
    const auto found = std::ranges::find(tree.files, name, &pytest::TestFile::path);
    return found == tree.files.end() ? pytest::TestFile{} : *found;
  }
};

}  // namespace splitter::support
