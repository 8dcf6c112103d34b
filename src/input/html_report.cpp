#include "splitter/input/html_report.hpp"

#include "json_document.hpp"
#include "report_table.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Outcome;

constexpr std::string_view blob_attribute = " data-jsonblob=\"";
constexpr const char* html_remedy = "such pages are written by `pytest --html` (pytest-html 4)";

/// One row of a test: an attempt, its set-up, its call or its tear-down.
struct HtmlRow {
  std::string result;
  std::string part;
  double seconds = 0.0;
};

/// The text of an attribute; html.escape of Python writes no other entities.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 6> entities = {{{"&#34;", '"'},
                                                                          {"&quot;", '"'},
                                                                          {"&#39;", '\''},
                                                                          {"&lt;", '<'},
                                                                          {"&gt;", '>'},
                                                                          {"&amp;", '&'}}};
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto entity = std::ranges::find_if(
        entities, [text](const auto& known) { return text.starts_with(known.first); });
    const bool is_entity = entity != entities.end();
    plain += is_entity ? entity->second : text.front();
    text.remove_prefix(is_entity ? entity->first.size() : 1);
  }
  return plain;
}

/// `101 ms` or `00:00:02`; NaN for what is neither.
double seconds_of_text(std::string_view text) {
  constexpr double sixty = 60.0;
  double sum = 0.0;
  while (true) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0.0) {
      return std::nan("");
    }
    sum = sum * sixty + number;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(':')) {
      break;
    }
    text.remove_prefix(1);
  }
  if (text == " ms") {
    return sum / 1000.0;
  }
  return text.empty() ? sum : std::nan("");
}

bool is_of_call(const HtmlRow& row) {
  return !row.part.ends_with("::setup") && !row.part.ends_with("::teardown");
}

/// Rows of a call have the time of the whole test; a set-up that stopped it or a tear-down has its
/// own. Only attempts add up.
void take_rows(ReportedTest& test, const std::vector<HtmlRow>& rows) {
  const bool again =
      std::ranges::any_of(rows, [](const HtmlRow& row) { return row.result == "Rerun"; });
  const auto call = std::ranges::find_if(rows, is_of_call);
  for (const HtmlRow& row : rows) {
    const bool counts =
        call == rows.end() || row.result == "Rerun" || (again ? is_of_call(row) : &row == &*call);
    test.seconds += counts ? row.seconds : 0.0;
    const bool failed = row.result == "Failed" || row.result == "Error";
    if (row.result == "Rerun" || failed) {
      test.outcome = failed ? Outcome::failed : Outcome::passed;
    } else if (row.result == "Skipped" && test.outcome == Outcome::passed) {
      test.outcome = Outcome::skipped;
    }
  }
}

class HtmlReader {
 public:
  explicit HtmlReader(const model::SourceText& blob) : document_(blob, html_remedy) {}

  ReportTable read() {
    for (auto item : document_.root()) {
      ondemand::field field = document_.checked(std::move(item));
      if (document_.key(field) == "tests") {
        for (auto test : document_.object(field.value(), "an object of tests")) {
          ondemand::field rows = document_.checked(std::move(test));
          const std::string id(document_.key(rows));
          read_rows(id, rows.value());
        }
      }
    }
    document_.check_end();
    return std::move(tests_);
  }

 private:
  void read_rows(const std::string& id, ondemand::value list) {
    std::vector<HtmlRow> rows;
    for (auto item : document_.checked(list.get_array())) {
      HtmlRow& row = rows.emplace_back();
      for (auto part : document_.object(document_.checked(std::move(item)), "a test's row")) {
        ondemand::field field = document_.checked(std::move(part));
        const std::string_view key = document_.key(field);
        if (key == "result") {
          row.result = document_.text(field.value(), "a result");
        } else if (key == "testId") {
          row.part = document_.text(field.value(), "a node ID");
        } else if (key == "duration") {
          row.seconds = seconds_of_text(document_.text(field.value(), "a time"));
        }
      }
    }
    if (ReportedTest* test = tests_.find_or_add(id)) {
      take_rows(*test, rows);
    }
  }

  JsonDocument document_;
  ReportTable tests_;
};

}  // namespace

bool is_html_report(const model::SourceText& source) {
  const std::string_view text = source.view();
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '<' &&
         text.find("id=\"data-container\"") != std::string_view::npos &&
         text.find(blob_attribute) != std::string_view::npos;
}

Imported parse_html_report(const model::SourceText& source, const Surroundings& around) {
  constexpr double millisecond = 0.001;
  const std::string_view text = source.view();
  const std::size_t at = text.find(blob_attribute);
  const std::size_t begin = at + blob_attribute.size();
  const std::size_t end = at == std::string_view::npos ? at : text.find('"', begin);
  if (end == std::string_view::npos) {
    throw model::InputError(source.name, "the page is cut short", html_remedy);
  }
  const model::SourceText blob{
      source.name, std::make_shared<const std::string>(unescaped(text.substr(begin, end - begin)))};
  Imported imported;
  imported.recordings.push_back(
      HtmlReader(blob).read().finish({"html", around.written}, millisecond));
  return imported;
}

}  // namespace splitter::input
