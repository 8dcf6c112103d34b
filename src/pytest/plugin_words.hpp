#pragma once

#include "splitter/python/tokens.hpp"

#include <cstddef>
#include <cstdint>

namespace splitter::pytest {

/// The part of a suite in which a word of a plugin's text may change which tests are collected.
enum class Reach : std::uint8_t {
  none,
  folder,  ///< Below the conftest.py that it stands in: a hook that pytest asks for files there.
  suite,   ///< Everywhere: other hooks, further plugins, settings and options.
};

/// The reach of the name at one place of a statement.
[[nodiscard]] Reach reach_of(python::Tokens statement, std::size_t at);

}  // namespace splitter::pytest
