#pragma once

#include "splitter/model/problem.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace splitter::model {

// Names of the values of enums, in their order, as options and plan.json spell them.

inline constexpr std::array<std::string_view, 5> keep_names = {
    "auto", "file", "class", "function", "none"};
inline constexpr std::array<std::string_view, 2> algorithm_names = {"balance", "contiguous"};
inline constexpr std::array<std::string_view, 3> effort_names = {"low", "normal", "high"};

/// The name of a value of an enum.
template <typename Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const std::array<std::string_view, N>& names,
                                                 Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace splitter::model
