#include "splitter/model/suggest.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace splitter::model {

namespace {

constexpr std::size_t longest_word = 64;

/// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > longest_word) {
    return "";
  }
  std::string_view nearest;
  std::size_t best = std::max<std::size_t>(word.size() / 3, 2) + 1;
  for (const std::string_view name : known) {
    const bool begins = (word.size() >= 3 && name.starts_with(word)) ||
                        (name.size() >= 3 && word.starts_with(name));
    const std::size_t apart = begins ? 1 : distance(word, name);
    if (apart < best) {
      best = apart;
      nearest = name;
    }
  }
  return nearest.empty() ? "" : "did you mean `" + std::string(nearest) + "`?";
}

}  // namespace splitter::model
