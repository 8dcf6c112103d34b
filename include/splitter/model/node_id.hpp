#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace splitter::model {

/// What pytest puts between the nodes of an id.
inline constexpr std::string_view node_separator = "::";

/// The levels of a suite, from coarse to fine.
enum class Level : std::uint8_t { file, test_class, function, test };

/// The exact text that pytest prints for a test: `file::Class::function[instance]`, or a bare
/// path where nothing is known of the tests inside. Bytes, never re-encoded; ordered by bytes.
///
/// A NodeId is a view: its text lives in the Suite or Profile that it came from.
class NodeId {
 public:
  constexpr NodeId() = default;
  constexpr explicit NodeId(std::string_view text) : text_(text) {}

  [[nodiscard]] constexpr std::string_view text() const { return text_; }

  /// The path before the first `::`; the whole text of a bare path.
  [[nodiscard]] std::string_view file() const;

  /// True where the text is a path without a test inside it.
  [[nodiscard]] bool is_path() const;

  /// The text of the enclosing node at a level, itself a selector that pytest understands:
  /// the file, the file with its innermost class (just the file outside any class), the function
  /// without its instance, the whole id. Brackets open an instance only after the last `::`
  /// before them, as in pytest's own reading of its arguments.
  [[nodiscard]] std::string_view enclosing(Level level) const;

  friend constexpr auto operator<=>(const NodeId&, const NodeId&) = default;

 private:
  std::string_view text_;
};

/// True where the selector `selector`, given to pytest, also runs the test `id`: they are equal,
/// or `selector` names a node that contains it. pytest compares whole names between `::` and
/// takes a function's name for all of its instances; an instance selects nothing but itself.
[[nodiscard]] bool selects(std::string_view selector, std::string_view id);

}  // namespace splitter::model
