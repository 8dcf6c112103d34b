#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace splitter::render {

inline constexpr std::int64_t micros_a_second = 1'000'000;

[[nodiscard]] double seconds(model::Microseconds time);

void append_number(std::string& text, std::int64_t number);

/// Seconds, exactly, without zeros that say nothing. A time is never below zero.
void append_seconds(std::string& text, model::Microseconds time);

/// Groups as people number them: see model::GroupNumber.
[[nodiscard]] std::vector<std::uint32_t> numbers_of(std::span<const model::GroupIndex> groups);

}  // namespace splitter::render
