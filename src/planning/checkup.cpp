#include "splitter/planning/checkup.hpp"

#include "doctor_checkout.hpp"
#include "doctor_ci.hpp"
#include "doctor_collections.hpp"
#include "doctor_command.hpp"
#include "doctor_history.hpp"
#include "doctor_machine.hpp"
#include "doctor_plan.hpp"
#include "doctor_pytest.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/piped_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace splitter::planning {

namespace {

/// Words of a command that start pytest, without its options.
std::string starting_pytest(const std::vector<std::string>& command) {
  const std::size_t own = pytest::words_for_pytest(command).size();
  const std::span start(command.data(), command.size() - own);
  return fmt::format("{}", fmt::join(start, " "));
}

/// The command that is given the names of tests, by xargs or as `pytest @ids`; nothing for one that
/// selects inside pytest.
std::optional<std::vector<std::string>> named_command(const std::vector<std::string>& command) {
  if (auto piped = pytest::piped_command(command)) {
    return std::move(piped->command);
  }
  const bool reads_file = std::ranges::any_of(
      pytest::words_for_pytest(command),
      [](const std::string& word) { return word.size() > 1 && word.starts_with('@'); });
  return reads_file ? std::optional(command) : std::nullopt;
}

/// The request of a job that runs this command. A pytest that is given names does not tell which
/// tests there are; only the way to start it counts.
Request as_job(const Request& asked, const std::vector<std::string>& command) {
  Request request = asked;
  request.shard.splits = asked.shard.splits.value_or(2);
  const auto named = named_command(command);
  if (!command.empty() && !request.delivery) {
    request.delivery = named ? Delivery::pipe : Delivery::run;
  }
  const auto words = pytest::asking_words(named.value_or(command));
  if (words && !asked.pytest_named) {
    request.pytest = named ? starting_pytest(*named) : *words;
  }
  return request;
}

}  // namespace

model::Checkup check_up(const Request& asked,
                        const std::vector<std::string>& command,
                        std::int64_t now) {
  model::Checkup checkup;
  const Request request = as_job(asked, command);
  const pytest::Setup setup = examine_pytest(request, command, checkup);
  examine_command(request, command, setup, checkup);
  const auto history = examine_history(request, now, checkup);
  if (history) {
    if (const auto report = examine_plan(request, *history, checkup)) {
      examine_memory(*report, checkup);
      examine_collections(request, *report, checkup);
      examine_test_files(request, *report, checkup);
    }
  }
  examine_machine(request, checkup);
  examine_ci(asked.shard, checkup);
  examine_inputs(request, setup.config, checkup);
  return checkup;
}

}  // namespace splitter::planning
