#include "doctor_collections.hpp"

#include "compared_collections.hpp"
#include "discovery.hpp"
#include "doctor_machine.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::planning {

namespace {

using input::Collection;
using model::Checkup;
using model::Severity;

constexpr const char* same_names =
    "give it names that no address, clock, random number or order of a set decides";

std::optional<Collection> collected(const Request& request, const char* seed, Checkup& checkup) {
  const Messages unheard(Verbosity::quiet, ColorMode::never);
  try {
    return ask_pytest(request, {}, unheard, {.hash_seed = seed, .keeps = false});
  } catch (const model::InputError& error) {
    // A plan of stored or listed tests may be made where there is no pytest.
    const bool stored = request.discover == Discover::stored || !request.tests.empty();
    checkup.findings.push_back(
        {stored ? Severity::note : Severity::fault,
         "no-collection",
         error.where(),
         error.what(),
         error.hint().empty() ? "make `pytest --collect-only` work here" : error.hint()});
    return std::nullopt;
  }
}

/// True if jobs run their tests with pytest-xdist, whose workers must collect alike.
bool has_workers(const Request& request) {
  return request.runners.all_cores || request.limits.workers > 1 || workers_of_pytest(request);
}

std::string with_count(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? std::string(one) : fmt::format("{} {}", render::human_count(count), many);
}

void examine_changes(const Request& request, const Differences& found, Checkup& checkup) {
  const bool workers = has_workers(request);
  const char* const refuse = workers ? ", and pytest-xdist refuses to run" : "";
  if (found.functions > 0) {
    const bool matters = found.functions_in_plan || workers;
    checkup.findings.push_back(
        {matters ? Severity::fault : Severity::warning,
         "changing-tests",
         model::excerpt(found.function),
         fmt::format("is in one collection and not in the next ({}): {}{}",
                     with_count(found.functions, "the only one", "such"),
                     found.functions_in_plan ? "jobs make different plans"
                                             : "its file stays whole, and its tests have no times",
                     refuse),
         same_names});
  }
  if (found.ids > 0) {
    const bool matters = found.ids_in_plan || workers;
    checkup.findings.push_back(
        {matters ? Severity::fault : Severity::warning,
         "changing-ids",
         model::excerpt(found.id),
         fmt::format("has another id in the next collection ({}): {}{}",
                     with_count(found.ids, "one function", "functions"),
                     found.ids_in_plan ? "jobs make different plans"
                                       : "such a function stays whole, and its tests have no times",
                     refuse),
         "give its parameters ids= that no address, clock, random number or order of a set "
         "decides"});
  }
  const bool contiguous = request.limits.algorithm == model::Algorithm::contiguous;
  if (found.order && found.functions == 0 && found.ids == 0) {
    checkup.findings.push_back({workers || contiguous ? Severity::fault : Severity::note,
                                "changing-order",
                                model::excerpt(found.moved),
                                fmt::format("has another place in the next collection{}{}",
                                            contiguous ? ": jobs cut the order differently" : "",
                                            refuse),
                                "collect in one order: sort what a set or a folder lists"});
  }
}

/// `splitter run` finds a group for tests that no name stands for; a pipe does not.
Severity weight_of_names(const Request& request) {
  return request.delivery == Delivery::run ? Severity::warning : Severity::fault;
}

void examine_names(const Request& request, const Coverage& found, Checkup& checkup) {
  if (found.unnamed > 0 && request.tests.empty()) {
    checkup.findings.push_back(
        {weight_of_names(request),
         "unnamed-tests",
         model::excerpt(found.unnamed_example),
         fmt::format("is collected by pytest, and no name of the plan stands for it ({}): a pipe "
                     "loses it",
                     with_count(found.unnamed, "the only one", "such tests")),
         request.discover == Discover::stored
             ? "record again, or say --discover auto"
             : "say --discover pytest, and report this: splitter should have seen it"});
  }
  if (found.gone > 0) {
    checkup.findings.push_back(
        {weight_of_names(request),
         "missing-tests",
         model::excerpt(found.gone_example),
         fmt::format("is in the plan, and pytest does not collect it ({}): it refuses a group that "
                     "names it",
                     with_count(found.gone, "the only one", "such names")),
         request.discover == Discover::stored
             ? "`pytest --collect-only -q | splitter merge --prune --tests - records/` drops them"
             : "make the list anew, or say --discover pytest"});
  }
}

void examine_broken(const Collection& collection, Checkup& checkup) {
  const bool said = std::ranges::find(checkup.findings, "broken-file", &model::Finding::name) !=
                    checkup.findings.end();
  if (collection.broken.empty() || said) {
    return;
  }
  checkup.findings.push_back(
      {Severity::warning,
       "broken-file",
       model::excerpt(collection.broken.front().text()),
       fmt::format("cannot be collected ({}): its tests run nowhere, and its group fails",
                   with_count(collection.broken.size(), "the only one", "such files")),
       "mend it: `pytest --collect-only` shows why"});
}

}  // namespace

void examine_collections(const Request& request,
                         const render::PlanReport& report,
                         Checkup& checkup) {
  if (request.discover == Discover::files) {
    return;
  }
  const auto first = collected(request, "1", checkup);
  const auto second = first ? collected(request, "2", checkup) : std::nullopt;
  if (!second) {
    return;
  }
  const model::Suite& suite = report.problem->suite();
  const Differences differences = differences_of(*first, *second, suite);
  checkup.facts.push_back({"collected",
                           fmt::format("{} by pytest, {} in two processes",
                                       render::human_count(first->tests.size(), "test"),
                                       differences.any() ? "differently" : "alike"),
                           {{"collected", static_cast<std::int64_t>(first->tests.size())}}});
  examine_changes(request, differences, checkup);
  if (differences.functions == 0) {
    examine_names(request, coverage_of(suite, *first), checkup);
  }
  examine_broken(*first, checkup);
}

}  // namespace splitter::planning
