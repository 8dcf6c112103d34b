#include "splitter/input/junit.hpp"

#include "module_names.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

namespace {

using model::InputError;
using model::Outcome;

constexpr std::string_view junit_remedy = "JUnit reports are written by `pytest --junitxml FILE`";

/// Unit to which pytest rounds a test's seconds.
constexpr double reported_unit = 0.001;

std::string_view attribute(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

/// NaN for what is no number, so that it says nothing.
double seconds_of(std::string_view text) {
  double seconds = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && seconds >= 0.0 ? seconds : std::nan("");
}

Outcome outcome_of(const pugi::xml_node& test) {
  if (test.child("failure") || test.child("error")) {
    return Outcome::failed;
  }
  const pugi::xml_node skipped = test.child("skipped");
  const std::string_view type = attribute(skipped, "type");
  const bool expected = type == "pytest.xfail" || type == "XFAIL";
  return skipped && !expected ? Outcome::skipped : Outcome::passed;
}

/// pytest reports what it could not collect, and its own breakdowns, in the form of tests.
bool is_no_test(std::string_view owner, std::string_view name) {
  return (owner.empty() && name.find(model::node_separator) == std::string_view::npos) ||
         (owner == "pytest" && name == "internal");
}

/// unittest-xml-reporting says of each test when it ended; pytest does not.
bool is_of_xmlrunner(const pugi::xml_node& test) {
  return !test.attribute("timestamp").empty();
}

/// `setUpClass (app.TestA)`: unittest reports its failures like tests.
bool is_fixture(std::string_view name) {
  constexpr std::array<std::string_view, 4> fixtures = {
      "setUpClass (", "tearDownClass (", "setUpModule (", "tearDownModule ("};
  return std::ranges::any_of(fixtures, [&](std::string_view f) { return name.starts_with(f); });
}

/// Sub-tests that pytest counts as tests and reports in the element of their test.
std::int64_t sub_tests_of(const pugi::xml_node& suite) {
  std::int64_t more = suite.attribute("tests").as_llong(0);
  for (const pugi::xml_node& test : suite.children("testcase")) {
    --more;
    for (const pugi::xml_node& error : test.children("error")) {
      // pytest below 9.1 counts a test and its tear-down.
      more -= attribute(error, "message").starts_with("failed on teardown") ? 1 : 0;
    }
  }
  return more;
}

class JunitReader {
 public:
  explicit JunitReader(const Surroundings& around) : around_(around), modules_(around) {}

  Imported read(const pugi::xml_node& root) {
    std::vector<pugi::xml_node> open = {root};
    while (!open.empty()) {
      const pugi::xml_node node = open.back();
      open.pop_back();
      ReportTable tests;
      for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "testcase") {
          take(child, tests);
        } else if (name == "testsuite" || name == "testsuites") {
          open.push_back(child);
        }
      }
      if (!tests.empty()) {
        note_sub_tests(node);
        const std::string_view time = attribute(node, "timestamp");
        const std::string identity =
            std::string(time) + "\n" + std::string(attribute(node, "hostname"));
        result_.recordings.push_back(
            tests.finish({"junit", iso_seconds(time).value_or(0), identity}, reported_unit));
      }
    }
    return std::move(result_);
  }

 private:
  void take(const pugi::xml_node& element, ReportTable& tests) {
    const std::string owner(attribute(element, "classname"));
    const std::string_view name = attribute(element, "name");
    const bool of_xmlrunner = is_of_xmlrunner(element);
    if (is_no_test(owner, name) || (of_xmlrunner && is_fixture(name))) {
      return;
    }
    const std::size_t blank = of_xmlrunner ? name.find(' ') : std::string_view::npos;
    const std::string id = id_of(owner, name.substr(0, blank), attribute(element, "file"));
    if (id.empty()) {
      if (result_.unnamed.count++ == 0) {
        result_.unnamed.example = model::excerpt(owner + "." + std::string(name));
      }
      return;
    }
    if (ReportedTest* test = tests.find_or_add(id)) {
      // It runs nothing again, and its sub-tests come in any order.
      const bool failed = of_xmlrunner && test->outcome == Outcome::failed;
      test->seconds += seconds_of(attribute(element, "time"));
      test->outcome = failed ? Outcome::failed : outcome_of(element);
    }
  }

  /// Empty where no file is found.
  std::string id_of(const std::string& owner, std::string_view name, std::string_view file) {
    if (owner.empty()) {
      return id_of_bracketed(std::string(name));
    }
    std::string id = node_in_file(owner, file);
    if (id.empty()) {
      id = modules_.node_of(owner);
    }
    return id.empty() ? id : as_known(id.append(model::node_separator).append(name));
  }

  /// pytest below 9.2 takes a bracket in a path for that of a parameter, and leaves the rest as it
  /// is: `tests.a[1]/test_q.py::test_b`.
  std::string id_of_bracketed(std::string name) {
    const std::size_t bracket = name.find('[');
    const std::size_t end = name.find(model::node_separator);
    if (bracket == std::string::npos || end < bracket) {
      return {};
    }
    std::replace(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(bracket), '.', '/');
    return around_.kind_of(name.substr(0, end)) == PathKind::file ? name : std::string();
  }

  /// pytest 9.2 writes a bracket too many behind a name with text after its last one.
  std::string as_known(std::string id) {
    const std::size_t before = id.size() < 2 ? std::string::npos : id.rfind(']', id.size() - 2);
    if (!id.ends_with(']') || before == std::string::npos || before + 2 >= id.size() ||
        before < id.rfind(model::node_separator)) {
      return id;
    }
    const auto known = around_.known_ids();
    const auto knows = [&](std::string_view text) {
      return std::ranges::find(known, model::NodeId{text}) != known.end();
    };
    const std::string shorter = id.substr(0, id.size() - 1);
    return !knows(id) && knows(shorter) ? shorter : id;
  }

  void note_sub_tests(const pugi::xml_node& suite) {
    const std::int64_t count =
        attribute(suite, "name") == "pytest" && !says_sub_tests_ ? sub_tests_of(suite) : 0;
    if (count > 0) {
      says_sub_tests_ = true;
      result_.warnings.emplace_back(
          "pytest counts the time of sub-tests twice in JUnit reports, and does not say of which "
          "tests: records or pytest-reportlog's logs are exact");
    }
  }

  const Surroundings& around_;
  ModuleNames modules_;
  Imported result_;
  bool says_sub_tests_ = false;
};

}  // namespace

bool is_junit(const model::SourceText& source) {
  constexpr std::size_t prologue = 1U << 16U;
  const std::string_view text = source.view().substr(0, prologue);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '<' &&
         text.find("<testsuite") != std::string_view::npos;
}

Imported parse_junit(const model::SourceText& source, const Surroundings& around) {
  pugi::xml_document document;
  const std::string_view text = source.view();
  const auto result = document.load_buffer(
      text.data(), text.size(), pugi::parse_escapes | pugi::parse_wconv_attribute);
  if (!result) {
    throw InputError(model::place(source, static_cast<std::size_t>(result.offset)),
                     std::string("malformed XML: ") + result.description(),
                     std::string(junit_remedy));
  }
  const pugi::xml_node root = document.document_element();
  const std::string_view name = root.name();
  if (name != "testsuites" && name != "testsuite") {
    throw InputError(source.name,
                     "expected a testsuite, found `" + model::excerpt(name) + "`",
                     std::string(junit_remedy));
  }
  return JunitReader(around).read(name == "testsuites" ? root : document);
}

}  // namespace splitter::input
