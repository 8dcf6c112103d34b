#include "splitter/input/monitor_database.hpp"

#include "module_names.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "sqlite_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

constexpr const char* which_tests =
    "SELECT SESSION_H, ITEM_PATH, ITEM_VARIANT, TOTAL_TIME FROM TEST_METRICS "
    "WHERE KIND = 'function' ORDER BY rowid";
constexpr const char* which_sessions = "SELECT SESSION_H, RUN_DATE FROM TEST_SESSIONS";

/// Measurement of one test in one session.
struct Row {
  std::string module;
  std::string variant;
  double seconds = 0.0;
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
  explicit KnownTests(const Surroundings& around) : around_(around) {
    for (const model::NodeId id : around.known_ids()) {
      const auto [entry, is_new] = known_.try_emplace(key(id.file(), last_name(id)), id.text());
      if (!is_new && entry->second != id.text()) {
        entry->second = {};  // in two classes: nobody knows which
      }
    }
  }

  /// Empty where two tests have the name.
  [[nodiscard]] std::string find(const std::string& file, const std::string& variant) {
    const auto found = known_.find(key(file, variant));
    if (found != known_.end()) {
      return std::string(found->second);
    }
    const std::size_t end = std::min(variant.find('['), variant.size());
    const std::string node = node_of(file, std::string_view(variant).substr(0, end));
    return node.empty() ? node : node + replaced(variant.substr(end), ", ", "-");
  }

 private:
  /// A function of that name in the file's text, in whichever class; new ones stand in none.
  std::string node_of(const std::string& file, std::string_view function) {
    const auto [entry, is_new] = outlines_.try_emplace(file);
    if (is_new) {
      entry->second = around_.tests_in(file);
    }
    const std::string in_class = "::" + std::string(function);
    const auto fits = [&](const std::string& test) {
      return test == function || test.ends_with(in_class);
    };
    const auto first = std::ranges::find_if(entry->second, fits);
    if (first == entry->second.end()) {
      return file + in_class;
    }
    const bool unique = std::find_if(first + 1, entry->second.end(), fits) == entry->second.end();
    return unique ? file + "::" + *first : std::string();
  }

  static std::string key(std::string_view file, std::string_view name) {
    return std::string(file) + "\n" + as_monitor_writes(name);
  }

  const Surroundings& around_;
  std::unordered_map<std::string, std::string_view> known_;
  std::unordered_map<std::string, std::vector<std::string>> outlines_;
};

class MonitorReader {
 public:
  explicit MonitorReader(const Surroundings& around)
      : around_(around), modules_(around), known_(around) {}

  Imported read(const SqliteDatabase& database) {
    std::map<std::string, std::vector<Row>> sessions;
    std::map<std::string, std::int64_t> dates;
    database.ask(which_sessions, [&](const SqliteRow& row) {
      dates[row.text(0)] = iso_seconds(row.text(1)).value_or(0);
    });
    database.ask(which_tests, [&](const SqliteRow& row) {
      sessions[row.text(0)].push_back({row.text(1), row.text(2), row.number(3)});
    });
    for (const auto& [session, rows] : sessions) {
      read_session({"monitor", dates[session], session}, rows);
    }
    return std::move(result_);
  }

 private:
  void read_session(const RunName& name, const std::vector<Row>& rows) {
    ReportTable tests;
    for (const Row& row : rows) {
      if (ReportedTest* test = tests.find_or_add(id_of(row))) {
        test->seconds += row.seconds >= 0.0 ? row.seconds : std::nan("");
      }
    }
    if (!tests.empty()) {
      result_.recordings.push_back(tests.finish(name));
    }
  }

  /// The file in the rootdir, else the only one that Python can have imported by that name from a
  /// folder of its own; empty where there is none.
  const std::string& file_of(const std::string& module) {
    const auto [entry, is_new] = files_.try_emplace(module);
    if (is_new) {
      entry->second = modules_.node_of(module);
    }
    if (is_new && entry->second.empty()) {
      const std::vector<std::string> found =
          around_.files_ending(replaced(module, ".", "/") + ".py");
      entry->second = found.size() == 1 ? found.front() : std::string();
    }
    return entry->second;
  }

  std::string id_of(const Row& row) {
    const std::string& file = file_of(row.module);
    std::string id = file.empty() ? std::string() : known_.find(file, row.variant);
    if (id.empty() && result_.unnamed.count++ == 0) {
      result_.unnamed.example = model::excerpt(row.module + "." + row.variant);
    }
    return id;
  }

  const Surroundings& around_;
  ModuleNames modules_;
  KnownTests known_;
  std::unordered_map<std::string, std::string> files_;  ///< By module.
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
