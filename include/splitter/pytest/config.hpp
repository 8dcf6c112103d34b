#pragma once

#include "splitter/pytest/doubt.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The files in which pytest looks for its configuration, in its order of precedence
/// (pytest documentation, "Initialization: determining rootdir and configfile").
[[nodiscard]] std::span<const std::string_view> config_files();

/// True where a file of this name and text makes its folder pytest's rootdir.
[[nodiscard]] bool pins_rootdir(std::string_view file_name, std::string_view text);

/// The value of a setting: a list of a TOML file, or one text, which pytest cuts into words.
struct SettingValue {
  std::vector<std::string> texts;
  bool is_list = false;
};

/// One configuration file as pytest reads it.
struct Config {
  bool present = false;  ///< It holds pytest's configuration, if an empty one.
  Doubt doubt;           ///< It is not understood, or pytest would refuse it.
  std::map<std::string, SettingValue, std::less<>> settings;
};

/// Reads a configuration file as the pytest of a major version does: INI files by iniconfig's
/// rules, `[tool.pytest]` and pytest.toml from pytest 9 on. Settings that are neither a text nor a
/// list of texts are left out, but for those that decide which tests there are: these are in doubt.
[[nodiscard]] Config read_config(std::string_view file_name,
                                 std::string_view text,
                                 int pytest_major);

}  // namespace splitter::pytest
