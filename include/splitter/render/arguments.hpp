#pragma once

#include "splitter/model/lookups.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace splitter::render {

/// The folder in which pytest starts, seen from its rootdir, to which node IDs are relative.
struct Workplace {
  std::string folder_in_root;  ///< `sub/dir/` where pytest starts inside its rootdir.
  std::string root_in_folder;  ///< `checkout/` where the rootdir lies below (or beside) the folder.
  bool name_rootdir = false;   ///< No configuration file pins the rootdir: say it.
  /// The configuration file to insist on, where pytest might take one further down for it.
  std::string config_file;
};

/// The rootdir as an argument understands it, `.` where pytest starts in it.
[[nodiscard]] std::string rootdir(const Workplace& workplace);

/// The word after which pytest takes every other for a name (argparse).
inline constexpr const char* end_of_options = "--";

/// pytest's arguments for these selectors: `-c` and `--rootdir` where needed, `--`, then paths as
/// seen from the folder, with `./` before one that pytest would take for an option or an argument
/// file. The first word is one that no option before it can take for its value. Without selectors:
/// the words that make pytest run nothing and succeed.
[[nodiscard]] std::vector<std::string> arguments(std::span<const std::string> selectors,
                                                 const Workplace& workplace);

/// The word that makes pytest refuse to run, for the pipe of a splitter that failed.
inline constexpr const char* failure_word = "--splitter-failed";

enum class Format : std::uint8_t {
  args,   ///< One a line, escaped for plain `xargs`.
  lines,  ///< One a line, as it is: for `pytest @file` and people.
  null,   ///< Each ends in a NUL byte, for `xargs -0`.
  json,   ///< One JSON object that describes the group.
};

/// The arguments as text in a format other than json. Throws std::invalid_argument where an
/// argument holds a line break that `lines` cannot carry.
[[nodiscard]] std::string format_arguments(std::span<const std::string> arguments, Format format);

/// Bytes that the arguments take on a command line, each with its end.
[[nodiscard]] std::size_t command_line_size(std::span<const std::string> arguments);

/// Bytes that GNU xargs gives to one command at most, less room for the command's own words. Beyond
/// it, xargs starts pytest several times.
inline constexpr std::size_t most_for_xargs = model::bytes_for_xargs - 2048;

/// The same of BusyBox's xargs (Alpine), whose limit is 32 KiB.
inline constexpr std::size_t most_for_busybox = 32 * 1024 - 2048;

/// Bytes that Linux takes as one argument at most (MAX_ARG_STRLEN).
inline constexpr std::size_t most_for_one_argument = 128 * 1024 - 1;

}  // namespace splitter::render
