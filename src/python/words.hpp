#pragma once

#include "scopes.hpp"
#include "splitter/python/tokens.hpp"

#include <cstddef>
#include <string_view>

namespace splitter::python {

/// Looks for words that make, change or reach names otherwise than by a statement that binds them,
/// and for those that may end the import.
class WordReader {
 public:
  explicit WordReader(Scopes& file) : file_(file) {}

  /// A statement of the scope.
  void read(Tokens tokens, std::size_t scope);

  /// A decorator, or the head of a function or class.
  void read_head(Tokens head, std::size_t scope);

  /// A line of the body of a function that may run during the import.
  void read_body(Tokens line, std::size_t scope);

  /// Opens the scope and the module.
  void reach_module(std::size_t scope, Opening opening, std::string_view word);

 private:
  Scopes& file_;
};

}  // namespace splitter::python
