#include "input/sqlite_rows.hpp"

#include "support/errors.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::report_sample;
using support::source_of;
using ::testing::HasSubstr;

void ask(const std::string& bytes, const char* question) {
  SqliteDatabase(source_of(bytes, "m.db")).ask(question, [](const SqliteRow&) {});
}

TEST(SqliteDatabase, AnswersQuestions) {
  int rows = 0;
  SqliteDatabase(source_of(report_sample("monitor.db")))
      .ask("SELECT ITEM, 1.5 FROM TEST_METRICS WHERE ITEM = 'test_slow'",
           [&](const SqliteRow& row) {
             ++rows;
             EXPECT_EQ(row.text(0), "test_slow");
             EXPECT_EQ(row.number(1), 1.5);
             EXPECT_EQ(row.text(2), "") << "a column that is not there";
           });
  EXPECT_EQ(rows, 1);
}

TEST(SqliteDatabase, OnlyReads) {
  const std::string bytes = report_sample("monitor.db");
  for (const char* question : {"DELETE FROM TEST_METRICS",
                               "DROP TABLE TEST_METRICS",
                               "ATTACH '/tmp/x' AS x",
                               "PRAGMA writable_schema = 1",
                               "CREATE TABLE t (a)",
                               "SELECT load_extension('x')"}) {
    EXPECT_EQ(input_error_of([&] { ask(bytes, question); }).where(), "m.db") << question;
  }
}

TEST(SqliteDatabase, GivesUpAQuestionWithoutEnd) {
  constexpr const char* endless =
      "SELECT a.ITEM FROM TEST_METRICS a, TEST_METRICS b, TEST_METRICS c, TEST_METRICS d, "
      "TEST_METRICS e, TEST_METRICS f, TEST_METRICS g, TEST_METRICS h WHERE a.rowid + b.rowid + "
      "c.rowid + d.rowid + e.rowid + f.rowid + g.rowid + h.rowid = 0";
  EXPECT_THAT(input_error_of([] { ask(report_sample("monitor.db"), endless); }).what(),
              HasSubstr("interrupted"));
}

TEST(SqliteDatabase, OpensOneWithAWriteAheadLog) {
  std::string bytes = report_sample("monitor.db");
  bytes[18] = bytes[19] = 2;
  EXPECT_NO_THROW(ask(bytes, "SELECT ITEM FROM TEST_METRICS"));
}

TEST(SqliteDatabase, IsNotMadeOfOtherBytes) {
  EXPECT_STREQ(input_error_of([] { ask("SQLite format 3", "SELECT 1"); }).what(),
               "is no whole SQLite database");
  EXPECT_THAT(
      input_error_of([] { ask(std::string(5000, 'x'), "SELECT ITEM FROM TEST_METRICS"); }).what(),
      HasSubstr("cannot be read as a database"));
  EXPECT_THAT(
      input_error_of([] { ask(report_sample("monitor.db"), "SELECT a FROM nowhere"); }).what(),
      HasSubstr("no such table: nowhere"));
}

}  // namespace
}  // namespace splitter::input
