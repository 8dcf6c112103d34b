#include "settings.hpp"

#include "option_table.hpp"
#include "settings_reader.hpp"
#include "splitter/input/amounts.hpp"
#include "splitter/model/enum_names.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/signals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace splitter::cli {

namespace {

using model::Bytes;
using model::Distribution;
using model::Effort;
using model::GroupIndex;
using model::InputError;
using model::Microseconds;
using model::Speed;

constexpr Names<Discover, 4> discover_names = {{{"auto", Discover::automatic},
                                                {"files", Discover::files},
                                                {"pytest", Discover::pytest},
                                                {"stored", Discover::stored}}};
constexpr Names<std::optional<Delivery>, 3> delivery_names = {
    {{"auto", std::nullopt}, {"pipe", Delivery::pipe}, {"run", Delivery::run}}};
constexpr Names<render::Format, 4> format_names = {{{"args", render::Format::args},
                                                    {"lines", render::Format::lines},
                                                    {"null", render::Format::null},
                                                    {"json", render::Format::json}}};
constexpr Names<ColorMode, 3> color_names = {
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};

/// `K/N`, which stands for both at once and so may not stand beside either.
void read_shard_word(const SettingsReader& reader, Shard& shard) {
  const std::string text = reader.text("shard");
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    reader.fail("shard", "expected K/N, such as 2/4, " + found(text));
  }
  const std::string_view word = text;
  const GroupIndex group = reader.to_count("shard", word.substr(0, slash));
  const GroupIndex splits = reader.to_count("shard", word.substr(slash + 1));
  for (const OptionName name : {OptionName("splits"), OptionName("group")}) {
    const Value* other = reader.find(name);
    if (other != nullptr && other->origin.typed()) {
      reader.fail("shard", "stands beside --" + std::string(name.text()) + ", which it replaces");
    }
  }
  shard = {splits, model::GroupNumber{group}, {}, {}};
}

Shard read_shard(const SettingsReader& reader) {
  Shard shard;
  if (reader.find("shard") != nullptr) {
    read_shard_word(reader, shard);
  } else {
    shard.splits = reader.count("splits");
    if (const auto group = reader.count("group")) {
      shard.group = model::GroupNumber{*group};
    }
    shard.splits_origin = shard.splits ? reader.find("splits")->origin : ValueOrigin{};
    shard.group_origin = shard.group ? reader.find("group")->origin : ValueOrigin{};
  }
  if (shard.splits && shard.group && shard.group->value() > *shard.splits) {
    const auto said = [](const char* name, GroupIndex number, const ValueOrigin& origin) {
      return "--" + std::string(name) + " " + std::to_string(number) + origin.remark();
    };
    throw InputError(said("group", shard.group->value(), shard.group_origin),
                     "is larger than " + said("splits", *shard.splits, shard.splits_origin),
                     "groups are counted from 1 to the number of splits");
  }
  return shard;
}

/// Paths in `.splitter.yml` are seen from its folder, those of the command line from here.
std::vector<std::string> paths(const SettingsReader& reader,
                               OptionName name,
                               const std::string& root) {
  const Value* value = reader.find(name);
  if (value == nullptr) {
    return {};
  }
  std::vector<std::string> paths = value->texts;
  if (!value->origin.typed()) {
    for (std::string& path : paths) {
      path = system::in_root(root, path);
    }
  }
  return paths;
}

render::Format read_format(const SettingsReader& reader) {
  if (reader.flag("null")) {
    if (reader.find("format") != nullptr && reader.find("format")->origin.typed() &&
        reader.text("format") != "null") {
      reader.fail("format", "contradicts -0");
    }
    return render::Format::null;
  }
  if (reader.find("format") == nullptr) {
    // A file is read by `pytest @file`, which knows no escapes; a pipe by xargs, which does.
    const std::string output = reader.text("output");
    return output.empty() || output == "-" ? render::Format::args : render::Format::lines;
  }
  return reader.choice("format", format_names);
}

std::optional<render::Naming> read_naming(const SettingsReader& reader) {
  bool expand = reader.flag("expand");
  bool collapse = reader.flag("collapse");
  reader.settle("expand", expand, "collapse", collapse);
  if (expand) {
    return render::Naming::expanded;
  }
  return collapse ? std::optional(render::Naming::collapsed) : std::nullopt;
}

std::optional<OutputForm> read_form(const SettingsReader& reader) {
  bool json = reader.flag("json");
  bool table = reader.flag("table");
  reader.settle("json", json, "table", table);
  if (json) {
    return OutputForm::json;
  }
  return table ? std::optional(OutputForm::table) : std::nullopt;
}

Verbosity read_verbosity(const SettingsReader& reader) {
  bool quiet = reader.flag("quiet");
  bool verbose = reader.flag("verbose");
  reader.settle("quiet", quiet, "verbose", verbose);
  return quiet ? Verbosity::quiet : verbose ? Verbosity::verbose : Verbosity::normal;
}

std::size_t read_jobs(const SettingsReader& reader, bool all) {
  const std::optional<GroupIndex> jobs = reader.count("jobs");
  if (jobs.has_value() && !all) {
    reader.fail("jobs", "is for --all: how many groups run at once");
  }
  if (jobs.value_or(1) > system::most_at_once) {
    reader.fail("jobs",
                "more than " + std::to_string(system::most_at_once) + " at once are too many");
  }
  return jobs.value_or(1);
}

constexpr Names<bool, 2> calibration_names = {{{"auto", true}, {"none", false}}};

std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    words.push_back(text.substr(begin, comma - begin));
    begin = comma + 1;
  }
  return words;
}

std::vector<Bytes> read_memory(const SettingsReader& reader) {
  std::vector<Bytes> memory;
  for (const std::string& word : listed(reader.text("memory-limit"))) {
    const auto bytes = input::parse_bytes(word);
    if (!bytes.has_value() || bytes->count == 0) {
      reader.fail("memory-limit",
                  "expected auto, or amounts of memory such as 7GiB or 16GiB,8GiB, " + found(word));
    }
    memory.push_back(*bytes);
  }
  return memory;
}

Bytes read_growth(const SettingsReader& reader) {
  const std::string text = reader.text("max-growth");
  const auto bytes = input::parse_bytes(text);
  if (!bytes.has_value() || bytes->count == 0) {
    reader.fail("max-growth", "expected an amount of memory such as 6GiB, " + found(text));
  }
  return *bytes;
}

std::vector<Speed> read_speeds(const SettingsReader& reader) {
  std::vector<Speed> speeds;
  for (const std::string& word : listed(reader.text("speeds"))) {
    const auto speed = input::parse_factor(word, model::usual_speed);
    if (!speed.has_value() || *speed < 1 || *speed > model::most_speed) {
      reader.fail("speeds",
                  "expected auto, or a factor from 0.001 to 100 for each group, such as 1,1,2, " +
                      found(word));
    }
    speeds.push_back(static_cast<Speed>(*speed));
  }
  return speeds;
}

Microseconds read_overhead(const SettingsReader& reader) {
  const std::string text = reader.text("overhead");
  const auto time = input::parse_time(text);
  if (!time.has_value() || *time > model::longest_believable) {
    reader.fail("overhead", "expected a time such as 30s or 1.5min, " + found(text));
  }
  return *time;
}

void read_runners(const SettingsReader& reader, Settings& settings) {
  model::Limits& limits = settings.limits;
  Runners& runners = settings.runners;
  runners.all_cores = reader.text("workers") == "auto";
  limits.workers = runners.all_cores ? 1 : reader.to_count("workers", reader.text("workers"));
  limits.distribution =
      reader.choice("dist", values_by_name<Distribution>(model::distribution_names));
  runners.calibrated = reader.choice("calibration", calibration_names);
  limits.effort = reader.choice("effort", values_by_name<Effort>(model::effort_names));
  if (reader.find("memory-limit") != nullptr) {
    runners.own_memory = reader.text("memory-limit") == "auto";
    limits.memory = runners.own_memory ? std::vector<Bytes>{} : read_memory(reader);
  }
  if (reader.find("max-growth") != nullptr) {
    limits.growth = read_growth(reader);
  }
  if (reader.find("speeds") != nullptr) {
    runners.fitted_speeds = reader.text("speeds") == "auto";
    limits.speeds = runners.fitted_speeds ? std::vector<Speed>{} : read_speeds(reader);
  }
  if (reader.find("overhead") != nullptr) {
    runners.overhead = read_overhead(reader);
  }
}

}  // namespace

ColorMode typed_color(const Values& values) {
  const Value* value = values.find("color");
  for (const auto& [word, mode] : color_names) {
    if (value != nullptr && value->texts.back() == word) {
      return mode;
    }
  }
  return ColorMode::automatic;
}

Settings resolve(const Values& values) {
  const SettingsReader reader(values);
  Settings settings;
  settings.shard = read_shard(reader);
  settings.root = reader.text("root");
  settings.discover = reader.choice("discover", discover_names);
  settings.tests = paths(reader, "tests", settings.root);
  settings.allow_empty = reader.flag("allow-empty");
  settings.pytest = reader.text("pytest");
  settings.pytest_named = reader.find("pytest") != nullptr;
  settings.durations = paths(reader, "durations", settings.root);
  settings.durations_named = !settings.durations.empty();
  if (!settings.durations_named) {
    settings.durations = {system::in_root(settings.root, reader.text("durations"))};
  }
  settings.prune = reader.flag("prune");
  settings.expect_groups = reader.count("expect-groups");
  const std::vector<std::string> profiles = paths(reader, "profile", settings.root);
  settings.profile_named = !profiles.empty();
  settings.profile = settings.profile_named
                         ? profiles.back()
                         : system::in_root(settings.root, reader.text("profile"));
  settings.strip_prefix = reader.text("strip-prefix");
  settings.add_prefix = reader.text("add-prefix");
  settings.limits.keep = reader.choice("keep", values_by_name<model::Keep>(model::keep_names));
  settings.limits.algorithm =
      reader.choice("algorithm", values_by_name<model::Algorithm>(model::algorithm_names));
  const std::vector<std::string> previous = paths(reader, "previous", settings.root);
  settings.previous = previous.empty() ? "" : previous.back();
  settings.delivery = reader.choice("delivery", delivery_names);
  read_runners(reader, settings);
  settings.rules = input::read_rules(values.rules());
  settings.format = read_format(reader);
  settings.form = read_form(reader);
  settings.limit = reader.to_count("limit", reader.text("limit"));
  settings.naming = read_naming(reader);
  settings.output = reader.text("output") == "-" ? "" : reader.text("output");
  settings.plan = reader.text("plan");
  settings.record = reader.text("record");
  settings.prepare = reader.text("prepare");
  settings.all = reader.flag("all");
  settings.jobs = read_jobs(reader, settings.all);
  settings.verbosity = read_verbosity(reader);
  settings.color = reader.choice("color", color_names);
  return settings;
}

}  // namespace splitter::cli
