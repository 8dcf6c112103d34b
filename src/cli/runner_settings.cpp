#include "settings_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace splitter::cli {

namespace {

using model::Bytes;
using model::Distribution;
using model::Effort;
using model::Microseconds;
using model::Speed;

constexpr Names<Effort, 3> effort_names = {
    {{"low", Effort::low}, {"normal", Effort::normal}, {"high", Effort::high}}};
constexpr Names<bool, 2> calibration_names = {{{"auto", true}, {"none", false}}};
constexpr Names<std::int64_t, 12> byte_units = {{{"", 1},
                                                 {"B", 1},
                                                 {"KiB", std::int64_t{1} << 10U},
                                                 {"MiB", std::int64_t{1} << 20U},
                                                 {"GiB", std::int64_t{1} << 30U},
                                                 {"TiB", std::int64_t{1} << 40U},
                                                 {"kB", 1'000},
                                                 {"MB", 1'000'000},
                                                 {"GB", 1'000'000'000},
                                                 {"K", std::int64_t{1} << 10U},
                                                 {"M", std::int64_t{1} << 20U},
                                                 {"G", std::int64_t{1} << 30U}}};
constexpr Names<std::int64_t, 5> time_units = {
    {{"", 1'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"m", 60'000'000}, {"min", 60'000'000}}};

Names<Distribution, model::distribution_names.size()> distributions() {
  Names<Distribution, model::distribution_names.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    names.at(i) = {model::distribution_names.at(i), static_cast<Distribution>(i)};
  }
  return names;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// A number with a unit, in the smallest one; nothing where it is none, negative or too large.
template <std::size_t N>
std::optional<std::int64_t> measured(std::string_view given, const Names<std::int64_t, N>& units) {
  const std::string_view text = trimmed(given);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || !std::isfinite(number) || number < 0) {
    return std::nullopt;
  }
  const std::string_view unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  const auto* const known =
      std::ranges::find(units, unit, &std::pair<std::string_view, std::int64_t>::first);
  const double value = known == units.end() ? -1 : number * static_cast<double>(known->second);
  constexpr double most = 1e18;
  return value < 0 || value > most ? std::nullopt : std::optional(std::llround(value));
}

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
    const auto bytes = measured(word, byte_units);
    if (!bytes.has_value() || *bytes == 0) {
      reader.fail("memory-limit",
                  "expected auto, or amounts of memory such as 7GiB or 16GiB,8GiB, " + found(word));
    }
    memory.push_back({*bytes});
  }
  return memory;
}

Bytes read_growth(const SettingsReader& reader) {
  const std::string text = reader.text("max-growth");
  const auto bytes = measured(text, byte_units);
  if (!bytes.has_value() || *bytes == 0) {
    reader.fail("max-growth", "expected an amount of memory such as 6GiB, " + found(text));
  }
  return {*bytes};
}

std::vector<Speed> read_speeds(const SettingsReader& reader) {
  constexpr Names<std::int64_t, 1> factor = {{{"", model::usual_speed}}};
  std::vector<Speed> speeds;
  for (const std::string& word : listed(reader.text("speeds"))) {
    const auto speed = measured(word, factor);
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
  const auto time = measured(text, time_units);
  if (!time.has_value() || Microseconds{*time} > model::longest_believable) {
    reader.fail("overhead", "expected a time such as 30s or 1.5min, " + found(text));
  }
  return Microseconds{*time};
}

}  // namespace

Runners read_runners(const SettingsReader& reader) {
  Runners runners;
  runners.all_cores = reader.text("workers") == "auto";
  runners.workers = runners.all_cores ? 1 : reader.to_count("workers", reader.text("workers"));
  runners.distribution = reader.choice("dist", distributions());
  runners.calibrated = reader.choice("calibration", calibration_names);
  runners.effort = reader.choice("effort", effort_names);
  if (reader.find("memory-limit") != nullptr) {
    runners.own_memory = reader.text("memory-limit") == "auto";
    runners.memory = runners.own_memory ? std::vector<Bytes>{} : read_memory(reader);
  }
  if (reader.find("max-growth") != nullptr) {
    runners.growth = read_growth(reader);
  }
  if (reader.find("speeds") != nullptr) {
    runners.fitted_speeds = reader.text("speeds") == "auto";
    runners.speeds = runners.fitted_speeds ? std::vector<Speed>{} : read_speeds(reader);
  }
  if (reader.find("overhead") != nullptr) {
    runners.overhead = read_overhead(reader);
  }
  return runners;
}

}  // namespace splitter::cli
