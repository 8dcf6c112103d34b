#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace splitter::model {

/// Separator of pytest between the nodes of an id.
inline constexpr std::string_view node_separator = "::";

/// The levels of a suite, from coarse to fine.
enum class Level : std::uint8_t { file, test_class, function, test };

/// The exact text that pytest prints for a test, `file::Class::function[parameters]`; or a bare
/// path, if the tests inside are not known. Bytes, never re-encoded; ordered by bytes.
///
/// A NodeId is a view: its text lives in the Suite or Profile that it came from.
class NodeId {
 public:
  constexpr NodeId() = default;
  constexpr explicit NodeId(std::string_view text) : text_(text) {}

  [[nodiscard]] constexpr std::string_view text() const { return text_; }

  /// The path before the first `::`; the whole text of a bare path.
  [[nodiscard]] std::string_view file() const;

  /// True if the text is a path without a test inside it.
  [[nodiscard]] bool is_path() const;

  /// The enclosing node at a level, as an argument that pytest understands: the file; the file
  /// with its innermost class (just the file outside any class); the function without parameters;
  /// the whole id. The first `[` after the file opens the parameters, as in pytest's own reading of
  /// its arguments.
  [[nodiscard]] std::string_view enclosing(Level level) const;

  /// Brings the text near to the processor, for a loop that comes to it soon: ids lie in the order
  /// in which tests ran, and memory that is asked for early costs no waiting.
  void prefetch() const;

  friend constexpr auto operator<=>(const NodeId&, const NodeId&) = default;

 private:
  std::string_view text_;
};

/// True if pytest, given the argument `selector`, also runs the test `id`: both are equal, or
/// `selector` names a node that contains it. pytest compares whole names between `::` and runs all
/// parameter sets of a function by its name; a parametrized test selects nothing but itself.
[[nodiscard]] bool selects(std::string_view selector, std::string_view id);

inline void NodeId::prefetch() const {
  constexpr std::size_t cache_line = 64;
  for (std::size_t i = 0; i < text_.size(); i += cache_line) {
    __builtin_prefetch(text_.data() + i);
  }
}

}  // namespace splitter::model
