#pragma once

#include "splitter/model/node_id.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::input {

/// Which tests a rule is about:
/// - `tests/db`, `tests/*_gpu.py::Test*`: a name or, with wildcards, a glob (see fnmatch), of a
///   test, or of a function, class, file or folder that it is in;
/// - `/…/`: a regular expression of RE2, found anywhere in the test's id. What its groups capture
///   tells sets of tests apart.
/// A marker (`mark:NAME`) is no pattern: `planning` finds its tests.
class Pattern {
 public:
  /// Throws model::InputError, with `where`, for a malformed regular expression.
  Pattern(std::string text, const std::string& where);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  ~Pattern();

  /// The texts that the groups captured, the empty text if there are none; nothing for no match.
  [[nodiscard]] std::optional<std::string> match(model::NodeId id) const;

 private:
  struct Expression;

  std::string text_;
  std::unique_ptr<const Expression> expression_;
};

}  // namespace splitter::input
