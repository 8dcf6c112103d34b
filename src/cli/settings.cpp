#include "settings.hpp"

#include "option_table.hpp"
#include "settings_reader.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/signals.hpp"
#include "suggest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace splitter::cli {

namespace {

using model::GroupIndex;
using model::InputError;

constexpr Names<Discover, 4> discover_names = {{{"auto", Discover::automatic},
                                                {"files", Discover::files},
                                                {"pytest", Discover::pytest},
                                                {"stored", Discover::stored}}};
constexpr Names<model::Keep, 5> keep_names = {{{"auto", model::Keep::automatic},
                                               {"file", model::Keep::file},
                                               {"class", model::Keep::test_class},
                                               {"function", model::Keep::function},
                                               {"none", model::Keep::none}}};
constexpr Names<model::Algorithm, 2> algorithm_names = {
    {{"balance", model::Algorithm::balance}, {"contiguous", model::Algorithm::contiguous}}};
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
  for (const char* name : {"splits", "group"}) {
    const Value* other = reader.find(name);
    if (other != nullptr && other->origin == from_command_line) {
      reader.fail("shard", "stands beside --" + std::string(name) + ", which it replaces");
    }
  }
  shard = {splits, group, std::string(from_command_line), std::string(from_command_line)};
}

Shard read_shard(const SettingsReader& reader) {
  Shard shard;
  if (reader.find("shard") != nullptr) {
    read_shard_word(reader, shard);
  } else {
    shard.splits = reader.count("splits");
    shard.group = reader.count("group");
    shard.splits_origin = shard.splits ? reader.find("splits")->origin : "";
    shard.group_origin = shard.group ? reader.find("group")->origin : "";
  }
  if (shard.splits && shard.group && *shard.group > *shard.splits) {
    const auto said = [](const char* name, GroupIndex number, const std::string& origin) {
      const std::string text = "--" + std::string(name) + " " + std::to_string(number);
      return origin == from_command_line ? text : text + " (" + origin + ")";
    };
    throw InputError(said("group", *shard.group, shard.group_origin),
                     "is larger than " + said("splits", *shard.splits, shard.splits_origin),
                     "groups are counted from 1 to the number of splits");
  }
  return shard;
}

/// Paths in `.splitter.yml` are seen from its folder, those of the command line from here.
std::vector<std::string> paths(const SettingsReader& reader,
                               std::string_view name,
                               const std::string& root) {
  const Value* value = reader.find(name);
  if (value == nullptr) {
    return {};
  }
  std::vector<std::string> paths = value->texts;
  if (value->origin != from_command_line) {
    for (std::string& path : paths) {
      path = system::in_root(root, path);
    }
  }
  return paths;
}

render::Format read_format(const SettingsReader& reader) {
  if (reader.flag("null")) {
    if (reader.find("format") != nullptr && reader.find("format")->origin == from_command_line &&
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
  settings.keep = reader.choice("keep", keep_names);
  settings.algorithm = reader.choice("algorithm", algorithm_names);
  const std::vector<std::string> previous = paths(reader, "previous", settings.root);
  settings.previous = previous.empty() ? "" : previous.back();
  settings.delivery = reader.choice("delivery", delivery_names);
  settings.runners = read_runners(reader);
  settings.rules = read_rules(values.rules());
  settings.format = read_format(reader);
  settings.json = reader.flag("json");
  settings.table = reader.flag("table");
  reader.settle("json", settings.json, "table", settings.table);
  settings.limit = reader.to_count("limit", reader.text("limit"));
  settings.naming = read_naming(reader);
  settings.output = reader.text("output") == "-" ? "" : reader.text("output");
  settings.plan = reader.text("plan");
  settings.record = reader.text("record");
  settings.all = reader.flag("all");
  settings.jobs = read_jobs(reader, settings.all);
  settings.verbosity = read_verbosity(reader);
  settings.color = reader.choice("color", color_names);
  return settings;
}

}  // namespace splitter::cli
