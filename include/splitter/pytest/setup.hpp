#pragma once

#include "splitter/pytest/doubt.hpp"
#include "splitter/pytest/environment.hpp"
#include "splitter/pytest/options.hpp"
#include "splitter/python/outline.hpp"
#include "splitter/system/tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace splitter::pytest {

/// The pytest to predict.
struct Request {
  std::string root = ".";          ///< The folder in which it starts.
  std::string command = "pytest";  ///< The words that start it, as a shell reads them.
  bool named = false;              ///< The user gave the command: its options reach no pipe.
};

/// The state of a pytest that is started in a folder, worked out without starting it.
struct Setup {
  const system::Tree* tree = nullptr;  ///< The files that all of this was read from.
  Doubt doubt;                         ///< Anything in it that only pytest itself can tell.
  Environment environment;
  /// The settings as the configuration file writes them; nothing where they are not understood.
  std::optional<std::string> written;
  std::string folder;   ///< pytest starts there: absolute, links resolved.
  std::string root;     ///< pytest's rootdir, likewise.
  std::string config;   ///< Its configuration file; empty where there is none.
  bool pinned = false;  ///< The configuration file makes the rootdir, whatever is run.
  Options options;
  python::TestNames names;
  std::vector<std::string> python_files = {"test_*.py", "*_test.py"};
  std::vector<std::string> norecursedirs = {
      "*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}"};
  std::vector<std::string> python_path;  ///< Folders of the setting `pythonpath`, absolute.
  std::vector<std::string> starts;       ///< Absolute files and folders to collect from, in order.
};

/// Reads the environment, the configuration and all options. With a doubt, the rest is right as far
/// as it is understood. The tree must outlive the answer.
[[nodiscard]] Setup read_setup(const Request& request, const system::Tree& tree);

}  // namespace splitter::pytest
