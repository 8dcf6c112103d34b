#include "splitter/input/junit.hpp"

#include "module_names.hpp"
#include "report_table.hpp"
#include "run_time.hpp"
#include "splitter/model/error.hpp"

#include <charconv>
#include <cmath>
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
  const bool expected = attribute(skipped, "type") == "pytest.xfail";
  return skipped && !expected ? Outcome::skipped : Outcome::passed;
}

/// pytest reports what it could not collect, and its own breakdowns, in the form of tests.
bool is_no_test(std::string_view owner, std::string_view name) {
  return owner.empty() || (owner == "pytest" && name == "internal");
}

class JunitReader {
 public:
  explicit JunitReader(const Surroundings& around) : modules_(around) {}

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
    if (is_no_test(owner, name)) {
      return;
    }
    std::string node = node_in_file(owner, attribute(element, "file"));
    if (node.empty()) {
      node = modules_.node_of(owner);
    }
    if (node.empty()) {
      if (result_.unnamed.count++ == 0) {
        result_.unnamed.example = model::excerpt(owner + "." + std::string(name));
      }
      return;
    }
    if (ReportedTest* test = tests.find_or_add(node.append("::").append(name))) {
      test->seconds += seconds_of(attribute(element, "time"));
      test->outcome = outcome_of(element);
    }
  }

  ModuleNames modules_;
  Imported result_;
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
