#pragma once

#include "splitter/model/recording.hpp"

#include <array>
#include <compare>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Place of an id in a profile, which groups tests and fixtures by file: the path of the block (the
/// folder of a package's fixture, empty for the session's), and the rest of the id, which begins
/// with `::`.
struct BlockId {
  std::string_view block;
  std::string_view rest;
};

/// Block of a test. An id that ends in its first `::` is a block of its own.
[[nodiscard]] BlockId block_of_test(std::string_view id);
[[nodiscard]] BlockId block_of_fixture(std::string_view id);

/// Outcomes by the number that a profile has for them.
inline constexpr std::array sample_outcomes = {Outcome::passed, Outcome::failed, Outcome::skipped};

/// Node that holds a fixture; empty for the session's.
[[nodiscard]] std::string_view place_of_fixture(std::string_view id);

/// True if the test is below the node `place`, by the text of both ids.
[[nodiscard]] bool stands_within(std::string_view id, std::string_view place);

/// A name within a block: of one test, or of all tests that begin with it. A beginning ends in `::`
/// for a class, and in `[` for the parameter sets of a function.
struct BlockName {
  std::string_view text;
  bool begins = false;

  friend auto operator<=>(const BlockName&, const BlockName&) = default;
};

/// Names within its block that stand for a test, from coarse to fine: its classes, its function if
/// the test is parametrized, and the test itself. The name of a test that is its block is empty.
[[nodiscard]] std::vector<BlockName> names_within_block(std::string_view id);

/// True for a test whose name looks like a beginning: a profile writes a NUL behind it, which no id
/// can hold.
[[nodiscard]] bool is_marked(const BlockName& name);
/// Name for which this text stands in a profile.
[[nodiscard]] BlockName block_name_of(std::string_view written);

}  // namespace splitter::model
