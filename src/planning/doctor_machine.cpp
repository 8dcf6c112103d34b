#include "doctor_machine.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/machine.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {

namespace {

using model::Bytes;
using model::Checkup;
using model::Severity;
using model::TestIndex;

constexpr std::int64_t hundredths_a_core = 100;

std::string memory_words() {
  const auto own = system::own_memory();
  if (!own) {
    return "memory unknown";
  }
  const Bytes built_in{system::physical_memory()};
  return own->count < built_in.count ? fmt::format("{} of memory by its control group, of {}",
                                                   render::human_bytes(*own),
                                                   render::human_bytes(built_in))
                                     : render::human_bytes(*own) + " of memory";
}

/// True where pytest-xdist starts as many workers as the machine shows cores.
bool takes_all_cores(const Request& request) {
  const auto named = workers_of_pytest(request);
  return request.runners.all_cores || (named && !named->count);
}

/// The test with the highest peak.
TestIndex largest_test(const model::Problem& problem) {
  TestIndex largest = 0;
  for (TestIndex test = 1; test < problem.tests().size(); ++test) {
    if (problem.memory_of(test).peak > problem.memory_of(largest).peak) {
      largest = test;
    }
  }
  return largest;
}

void examine_limit(const render::PlanReport& report, Checkup& checkup) {
  try {
    check_memory(report);
  } catch (const LimitBroken& broken) {
    checkup.findings.push_back({Severity::fault,
                                "memory",
                                broken.where(),
                                fmt::format("{}: no job runs", broken.what()),
                                broken.hint()});
  }
}

}  // namespace

std::optional<pytest::NamedWorkers> workers_of_pytest(const Request& request) {
  const auto words = pytest::shell_words(request.pytest, "--pytest");
  return pytest::named_workers(
      pytest::words_for_pytest(words), system::canonical(request.root), system::disk());
}

void examine_machine(const Request& request, Checkup& checkup) {
  const std::int64_t cores = system::cores();
  const auto granted = system::granted_cores();
  const std::string quota = granted ? fmt::format(", {}.{:02} granted by its control group",
                                                  *granted / hundredths_a_core,
                                                  *granted % hundredths_a_core)
                                    : "";
  checkup.facts.push_back(
      {"machine",
       fmt::format("{}{}; {}",
                   render::human_count(static_cast<std::size_t>(cores), "core"),
                   quota,
                   memory_words()),
       {{"cores", cores}, {"memory", system::own_memory().value_or(Bytes{}).count}}});
  if (granted && *granted < cores * hundredths_a_core && takes_all_cores(request)) {
    checkup.findings.push_back(
        {Severity::warning,
         "too-many-workers",
         "`auto`",
         fmt::format("starts a worker for each of {} cores, of which the control group grants "
                     "{}.{:02}",
                     cores,
                     *granted / hundredths_a_core,
                     *granted % hundredths_a_core),
         "name the number of workers"});
  }
}

void examine_memory(const render::PlanReport& report, Checkup& checkup) {
  const model::Problem& problem = *report.problem;
  if (!problem.limits().memory.empty()) {
    return examine_limit(report, checkup);
  }
  const auto own = system::own_memory();
  const auto most = std::ranges::max_element(report.plan->groups(), {}, &model::Group::memory);
  if (!own || !problem.has_memory() || most->memory <= *own) {
    return;
  }
  const TestIndex test = largest_test(problem);
  const Bytes peak = problem.memory_of(test).peak;
  const bool alone = problem.baseline().count > own->count - peak.count;
  checkup.findings.push_back(
      {Severity::fault,
       "memory",
       model::excerpt(problem.tests()[test].id.text()),
       fmt::format("has a peak of {}, and its group needs {} of the {} that this machine gives: "
                   "the kernel kills pytest, and the tests behind it do not run",
                   render::human_bytes(peak),
                   render::human_bytes(most->memory),
                   render::human_bytes(*own)),
       alone ? "run it where there is more memory, or make it need less"
             : "say what the runners have, such as --memory-limit 7GiB: the plan then keeps it"});
}

}  // namespace splitter::planning
