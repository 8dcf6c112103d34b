#include "splitter/pytest/piped_command.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::pytest {

namespace {

/// Options that take the rest of their word, or else the next one.
constexpr std::string_view letters_with_value = "adEIJLnPRSs";
/// Options with which each command gets but a part of the names.
constexpr std::string_view parting_letters = "nLlIi";
constexpr std::array<std::string_view, 3> parting_names = {
    "--max-args", "--max-lines", "--replace"};
constexpr std::array<std::string_view, 6> names_with_value = {
    "--max-args", "--max-procs", "--max-chars", "--arg-file", "--delimiter", "--process-slot-var"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::optional<PipedCommand> piped_command(std::span<const std::string> words) {
  if (words.empty() || std::string_view(words[0]).substr(words[0].rfind('/') + 1) != "xargs") {
    return std::nullopt;
  }
  PipedCommand piped;
  std::size_t at = 1;
  for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-' && words[at] != "--";
       ++at) {
    const std::string_view word = words[at];
    const std::string_view name = word.substr(0, word.find('='));
    const bool is_long = word.starts_with("--");
    const std::size_t value = word.find_first_of(letters_with_value, 1);
    const bool parts =
        is_long ? is_among(parting_names, name)
                : word.substr(1, value).find_first_of(parting_letters) != std::string_view::npos;
    piped.parting = parts && piped.parting.empty() ? words[at] : piped.parting;
    const bool next =
        is_long ? name == word && is_among(names_with_value, name) : value + 1 == word.size();
    at += next ? 1 : 0;
  }
  at += at < words.size() && words[at] == "--" ? 1 : 0;
  for (; at < words.size(); ++at) {
    piped.command.push_back(words[at]);
  }
  return piped;
}

}  // namespace splitter::pytest
