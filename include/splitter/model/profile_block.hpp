#pragma once

#include "splitter/model/recording.hpp"

#include <array>
#include <compare>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Where an id stands in a profile, whose tests and fixtures are grouped by file: the path of the
/// block (for a package's fixture its folder, for the session's nothing), and the rest of the id
/// with the `::` that parts them.
struct BlockId {
  std::string_view block;
  std::string_view rest;
};

/// An id behind whose `::` nothing is left is a block of its own.
[[nodiscard]] BlockId block_of_test(std::string_view id);
[[nodiscard]] BlockId block_of_fixture(std::string_view id);

/// How a test's sample ended, by the number that a profile has for it.
inline constexpr std::array sample_outcomes = {Outcome::passed, Outcome::failed, Outcome::skipped};

/// The node that holds a fixture; empty for the session's.
[[nodiscard]] std::string_view place_of_fixture(std::string_view id);

/// True where the test stands below a node of the place's name in the text of ids.
[[nodiscard]] bool stands_within(std::string_view id, std::string_view place);

/// A name within a block: of one test, or of what begins with it. Those end in `::`, for a class,
/// or in `[`, for the instances of a function.
struct BlockName {
  std::string_view text;
  bool begins = false;

  friend auto operator<=>(const BlockName&, const BlockName&) = default;
};

/// The names within its block that stand for a test, from coarse to fine: its classes, its
/// function where it is an instance, itself; just itself, an empty name, for a test that is its
/// block.
[[nodiscard]] std::vector<BlockName> names_within_block(std::string_view id);

/// A name as it is written: a test whose name looks like a beginning has a NUL behind it, which no
/// id can hold.
[[nodiscard]] bool is_marked(const BlockName& name);
[[nodiscard]] BlockName block_name_of(std::string_view written);

}  // namespace splitter::model
