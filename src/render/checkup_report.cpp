#include "splitter/render/checkup_report.hpp"

#include "splitter/model/enum_names.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace splitter::render {

namespace {

using model::Checkup;
using model::Finding;
using model::Severity;
using nlohmann::ordered_json;

constexpr int checkup_version = 1;

/// The codes of a terminal for red, yellow and cyan, by severity.
constexpr std::array<std::string_view, 3> severity_colours = {"\033[31m", "\033[33m", "\033[36m"};

std::string_view severity_word(Severity severity) {
  return model::name_in(model::severity_names, severity);
}

/// Faults first; findings of one severity stay in their order.
std::vector<Finding> by_severity(std::vector<Finding> findings) {
  std::ranges::stable_sort(findings, {}, &Finding::severity);
  return findings;
}

std::string fact_lines(const Checkup& checkup) {
  std::size_t width = 0;
  for (const model::Fact& fact : checkup.facts) {
    width = std::max(width, fact.name.size());
  }
  std::string text;
  for (const model::Fact& fact : checkup.facts) {
    text += fmt::format("{:<{}}  {}\n", fact.name, width, fact.text);
  }
  return text;
}

std::string finding_lines(const Finding& finding, bool colour) {
  const std::string_view word = severity_word(finding.severity);
  const std::string label =
      colour ? fmt::format("{}{}\033[0m",
                           severity_colours.at(static_cast<std::size_t>(finding.severity)),
                           word)
             : std::string(word);
  return fmt::format("\n{} ({}): {}: {}\n  do: {}\n",
                     label,
                     finding.name,
                     finding.where,
                     finding.cause,
                     finding.action);
}

/// `2 faults, 1 note`.
std::string severity_counts(const Checkup& checkup) {
  std::string text;
  for (const Severity severity : {Severity::fault, Severity::warning, Severity::note}) {
    if (const std::size_t count = checkup.count(severity); count > 0) {
      text += (text.empty() ? "" : ", ") + human_count(count, severity_word(severity));
    }
  }
  return text;
}

std::string verdict_line(const Checkup& checkup) {
  if (checkup.findings.empty()) {
    return "\nnothing to complain about: each test runs in one group\n";
  }
  return fmt::format(
      "\n{}{}\n",
      severity_counts(checkup),
      checkup.holds() ? ": each test runs in one group" : ": tests will be lost or run twice");
}

}  // namespace

std::string checkup_text(const Checkup& checkup, bool colour) {
  std::string text = fact_lines(checkup);
  for (const Finding& finding : by_severity(checkup.findings)) {
    text += finding_lines(finding, colour);
  }
  return text + verdict_line(checkup);
}

std::string checkup_json(const Checkup& checkup, std::string_view program) {
  ordered_json json = {{"format", "splitter-doctor"},
                       {"version", checkup_version},
                       {"splitter", program},
                       {"holds", checkup.holds()},
                       {"faults", checkup.count(Severity::fault)},
                       {"warnings", checkup.count(Severity::warning)},
                       {"notes", checkup.count(Severity::note)}};
  auto& facts = json["facts"] = ordered_json::array();
  for (const model::Fact& fact : checkup.facts) {
    auto& object = facts.emplace_back(ordered_json{{"name", fact.name}, {"text", fact.text}});
    for (const auto& [name, number] : fact.numbers) {
      object[name] = number;
    }
  }
  auto& findings = json["findings"] = ordered_json::array();
  for (const Finding& finding : by_severity(checkup.findings)) {
    findings.push_back({{"severity", severity_word(finding.severity)},
                        {"name", finding.name},
                        {"where", finding.where},
                        {"cause", finding.cause},
                        {"action", finding.action}});
  }
  // Names of files and tests are bytes; what is no UTF-8 becomes U+FFFD, for JSON has no other way.
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace splitter::render
