#pragma once

#include "splitter/input/written_rules.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/render/selectors.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {

/// The layers that give values, the first one with a value wins.
enum class Layer : std::uint8_t { command_line, variable, ci, file, fallback };

/// The place that a value comes from.
struct ValueOrigin {
  Layer layer = Layer::command_line;
  std::string source = "command line";  ///< `.splitter.yml`, `GitLab`, `SPLITTER_GROUP`.
  std::string text = source;            ///< With the place: `GitLab: CI_NODE_INDEX`.

  [[nodiscard]] bool typed() const { return layer == Layer::command_line; }
  /// The origin behind a value in messages: ` (GitLab: CI_NODE_INDEX)`; empty where it was typed.
  [[nodiscard]] std::string remark() const { return typed() ? "" : " (" + text + ")"; }
};

enum class Discover : std::uint8_t { automatic, files, pytest, stored };
/// The way in which a job tells pytest its tests.
enum class Delivery : std::uint8_t {
  pipe,  ///< By their names, through xargs.
  run,   ///< By their files, and `splitter run` takes out the others.
};
enum class Verbosity : std::uint8_t { quiet, normal, verbose };
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

/// The options that a plan is made from: parsed, checked one by one, defaults filled in.
struct Request {
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
  std::string strip_prefix;
  std::string add_prefix;
  /// As given: without the number of groups and rules; a list of one entry stands for all groups.
  model::Limits limits;
  std::string previous;  ///< A plan from before; empty: none.
  Runners runners;
  std::vector<input::WrittenRule> rules;
  std::optional<render::Naming> naming;  ///< Nothing: as fits where the tests come from.
  std::optional<Delivery> delivery;      ///< Nothing: as the command delivers.
  std::string output;                    ///< Empty: stdout.
  std::string plan;                      ///< Empty: it is made here.
  Verbosity verbosity = Verbosity::normal;
  ColorMode color = ColorMode::automatic;
};

}  // namespace splitter::planning
