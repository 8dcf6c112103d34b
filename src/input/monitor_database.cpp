#include "splitter/input/monitor_database.hpp"

#include "module_names.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "sqlite_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

constexpr const char* which_tests =
    "SELECT SESSION_H, ITEM_PATH, ITEM_VARIANT, TOTAL_TIME, MEM_USAGE FROM TEST_METRICS "
    "WHERE KIND = 'function' ORDER BY rowid";
constexpr const char* which_sessions = "SELECT SESSION_H, RUN_DATE FROM TEST_SESSIONS";

/// Measurement of one test in one session. The marks are MiB above the start of the session.
struct Row {
  std::string module;
  std::string variant;
  double seconds = 0.0;
  double mark = 0.0;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// pytest-monitor writes `, ` for each dash of a test's name.
std::string as_monitor_writes(std::string_view name) {
  return replaced(std::string(name), "-", ", ");
}

/// The name of a test in its class or file.
std::string_view last_name(model::NodeId id) {
  const std::string_view function = id.enclosing(model::Level::function);
  const std::size_t colons = function.rfind("::");
  return colons == std::string_view::npos ? std::string_view{} : id.text().substr(colons + 2);
}

/// The tests that are known, by their files and by what pytest-monitor makes of their names.
class KnownTests {
 public:
  explicit KnownTests(std::span<const model::NodeId> ids) {
    for (const model::NodeId id : ids) {
      const auto [entry, is_new] = known_.try_emplace(key(id.file(), last_name(id)), id.text());
      if (!is_new && entry->second != id.text()) {
        entry->second = {};  // in two classes: nobody knows which
      }
    }
  }

  [[nodiscard]] std::string find(std::string_view file, const std::string& variant) const {
    const auto found = known_.find(key(file, variant));
    if (found != known_.end()) {
      return std::string(found->second);
    }
    return std::string(file) + "::" + replaced(variant, ", ", "-");
  }

 private:
  static std::string key(std::string_view file, std::string_view name) {
    return std::string(file) + "\n" + as_monitor_writes(name);
  }

  std::unordered_map<std::string, std::string_view> known_;
};

constexpr double most_mebibytes = 1e9;

std::int64_t bytes_of_mebibytes(double mebibytes) {
  constexpr double mebibyte = 1024.0 * 1024.0;
  const double believed = std::isfinite(mebibytes) ? mebibytes : 0.0;
  return std::llround(std::clamp(believed, 0.0, most_mebibytes) * mebibyte);
}

/// Memory before a test begins is at most that which the test before it reached, and that which any
/// later one did; so what lies above is the test's own.
std::vector<model::Bytes> peaks_of(const std::vector<Row>& rows) {
  std::vector<model::Bytes> peaks(rows.size());
  std::int64_t later = bytes_of_mebibytes(most_mebibytes);
  for (std::size_t i = rows.size(); i > 0; --i) {
    const std::int64_t mark = bytes_of_mebibytes(rows[i - 1].mark);
    later = std::min(later, mark);
    const std::int64_t before = i > 1 ? std::min(bytes_of_mebibytes(rows[i - 2].mark), later) : 0;
    peaks[i - 1] = {mark - before};
  }
  return peaks;
}

class MonitorReader {
 public:
  explicit MonitorReader(const Surroundings& around)
      : modules_(around), known_(around.known_ids()) {}

  Imported read(const SqliteDatabase& database) {
    std::map<std::string, std::vector<Row>> sessions;
    std::map<std::string, std::int64_t> dates;
    database.ask(which_sessions, [&](const SqliteRow& row) {
      dates[row.text(0)] = iso_seconds(row.text(1)).value_or(0);
    });
    database.ask(which_tests, [&](const SqliteRow& row) {
      sessions[row.text(0)].push_back({row.text(1), row.text(2), row.number(3), row.number(4)});
    });
    for (const auto& [session, rows] : sessions) {
      read_session({"monitor", dates[session], session}, rows);
    }
    return std::move(result_);
  }

 private:
  void read_session(const RunName& name, const std::vector<Row>& rows) {
    const std::vector<model::Bytes> peaks = peaks_of(rows);
    ReportTable tests;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string id = id_of(rows[i]);
      if (ReportedTest* test = tests.find_or_add(id)) {
        test->seconds += rows[i].seconds >= 0.0 ? rows[i].seconds : std::nan("");
        test->peak = std::max(test->peak.value_or(model::Bytes{}), peaks[i]);
      }
    }
    if (!tests.empty()) {
      result_.recordings.push_back(tests.finish(name));
    }
  }

  std::string id_of(const Row& row) {
    const std::string& file = modules_.node_of(row.module);
    std::string id = file.empty() ? std::string() : known_.find(file, row.variant);
    if (id.empty() && result_.unnamed.count++ == 0) {
      result_.unnamed.example = model::excerpt(row.module + "." + row.variant);
    }
    return id;
  }

  ModuleNames modules_;
  KnownTests known_;
  Imported result_;
};

}  // namespace

bool is_monitor_database(const model::SourceText& source) {
  // A database holds the text of its schema.
  return source.view().starts_with(std::string_view("SQLite format 3\0", 16)) &&
         source.view().find("TEST_METRICS") != std::string_view::npos;
}

Imported parse_monitor_database(const model::SourceText& source, const Surroundings& around) {
  return MonitorReader(around).read(SqliteDatabase(source));
}

}  // namespace splitter::input
