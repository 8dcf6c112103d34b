#pragma once

#include "rules.hpp"
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
/// How a job tells pytest which tests it runs.
enum class Delivery : std::uint8_t {
  pipe,  ///< By their names, through xargs.
  run,   ///< By their files, and `splitter run` takes out the others.
};
enum class Verbosity : std::uint8_t { quiet, normal, verbose };
enum class ColorMode : std::uint8_t { automatic, always, never };

/// Where splits and group came from, if not from the user's own words on the command line.
struct Shard {
  std::optional<model::GroupIndex> splits;
  std::optional<model::GroupIndex> group;  ///< Counted from 1.
  std::string splits_origin;
  std::string group_origin;
};

/// What the runners can do. Lists have one entry a group, or one for all.
struct Runners {
  std::uint32_t workers = 1;
  bool all_cores = false;  ///< `auto`: as many workers as this machine has cores.
  model::Distribution distribution = model::Distribution::load;
  bool own_memory = false;  ///< `auto`: the limit is what this machine has.
  std::vector<model::Bytes> memory;
  model::Bytes growth;  ///< What one pytest may retain; zero: anything.
  std::vector<model::Speed> speeds;
  bool fitted_speeds = false;  ///< `auto`: as earlier jobs tell.
  bool calibrated = true;      ///< Times are made those of earlier jobs.
  std::optional<model::Microseconds> overhead;
  model::Effort effort = model::Effort::normal;
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
  model::Keep keep = model::Keep::automatic;
  model::Algorithm algorithm = model::Algorithm::balance;
  std::string previous;  ///< A plan from before; empty: none.
  Runners runners;
  std::vector<Rule> rules;
  render::Format format = render::Format::args;
  bool json = false;
  bool table = false;
  std::optional<render::Naming> naming;  ///< Nothing: as fits where the tests come from.
  std::optional<Delivery> delivery;      ///< Nothing: as the command delivers.
  std::size_t limit = 10;                ///< Of each kind, for `top`.
  std::string output;                    ///< Empty: stdout.
  std::string plan;                      ///< Empty: it is made here.
  std::string record;                    ///< Where `run` keeps its records; empty: nowhere.
  bool all = false;                      ///< Every group.
  std::size_t jobs = 1;                  ///< Of all groups so many at once.
  Verbosity verbosity = Verbosity::normal;
  ColorMode color = ColorMode::automatic;
};

/// Turns texts into settings; throws model::InputError that names the option and the origin.
[[nodiscard]] Settings resolve(const Values& values);

/// How to colour errors about the other settings: what `--color` says, where it says it well.
[[nodiscard]] ColorMode typed_color(const Values& values);

/// Fills what the command line left open from `.splitter.yml`; unknown keys are errors.
/// An absent default file is fine, an absent named one is not.
void fill_from_file(Values& values);

/// Every option with its value and where it came from, one a line.
[[nodiscard]] std::string show_config(const Values& values);

}  // namespace splitter::cli
