#pragma once

#include "splitter/model/group_number.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/render/arguments.hpp"
#include "values.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

using planning::ColorMode;
using planning::Delivery;
using planning::Discover;
using planning::Messages;
using planning::Runners;
using planning::Shard;
using planning::Verbosity;

enum class OutputForm : std::uint8_t { json, table };

/// Every option resolved: those of a plan, and those of the commands.
struct Settings : planning::Request {
  std::optional<model::GroupIndex> expect_groups;
  bool prune = false;
  render::Format format = render::Format::args;
  std::optional<OutputForm> form;  ///< Nothing: a table on a terminal, JSON otherwise.
  std::size_t limit = 10;          ///< Entries of each kind, for `top`.
  std::string record;              ///< Folder for the records of `run`; empty: none.
  std::string prepare;             ///< Folder for the session file; empty: the command runs.
  bool all = false;                ///< Every group.
  std::size_t jobs = 1;            ///< Number of groups at once, with `all`.
};

/// Turns texts into settings; throws model::InputError that names the option and the origin.
[[nodiscard]] Settings resolve(const Values& values);

/// The colour of errors about the other settings: `--color` if its value is one.
[[nodiscard]] ColorMode typed_color(const Values& values);

/// Fills options that the command line left open from `.splitter.yml`; unknown keys are errors.
/// An absent default file is fine, an absent named one is not.
void fill_from_file(Values& values);

/// Every option with its value and origin, one a line.
[[nodiscard]] std::string show_config(const Values& values);

}  // namespace splitter::cli
