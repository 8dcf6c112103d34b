#include "splitter/pytest/named_workers.hpp"

#include "splitter/pytest/option_places.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace splitter::pytest {

namespace {

constexpr std::string_view long_name = "--numprocesses";

/// The value of `-n` in the words from `at` on: behind it, behind `=`, or the next word.
std::optional<std::string_view> value_at(std::span<const std::string> words, std::size_t at) {
  const std::string_view word = words[at];
  const std::string_view next =
      at + 1 < words.size() ? std::string_view(words[at + 1]) : std::string_view{};
  if (word == "-n" || word == long_name) {
    return next;
  }
  if (word.starts_with(long_name) && word.substr(long_name.size()).starts_with('=')) {
    return word.substr(long_name.size() + 1);
  }
  const bool joined = word.starts_with("-n") && word.size() > 2 && word[2] != '-';
  return joined ? std::optional(word.substr(2)) : std::nullopt;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

bool switches_off(std::span<const std::string> words) {
  return std::ranges::any_of(
      words, [](const std::string& word) { return word == "no:xdist" || word == "-pno:xdist"; });
}

/// The last option of a place: a later one replaces an earlier one.
std::optional<NamedWorkers> workers_in(const OptionPlace& place) {
  std::optional<NamedWorkers> found;
  for (std::size_t at = 0; at < place.words.size(); ++at) {
    if (const auto value = value_at(place.words, at)) {
      found = {"-n " + std::string(*value), place.where, number(*value)};
    }
  }
  return found;
}

}  // namespace

std::optional<NamedWorkers> named_workers(std::span<const std::string> command,
                                          const std::string& folder,
                                          const system::Tree& tree) {
  const std::vector<OptionPlace> places = option_places(command, config_above(folder, tree), tree);
  std::optional<NamedWorkers> found;
  for (const OptionPlace& place : places) {
    if (switches_off(place.words)) {
      return std::nullopt;
    }
    if (!found) {
      found = workers_in(place);
    }
  }
  return found && found->count == 0U ? std::nullopt : found;
}

}  // namespace splitter::pytest
