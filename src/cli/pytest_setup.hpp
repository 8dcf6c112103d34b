#pragma once

#include "pytest_environment.hpp"
#include "settings.hpp"
#include "splitter/input/pytest_options.hpp"
#include "splitter/input/python_outline.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

/// How a pytest that is started in a folder would be set up, worked out without starting it.
struct PytestSetup {
  std::string trouble;  ///< Not empty: why only pytest itself can tell.
  PytestEnvironment environment;
  std::string folder;   ///< Where pytest starts: absolute, links resolved.
  std::string root;     ///< pytest's rootdir, likewise.
  std::string config;   ///< Its configuration file; empty where there is none.
  bool pinned = false;  ///< The configuration file makes the rootdir, whatever is run.
  input::PytestOptions options;
  input::TestNames names;
  std::vector<std::string> python_files = {"test_*.py", "*_test.py"};
  std::vector<std::string> norecursedirs = {
      "*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}"};
  std::vector<std::string> python_path;  ///< Folders of the setting `pythonpath`, absolute.
  std::vector<std::string> starts;       ///< Where collecting starts: absolute files and folders.
};

/// Reads the environment, the configuration and all options; the first trouble ends it.
[[nodiscard]] PytestSetup pytest_setup(const Settings& settings);

}  // namespace splitter::cli
