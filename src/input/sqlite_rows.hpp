#pragma once

#include "splitter/model/source_text.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace splitter::input {

/// One row of an answer.
class SqliteRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] double number(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// An SQLite database in memory that nobody trusts: it is only read, nothing that its schema
/// defines is run, and a question that takes too long is given up.
class SqliteDatabase {
 public:
  /// Throws model::InputError if the bytes are no database.
  explicit SqliteDatabase(const model::SourceText& source);

  /// Calls `take` with each row; throws model::InputError if the database cannot answer.
  void ask(const char* question, const std::function<void(const SqliteRow&)>& take) const;

 private:
  [[noreturn]] void fail() const;

  std::string name_;
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> database_;
};

}  // namespace splitter::input
