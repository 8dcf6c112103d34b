#pragma once

#include "splitter/pytest/setup.hpp"
#include "text_hash.hpp"

#include <string_view>

namespace splitter::pytest {

/// Adds what a Python text may make of the machine: the values of the variables that it reads, and
/// the versions of all packages where it looks for some.
void add_surroundings(TextHash& hash, std::string_view text, const Setup& setup);

/// True where a text looks at files, programs or clocks: what it does may depend on anything.
[[nodiscard]] bool looks_around(std::string_view text);

/// True where a text has words that make names: what it defines may depend on anything.
[[nodiscard]] bool makes_names(std::string_view text);

}  // namespace splitter::pytest
