#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace splitter::model {

/// Kind of a set-up that tests share: the import of their file, or a fixture by pytest's scope.
enum class ScopeKind : std::uint8_t { import, test_class, module, package, session };

/// Words for the kinds in files and reports, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> scope_words = {
    "import", "class", "module", "package", "session"};

[[nodiscard]] constexpr std::string_view word_for(ScopeKind kind) {
  return scope_words[static_cast<std::size_t>(kind)];
}

/// Kind of a fixture by pytest's word for its scope. An unknown word counts as `session`, as if
/// every test could use the fixture.
[[nodiscard]] constexpr ScopeKind fixture_scope(std::string_view word) {
  const auto* const found = std::find(scope_words.begin() + 1, scope_words.end(), word);
  return found == scope_words.end() ? ScopeKind::session
                                    : static_cast<ScopeKind>(found - scope_words.begin());
}

}  // namespace splitter::model
