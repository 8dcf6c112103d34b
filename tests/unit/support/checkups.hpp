#pragma once

#include "splitter/model/checkup.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::support {

/// The findings in their order, with their severity: `fault memory`.
inline std::vector<std::string> named(const model::Checkup& checkup) {
  std::vector<std::string> names;
  for (const model::Finding& finding : checkup.findings) {
    const auto severity = static_cast<std::size_t>(finding.severity);
    names.push_back(std::string(model::severity_names.at(severity)) + " " + finding.name);
  }
  return names;
}

/// The first finding of a name; a failure where there is none.
inline model::Finding finding(const model::Checkup& checkup, std::string_view name) {
  const auto found = std::ranges::find(checkup.findings, name, &model::Finding::name);
  if (found == checkup.findings.end()) {
    ADD_FAILURE() << "no finding " << name;
    return {};
  }
  EXPECT_FALSE(found->action.empty()) << name;
  return *found;
}

/// The text of a fact; empty where there is none of the name.
inline std::string fact(const model::Checkup& checkup, std::string_view name) {
  const auto found = std::ranges::find(checkup.facts, name, &model::Fact::name);
  return found == checkup.facts.end() ? "" : found->text;
}

}  // namespace splitter::support
