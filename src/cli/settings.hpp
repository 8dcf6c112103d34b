#pragma once

#include "splitter/input/written_rules.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/render/selectors.hpp"
#include "values.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

enum class Discover : std::uint8_t { automatic, files, pytest, stored };
/// The way in which a job tells pytest its tests.
enum class Delivery : std::uint8_t {
  pipe,  ///< By their names, through xargs.
  run,   ///< By their files, and `splitter run` takes out the others.
};
enum class Verbosity : std::uint8_t { quiet, normal, verbose };
enum class OutputForm : std::uint8_t { json, table };
enum class ColorMode : std::uint8_t { automatic, always, never };

/// The numbers of `--splits` and `--group`, and their origins.
struct Shard {
  std::optional<model::GroupIndex> splits;  ///< The number of groups.
  std::optional<model::GroupNumber> group;
  ValueOrigin splits_origin;
  ValueOrigin group_origin;
};

/// Options of the runners that are not limits by themselves, or that `auto` leaves open.
struct Runners {
  bool all_cores = false;      ///< `--workers auto`: as many as this machine has cores.
  bool own_memory = false;     ///< `--memory-limit auto`: the memory of this machine.
  bool fitted_speeds = false;  ///< `--speeds auto`: as earlier jobs tell.
  bool calibrated = true;      ///< Times are adjusted to those of earlier jobs.
  std::optional<model::Microseconds> overhead;
};

/// Every option resolved: parsed, checked one by one, defaults filled in.
struct Settings {
  Shard shard;
  Discover discover = Discover::automatic;
  std::vector<std::string> tests;
  bool allow_empty = false;
  std::string root;
  std::string pytest;
  bool pytest_named = false;  ///< The user said how to start it.
  std::vector<std::string> durations;
  bool durations_named = false;  ///< The user named them, so that they must exist.
  std::string profile;
  bool profile_named = false;  ///< As `durations_named`.
  std::optional<model::GroupIndex> expect_groups;
  bool prune = false;
  std::string strip_prefix;
  std::string add_prefix;
  /// As given: without the number of groups and rules; a list of one entry stands for all groups.
  model::Limits limits;
  std::string previous;  ///< A plan from before; empty: none.
  Runners runners;
  std::vector<input::WrittenRule> rules;
  render::Format format = render::Format::args;
  std::optional<OutputForm> form;        ///< Nothing: a table on a terminal, JSON otherwise.
  std::optional<render::Naming> naming;  ///< Nothing: as fits where the tests come from.
  std::optional<Delivery> delivery;      ///< Nothing: as the command delivers.
  std::size_t limit = 10;                ///< Entries of each kind, for `top`.
  std::string output;                    ///< Empty: stdout.
  std::string plan;                      ///< Empty: it is made here.
  std::string record;                    ///< Folder for the records of `run`; empty: none.
  bool all = false;                      ///< Every group.
  std::size_t jobs = 1;                  ///< Number of groups at once, with `all`.
  Verbosity verbosity = Verbosity::normal;
  ColorMode color = ColorMode::automatic;
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
