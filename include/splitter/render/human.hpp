#pragma once

#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace splitter::render {

/// A time as people read it: `12.3 s`, `4 min 05 s`, `850 ms`.
[[nodiscard]] std::string human_time(model::Microseconds time);

/// A count with thousands separators.
[[nodiscard]] std::string human_count(std::size_t count);

/// A count and its noun: `1 test`, `5,498 tests`.
[[nodiscard]] std::string human_count(std::size_t count, std::string_view noun);

/// Memory for people, in binary units: `512 KiB`, `800 MiB`, `1.50 GiB`.
[[nodiscard]] std::string human_bytes(model::Bytes bytes);

/// Workers and memory of a group as its lines say them: `, 4 workers, 1.50 GiB`; one worker and
/// unknown memory are left out.
[[nodiscard]] std::string needs(std::uint32_t workers, model::Bytes memory);

}  // namespace splitter::render
