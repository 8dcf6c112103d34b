#include "promises.hpp"

#include "fuzz.hpp"
#include "splitter/render/plan_report.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <vector>

namespace splitter::fuzz {

namespace {

using model::Group;
using model::Plan;
using model::Problem;
using model::TestIndex;
using render::Naming;
using Names = std::vector<std::string>;

/// An argument as pytest reads it: brackets are an instance of the last name before them.
struct Argument {
  std::string path;
  Names names;
};

Argument read_argument(std::string_view text) {
  const std::size_t bracket = text.find('[');
  std::string_view base = text.substr(0, bracket);
  Argument argument;
  bool in_path = true;
  while (true) {
    const std::size_t end = base.find("::");
    const std::string part(base.substr(0, end));
    if (std::exchange(in_path, false)) {
      argument.path = part;
    } else {
      argument.names.push_back(part);
    }
    if (end == std::string_view::npos) {
      break;
    }
    base.remove_prefix(end + 2);
  }
  if (bracket != std::string_view::npos && !argument.names.empty()) {
    argument.names.back() += text.substr(bracket);
  }
  return argument;
}

/// Written anew from pytest's documentation, so that splitter is not its own judge.
bool runs(const std::string& selector, std::string_view id) {
  const Argument asked = read_argument(selector);
  const Argument test = read_argument(id);
  if (asked.path != test.path || asked.names.size() > test.names.size()) {
    return false;
  }
  for (std::size_t i = 0; i < asked.names.size(); ++i) {
    const std::string& name = test.names[i];
    const bool instance = name.substr(0, name.find('[')) == asked.names[i];
    if (asked.names[i] != name && !instance) {
      return false;
    }
  }
  return true;
}

/// pytest reads a bracket in a path as an instance; `group_command` refuses such paths.
bool can_be_given_to_pytest(const Problem& problem) {
  return std::ranges::none_of(problem.suite().files(), [](const model::File& file) {
    return file.path.find('[') != std::string_view::npos;
  });
}

/// The words that plain xargs makes of a text: blanks part words, a backslash protects the next
/// byte.
Names words_of_xargs(std::string_view text) {
  Names words;
  std::string word;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank = std::string_view(" \t\n").find(text[i]) != std::string_view::npos;
    if (blank && in_word) {
      words.push_back(std::exchange(word, {}));
    } else if (!blank) {
      require(text[i] != '\'' && text[i] != '"', "quotes are escaped for xargs");
      i += text[i] == '\\' ? 1 : 0;
      require(i < text.size(), "a backslash protects something");
      word += text[i];
    }
    in_word = !blank;
  }
  return words;
}

/// True where every test may run apart from every other.
bool can_be_parted(const Problem& problem) {
  const auto tests = problem.tests();
  const auto begins = [](const model::Test& test, const model::Test& next) {
    return next.id.text().starts_with(test.id.text());
  };
  return (problem.limits().keep == model::Keep::none ||
          problem.limits().keep == model::Keep::automatic) &&
         std::ranges::adjacent_find(tests, begins) == tests.end();
}

void check_text(const Names& selectors) {
  Names arguments = render::arguments(selectors, {});
  require(words_of_xargs(render::format_arguments(arguments, render::Format::args)) == arguments,
          "xargs gives pytest what splitter meant");
  if (!selectors.empty()) {
    require(arguments.front() == render::end_of_options, "no option takes a name for its value");
    arguments.erase(arguments.begin());
  }
  for (const std::string& argument : arguments) {
    require(argument == "--version" || !argument.starts_with('-'), "no id is taken for an option");
  }
}

}  // namespace

void check_plan(const Problem& problem, const Plan& plan) {
  std::vector<int> seen(problem.tests().size(), 0);
  std::size_t empty = 0;
  for (const Group& group : plan.groups()) {
    empty += group.tests.empty() ? 1 : 0;
    for (const TestIndex test : group.tests) {
      ++seen.at(test);
    }
    const auto position = [&problem](TestIndex test) { return problem.tests()[test].position; };
    require(std::ranges::is_sorted(group.tests, {}, position), "a group keeps collection order");
    require(group.time == model::group_time(problem, group.tests), "times add up");
    require(group.time <= plan.makespan(), "the makespan is the longest group");
  }
  require(std::ranges::all_of(seen, [](int times) { return times == 1; }), "exactly once");
  require(plan.bound().time <= plan.makespan(), "no plan beats the lower bound");
  const bool enough = problem.tests().size() >= plan.groups().size() && can_be_parted(problem);
  require(empty == 0 || !enough, "no group is empty while there are tests enough");
}

void check_selectors(const Problem& problem, const Plan& plan) {
  if (!can_be_given_to_pytest(problem)) {
    return;
  }
  Names all;
  std::size_t expanded = 0;
  for (const Group& group : plan.groups()) {
    const Names names = render::selectors(problem, group, Naming::collapsed);
    check_text(names);
    all.insert(all.end(), names.begin(), names.end());
    expanded += render::selectors(problem, group, Naming::expanded).size();
  }
  require(expanded == problem.tests().size(), "expanded, each test is named once");
  for (const model::Test& test : problem.tests()) {
    const auto times = std::ranges::count_if(
        all, [&test](const std::string& name) { return runs(name, test.id.text()); });
    require(times == 1, "pytest runs each test in one group, once");
  }
}

void check_reports(const Problem& problem, const Plan& plan, const std::string& fingerprint) {
  // Both outlive the report.
  const render::PlanReport report{.problem = {std::shared_ptr<void>(), &problem},
                                  .plan = {std::shared_ptr<void>(), &plan},
                                  .fingerprint = fingerprint,
                                  .program = "fuzz",
                                  .workplace = {}};
  const auto json = nlohmann::json::parse(render::plan_json(report));
  require(json.at("groups").size() == plan.groups().size(), "the plan's JSON has all groups");
  require(json.at("fingerprint") == fingerprint, "the plan's JSON names the plan");
  std::size_t lines = 0;
  for (const char c : render::plan_table(report, {.width = 80, .colour = true})) {
    lines += c == '\n' ? 1 : 0;
  }
  require(lines >= plan.groups().size() + 3, "the table has a line a group");
}

}  // namespace splitter::fuzz
