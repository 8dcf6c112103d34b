#include "ci_environment.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/ci_systems.hpp"
#include "splitter/system/environment.hpp"

#include <charconv>
#include <cstdint>
#include <string>

namespace splitter::cli {

namespace {

std::string shifted(const std::string& text, std::uint32_t by, const std::string& origin) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw model::InputError(origin,
                            "expected a whole number, found `" + text + "`",
                            "say which group this is with --group and --splits");
  }
  return std::to_string(std::uint64_t{number} + by);
}

/// Refuses another number of groups than the CI that names this group has jobs: a group without a
/// job would never run.
void check_total(const Values& values, const std::string& total, const ValueOrigin& origin) {
  const Value* group = values.find("group");
  const Value* splits = values.find("splits");
  const bool by_ci = group->origin.layer == Layer::ci && group->origin.source == origin.source;
  if (by_ci && splits != nullptr && splits->texts.back() != total) {
    throw model::InputError("--splits " + splits->texts.back() + " (" + splits->origin.text + ")",
                            "is not the " + total + " jobs that this CI runs (" + origin.text + ")",
                            "leave --splits out, or say --group as well");
  }
}

}  // namespace

void fill_from_own_variables(Values& values) {
  for (const auto& [name, option] : {std::pair{system::splits_variable, OptionName("splits")},
                                     std::pair{system::group_variable, OptionName("group")}}) {
    if (auto text = system::filled_variable(name)) {
      values.fill(option, {{*std::move(text)}, {Layer::variable, name}});
    }
  }
}

void fill_from_ci(Values& values, bool wants_group) {
  if (values.find("shard") != nullptr) {
    return;
  }
  const auto job = system::ci_job();
  if (!job || system::counts_matrix(*job->ci)) {
    return;
  }
  const system::CiSystem& ci = *job->ci;
  const auto origin = [&](const char* variable) {
    return ValueOrigin{Layer::ci, ci.name, std::string(ci.name) + ": " + variable};
  };
  if (wants_group && values.find("group") == nullptr) {
    values.fill(
        "group",
        {{shifted(job->index, 1 - ci.counts_from, origin(ci.index).text)}, origin(ci.index)});
  }
  if (wants_group) {
    check_total(values, job->total, origin(ci.total));
  }
  values.fill("splits", {{job->total}, origin(ci.total)});
}

}  // namespace splitter::cli
