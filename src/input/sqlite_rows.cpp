#include "sqlite_rows.hpp"

#include "splitter/model/error.hpp"

#include <array>
#include <cstring>
#include <sqlite3.h>
#include <utility>

namespace splitter::input {

namespace {

using model::InputError;

/// Permission for a question: it may read rows of tables, and nothing else.
int allow_reading(
    void* /*context*/, int action, const char*, const char*, const char*, const char*) {
  const bool reads = action == SQLITE_SELECT || action == SQLITE_READ;
  return reads ? SQLITE_OK : SQLITE_DENY;
}

/// One call every so many steps of the engine; the last of them ends the question.
constexpr int steps_a_call = 100'000;
constexpr int most_calls = 500;

int count_call(void* calls) {
  return ++*static_cast<int*>(calls) > most_calls ? 1 : 0;
}

void distrust(sqlite3* database) {
  constexpr std::array<std::pair<int, int>, 5> switches = {
      {{SQLITE_DBCONFIG_DEFENSIVE, 1},
       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
       {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
       {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
       {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}}};
  for (const auto& [what, value] : switches) {
    sqlite3_db_config(database, what, value, nullptr);
  }
  constexpr std::array<std::pair<int, int>, 5> limits = {{{SQLITE_LIMIT_LENGTH, 10'000'000},
                                                          {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                          {SQLITE_LIMIT_COLUMN, 100},
                                                          {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                                          {SQLITE_LIMIT_ATTACHED, 0}}};
  for (const auto& [what, value] : limits) {
    sqlite3_limit(database, what, value);
  }
}

/// The bytes, as SQLite wants to own them. Without the mark of a write-ahead log, for which it
/// would look for a second file.
unsigned char* copy_of(std::string_view bytes) {
  constexpr std::size_t versions = 18;
  constexpr unsigned char rollback = 1;
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (copy != nullptr) {
    std::memcpy(copy, bytes.data(), bytes.size());
    copy[versions] = rollback;
    copy[versions + 1] = rollback;
  }
  return copy;
}

}  // namespace

std::string SqliteRow::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

double SqliteRow::number(int column) const {
  return sqlite3_column_double(statement_, column);
}

SqliteDatabase::SqliteDatabase(const model::SourceText& source)
    : name_(source.name), database_(nullptr, sqlite3_close) {
  constexpr std::size_t header = 100;
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK || source.text->size() < header) {
    throw InputError(name_, "is no whole SQLite database");
  }
  distrust(opened);
  unsigned char* copy = copy_of(source.view());
  const auto size = static_cast<sqlite3_int64>(source.text->size());
  if (copy == nullptr || sqlite3_deserialize(opened,
                                             "main",
                                             copy,
                                             size,
                                             size,
                                             SQLITE_DESERIALIZE_FREEONCLOSE |
                                                 SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
    fail();
  }
  sqlite3_exec(opened, "PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
  sqlite3_set_authorizer(opened, allow_reading, nullptr);
}

void SqliteDatabase::ask(const char* question,
                         const std::function<void(const SqliteRow&)>& take) const {
  int calls = 0;
  sqlite3_progress_handler(database_.get(), steps_a_call, count_call, &calls);
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), question, -1, &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
  if (code != SQLITE_OK) {
    fail();
  }
  int step = sqlite3_step(prepared);
  for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
    take(SqliteRow(prepared));
  }
  sqlite3_progress_handler(database_.get(), 0, nullptr, nullptr);
  if (step != SQLITE_DONE) {
    fail();
  }
}

void SqliteDatabase::fail() const {
  throw InputError(
      name_,
      "cannot be read as a database: " + model::excerpt(sqlite3_errmsg(database_.get())),
      "of SQLite databases those of pytest-monitor are known");
}

}  // namespace splitter::input
