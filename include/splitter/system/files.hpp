#pragma once

#include "splitter/model/source_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::system {

/// Reads a whole file, `-` being standard input; throws model::InputError that names the file and
/// the system's reason.
[[nodiscard]] model::SourceText read_file(const std::string& path);

/// The same, in the memory of a text of `read_file` that is needed no more, if nobody else has it:
/// touching new memory takes longer than reading.
[[nodiscard]] model::SourceText read_file(const std::string& path, model::SourceText spare);

/// The same, or nothing if there is no such file. A link to a file that is not there is an error.
[[nodiscard]] std::optional<model::SourceText> read_file_if_there(const std::string& path);

/// Writes a file whole or not at all: to a temporary file beside it, synced, then renamed. A new
/// file gets the permissions that the umask leaves, a replaced one keeps its own. A pipe or device
/// is written to directly.
void write_file(const std::string& path, std::string_view text);

/// Writes a file that nobody needs after a crash: neither synced nor renamed.
void write_unsynced(const std::string& path, std::string_view text);

/// Adds a line to a file whose last line is whole; leaves a file alone that a killed process or a
/// full disk cut short. Reports no error.
void append_line(const std::string& path, std::string_view line);

/// Writes to standard output and checks that it got there. A reader who left is no error.
void write_stdout(std::string_view text);

[[nodiscard]] bool is_file(const std::string& path);
[[nodiscard]] bool is_folder(const std::string& path);

/// True for a file that keeps its content: no device, no pipe.
[[nodiscard]] bool is_regular_file(const std::string& path);

/// Bytes of a regular file, 0 where there is none.
[[nodiscard]] std::int64_t file_size(const std::string& path);

/// The time at which a regular file was last written to, in seconds since 1970; 0 where there is
/// none.
[[nodiscard]] std::int64_t file_written(const std::string& path);

}  // namespace splitter::system
