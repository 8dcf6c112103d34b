#include "splitter/input/allure_result.hpp"

#include "first_key.hpp"
#include "json_document.hpp"
#include "module_names.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "seconds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Outcome;

struct AllureResult {
  std::string name;
  std::string full_name;
  std::string status;
  std::string message;  ///< `XFAIL` and a reason, of what was expected to fail.
  std::vector<std::string> path;
  std::vector<std::string> values;  ///< Of parameters, as Python's repr.
  double start = 0.0;
  double stop = 0.0;
};

/// A member of each object of a list.
std::vector<std::string> texts_in(JsonDocument& document,
                                  ondemand::value list,
                                  std::string_view member) {
  std::vector<std::string> texts;
  for (auto item : document.checked(list.get_array())) {
    ondemand::value value = document.checked(std::move(item));
    if (member.empty()) {
      texts.emplace_back(document.text(value, "a name"));
      continue;
    }
    for (auto field : document.object(value, "a parameter")) {
      ondemand::field known = document.checked(std::move(field));
      if (document.key(known) == member) {
        texts.emplace_back(document.text(known.value(), "a parameter's value"));
      }
    }
  }
  return texts;
}

/// The message among the details of a status; empty where there is none.
std::string message_in(JsonDocument& document, ondemand::value details) {
  std::string message;
  if (document.checked(details.type()) != ondemand::json_type::object) {
    return message;
  }
  for (auto item : document.object(details, "details")) {
    ondemand::field field = document.checked(std::move(item));
    const bool is_message = document.key(field) == "message";
    ondemand::value value = field.value();
    if (is_message && document.checked(value.type()) == ondemand::json_type::string) {
      message = document.text(value, "a message");
    }
  }
  return message;
}

AllureResult read_result(JsonDocument& document) {
  AllureResult result;
  for (auto item : document.root()) {
    ondemand::field field = document.checked(std::move(item));
    const std::string_view key = document.key(field);
    if (key == "name") {
      result.name = document.text(field.value(), "a name");
    } else if (key == "fullName") {
      result.full_name = document.text(field.value(), "a name");
    } else if (key == "status") {
      result.status = document.text(field.value(), "a status");
    } else if (key == "statusDetails") {
      result.message = message_in(document, field.value());
    } else if (key == "start" || key == "stop") {
      (key == "start" ? result.start : result.stop) = document.number(field.value(), "a time");
    } else if (key == "titlePath") {
      result.path = texts_in(document, field.value(), "");
    } else if (key == "parameters") {
      result.values = texts_in(document, field.value(), "value");
    }
  }
  document.check_end();
  return result;
}

/// `tests/test_a.py::TestA` of `["tests", "test_a.py", "TestA"]`.
std::string node_of_titles(const std::vector<std::string>& titles) {
  std::string node;
  bool in_file = false;
  for (const std::string& title : titles) {
    if (in_file && title.find('[') != std::string::npos) {
      break;  // a piece of a parameter that holds `::`
    }
    node += node.empty() ? "" : in_file ? "::" : "/";
    node += title;
    in_file = in_file || title.ends_with(".py");
  }
  return in_file ? node : std::string();
}

/// A parameter as pytest writes it into an id: a string without its quotes.
std::string as_in_id(std::string value) {
  const bool opens = value.starts_with('\'') || value.starts_with('"');
  const bool quoted = opens && value.size() >= 2 && value.back() == value.front();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

/// The node ID; empty where it is not known.
std::string id_of(const AllureResult& result, const Surroundings& around) {
  const std::size_t mark = result.full_name.rfind('#');
  const std::string function =
      mark == std::string::npos ? result.name : result.full_name.substr(mark + 1);
  std::string node = node_of_titles(result.path);
  if (node.empty() && mark != std::string::npos) {
    node = ModuleNames(around).node_of(result.full_name.substr(0, mark));
  }
  if (node.empty() || function.empty()) {
    return {};
  }
  node += "::";
  const bool is_name = result.name == function || result.name.starts_with(function + "[");
  if (is_name || result.values.empty()) {
    return node + (is_name && !result.values.empty() ? result.name : function);
  }
  std::string id = node + function + "[";
  for (const std::string& value : result.values) {
    id += (id.ends_with('[') ? "" : "-") + as_in_id(value);
  }
  id += ']';
  const auto known = around.known_ids();
  return std::ranges::find(known, model::NodeId{id}) == known.end() ? std::string() : id;
}

Outcome outcome_of(const AllureResult& result) {
  if (result.status == "skipped" && !result.message.starts_with("XFAIL")) {
    return Outcome::skipped;
  }
  const bool fine = result.status == "passed" || result.status == "skipped";
  return fine ? Outcome::passed : Outcome::failed;
}

}  // namespace

bool is_allure_result(const model::SourceText& source) {
  constexpr std::array<std::string_view, 4> members = {
      "\"fullName\"", "\"status\"", "\"uuid\"", "\"stop\""};
  const std::string_view text = source.view();
  return !first_key(text).empty() && std::ranges::all_of(members, [text](std::string_view member) {
    return text.find(member) != std::string_view::npos;
  });
}

Imported parse_allure_result(const model::SourceText& source, const Surroundings& around) {
  constexpr double millisecond = 0.001;
  JsonDocument document(source, "such results are written by `pytest --alluredir`");
  const AllureResult result = read_result(document);
  Imported imported;
  ReportTable tests;
  ReportedTest* test = tests.find_or_add(id_of(result, around));
  if (test == nullptr) {
    imported.unnamed = {1, model::excerpt(result.full_name + " " + result.name)};
    return imported;
  }
  const double took = (result.stop - result.start) * millisecond;
  test->seconds = took >= 0.0 ? took : std::nan("");
  test->outcome = outcome_of(result);
  const double began = result.start * millisecond;
  imported.recordings.push_back(tests.finish({"allure", whole_seconds(began)}, millisecond));
  imported.recordings.back().began = moment(began);
  return imported;
}

}  // namespace splitter::input
