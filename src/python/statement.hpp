#pragma once

#include "scopes.hpp"
#include "splitter/python/naming.hpp"
#include "splitter/python/tokens.hpp"
#include "words.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace splitter::python {

/// Reads the simple statements of a scope for the names that they bind and for anything that opens
/// the scope.
class StatementReader {
 public:
  StatementReader(Scopes& file, const TestNames& names)
      : file_(file), names_(names), words_(file) {}

  /// One simple statement of the scope.
  void read(Tokens statement, std::size_t scope);

  /// Keeps what an import needs. Only for statements that surely run.
  void require(Tokens statement);

  /// The head of a compound statement, whose names are only read or bound by it.
  void read_head(Tokens head, std::size_t scope);

  /// A line of the body of a function that may run during the import.
  void read_body(Tokens line, std::size_t scope);

  /// True where a name in a statement of the scope is like that of a test.
  [[nodiscard]] bool is_test_like(std::string_view name, std::size_t scope) const;

 private:
  void read_import(Tokens statement);
  void read_from(Tokens statement, std::size_t scope);
  void import_name(const std::string& module, Tokens words, std::size_t scope);
  void read_mentions(Tokens tokens, std::size_t scope, bool binds);
  [[nodiscard]] bool read_data(Tokens statement, std::size_t scope);
  void read_alias(Tokens statement);
  void read_del(Tokens targets);

  Scopes& file_;
  const TestNames& names_;
  WordReader words_;
};

}  // namespace splitter::python
