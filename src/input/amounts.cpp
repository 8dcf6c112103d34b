#include "splitter/input/amounts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <span>
#include <system_error>

namespace splitter::input {

namespace {

struct Unit {
  std::string_view name;
  std::int64_t size = 1;
};

constexpr std::int64_t kib = std::int64_t{1} << 10U;
constexpr std::int64_t mib = std::int64_t{1} << 20U;
constexpr std::int64_t gib = std::int64_t{1} << 30U;
constexpr std::int64_t tib = std::int64_t{1} << 40U;

constexpr std::array<Unit, 12> byte_units = {{{"", 1},
                                              {"B", 1},
                                              {"KiB", kib},
                                              {"MiB", mib},
                                              {"GiB", gib},
                                              {"TiB", tib},
                                              {"kB", 1'000},
                                              {"MB", 1'000'000},
                                              {"GB", 1'000'000'000},
                                              {"K", kib},
                                              {"M", mib},
                                              {"G", gib}}};
constexpr std::array<Unit, 5> time_units = {
    {{"", 1'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"m", 60'000'000}, {"min", 60'000'000}}};

std::string_view bare_text(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// A number with a unit, in the smallest unit.
std::optional<std::int64_t> amount_in(std::span<const Unit> units, std::string_view given) {
  const std::string_view text = bare_text(given);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || !std::isfinite(number) || number < 0) {
    return std::nullopt;
  }
  const std::string_view unit = bare_text(text.substr(static_cast<std::size_t>(end - text.data())));
  const auto known = std::ranges::find(units, unit, &Unit::name);
  const double value = known == units.end() ? -1 : number * static_cast<double>(known->size);
  constexpr double most = 1e18;
  return value < 0 || value > most ? std::nullopt : std::optional(std::llround(value));
}

}  // namespace

std::optional<model::Bytes> parse_bytes(std::string_view text) {
  const auto bytes = amount_in(byte_units, text);
  return bytes ? std::optional(model::Bytes{*bytes}) : std::nullopt;
}

std::optional<model::Microseconds> parse_time(std::string_view text) {
  const auto micros = amount_in(time_units, text);
  return micros ? std::optional(model::Microseconds{*micros}) : std::nullopt;
}

std::optional<std::int64_t> parse_factor(std::string_view text, std::int64_t unit) {
  const std::array<Unit, 1> bare = {{{"", unit}}};
  return amount_in(bare, text);
}

}  // namespace splitter::input
