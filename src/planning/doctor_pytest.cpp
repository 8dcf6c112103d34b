#include "doctor_pytest.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/option_places.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/pytest/unsteady_options.hpp"
#include "splitter/pytest/whole_suite.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;
using pytest::Clash;

/// Variables that decide which tests there are or which run, as far as they are set.
constexpr std::array<const char*, 5> telling_variables = {"PYTEST_ADDOPTS",
                                                          "PYTEST_PLUGINS",
                                                          "PYTEST_DISABLE_PLUGIN_AUTOLOAD",
                                                          "PYTHONPATH",
                                                          "PYTHONHASHSEED"};

/// `pytest_xdist-3.8.0.dist-info` as people write it: `pytest-xdist 3.8.0`.
std::string readable(std::string_view distribution) {
  const std::size_t dash = std::min(distribution.find('-'), distribution.size());
  std::string name(distribution.substr(0, dash));
  std::ranges::replace(name, '_', '-');
  const std::string_view rest = distribution.substr(std::min(dash + 1, distribution.size()));
  const std::string_view version = rest.substr(0, std::min(rest.rfind('.'), rest.find('-')));
  return version.empty() ? name : fmt::format("{} {}", name, version);
}

bool is_plugin(std::string_view distribution, const pytest::Environment& environment) {
  const std::string_view name = distribution.substr(0, distribution.find('-'));
  const bool told =
      std::ranges::find(environment.telling, distribution) != environment.telling.end();
  return name != "pytest" &&
         (name.starts_with("pytest_") || pytest::is_harmless_plugin(name) || told);
}

void add_plugins(const pytest::Setup& setup, Checkup& checkup) {
  const pytest::Environment& environment = setup.environment;
  std::vector<std::string> plugins;
  for (const std::string& distribution : environment.distributions) {
    if (is_plugin(distribution, environment)) {
      plugins.push_back(model::excerpt(readable(distribution)));
    }
  }
  std::ranges::sort(plugins);
  checkup.facts.push_back({"plugins",
                           plugins.empty() ? "none" : fmt::format("{}", fmt::join(plugins, ", ")),
                           {{"plugins", static_cast<std::int64_t>(plugins.size())}}});
}

void add_environment(const Request& request, const pytest::Setup& setup, Checkup& checkup) {
  const pytest::Environment& environment = setup.environment;
  const std::string version = environment.major == 0
                                  ? "of a version that its files do not tell"
                                  : fmt::format("{}.{}", environment.major, environment.minor);
  checkup.facts.push_back({"pytest",
                           fmt::format("{}{}{}, started by `{}`",
                                       version,
                                       environment.python.empty() ? "" : ", ",
                                       environment.python,
                                       model::excerpt(request.pytest)),
                           {{"major", environment.major}, {"minor", environment.minor}}});
  add_plugins(setup, checkup);
  checkup.facts.push_back(
      {"discovery",
       setup.doubt ? "pytest must be asked: " + model::excerpt(setup.doubt.text())
                   : "no plugin, option or setting keeps the files from telling their tests",
       {}});
  std::string variables;
  for (const char* name : telling_variables) {
    if (const auto value = setup.tree->variable(name)) {
      variables += fmt::format("{}{}={}", variables.empty() ? "" : ", ", name, *value);
    }
  }
  if (!variables.empty()) {
    checkup.facts.push_back({"variables", model::excerpt(variables), {}});
  }
}

/// The wheel's own plugin takes `--splits` for pytest-split's, unless that is there.
bool is_own_option(const pytest::ClashingOption& found, const pytest::Environment& environment) {
  return found.option == "--splits" && pytest::has_distribution(environment, "pytest_splitter-") &&
         !pytest::has_distribution(environment, "pytest_split-");
}

model::Finding clash_finding(const pytest::ClashingOption& found, const Request& request) {
  const std::string where = found.where + ": " + found.option;
  const bool pipe = request.delivery == Delivery::pipe;
  switch (found.clash) {
    case Clash::divides:
      return {Severity::fault,
              "second-splitter",
              where,
              "divides the tests a second time: most of them would run nowhere",
              "leave it out: splitter's own groups are all that is needed"};
    case Clash::replaces:
      return {pipe ? Severity::fault : Severity::warning,
              "replaced-names",
              where,
              "puts its own tests in place of those that a pipe names: every job would run them",
              "use `splitter run -- pytest`, which selects inside pytest"};
    case Clash::counts_whole:
      return {Severity::warning,
              "whole-suite-limit",
              where,
              "counts in each group by itself: all groups may pass though the suite exceeds it",
              "count in a job that unites the groups' reports"};
    case Clash::judges_whole:
      break;
  }
  return {Severity::warning,
          "whole-suite-floor",
          where,
          "judges each group by itself: a group may fail though all of its tests pass",
          "say --cov-fail-under=0 in the groups' jobs, and judge the whole in a job that unites "
          "their reports"};
}

void examine_options(const std::vector<pytest::OptionPlace>& places,
                     const pytest::Setup& setup,
                     Checkup& checkup) {
  for (const auto& [option, where] : pytest::options_of_memory(places)) {
    checkup.findings.push_back(
        {Severity::fault,
         "remembering-option",
         where + ": " + option,
         "chooses tests by what each machine remembers: jobs that remember other runs make other "
         "plans",
         "take it out, and say it by hand where it is meant"});
  }
  const std::string shuffler =
      pytest::shuffling_plugin(setup.environment, setup.options.blocked, places);
  if (!shuffler.empty()) {
    checkup.findings.push_back(
        {Severity::note,
         "shuffled-order",
         shuffler,
         "shuffles by another seed in each job: a failure that depends on the order will not "
         "come back",
         shuffler == "pytest-randomly" ? "give all jobs of a run one seed, such as "
                                         "--randomly-seed=$GITHUB_RUN_ID"
                                       : "give all jobs of a run one seed: --random-order-seed"});
  }
}

void examine_versions(const Request& request,
                      const pytest::Environment& environment,
                      Checkup& checkup) {
  constexpr int oldest_pytest = 7;
  if (environment.major > 0 && environment.major < oldest_pytest) {
    checkup.findings.push_back(
        {Severity::fault,
         "old-pytest",
         fmt::format("pytest {}.{}", environment.major, environment.minor),
         "is older than splitter's plugin can work in: `splitter run` would run every test",
         "install pytest 7 or newer"});
  }
  if (pytest::has_distribution(environment, "pytest_splitter-") &&
      pytest::has_distribution(environment, "pytest_split-")) {
    checkup.findings.push_back(
        {Severity::warning,
         "two-plugins",
         "pytest-split",
         "is installed beside pytest-splitter, and keeps --splits for itself",
         "uninstall pytest-split, or switch it off: -p no:pytest-split"});
  }
  if (request.discover != Discover::files && request.discover != Discover::stored &&
      environment.major == 0) {
    checkup.findings.push_back(
        {Severity::note,
         "unseen-environment",
         request.pytest,
         "its Python environment is not found, so that pytest must be asked which tests there are",
         "name the pytest of the environment: --pytest .venv/bin/pytest"});
  }
}

}  // namespace

pytest::Setup examine_pytest(const Request& request,
                             const std::vector<std::string>& command,
                             Checkup& checkup) {
  const system::Tree& disk = system::disk();
  pytest::Setup setup = pytest::read_setup(
      {.root = request.root, .command = request.pytest, .named = request.pytest_named}, disk);
  add_environment(request, setup, checkup);
  const std::string folder = system::canonical(request.root);
  const auto words = command.empty() ? pytest::shell_words(request.pytest, "--pytest") : command;
  for (const auto& found : pytest::clashing_options(words, folder, disk)) {
    if (!is_own_option(found, setup.environment)) {
      checkup.findings.push_back(clash_finding(found, request));
    }
  }
  // Options of a command that depend on its cache are left out when pytest is asked.
  const auto asked = pytest::shell_words(pytest::asking_words(words).value_or(""), "the command");
  const auto places = pytest::option_places(asked, pytest::config_above(folder, disk), disk);
  examine_options(places, setup, checkup);
  examine_versions(request, setup.environment, checkup);
  return setup;
}

}  // namespace splitter::planning
