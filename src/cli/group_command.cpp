#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/planning/clashes.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/planning.hpp"
#include "splitter/planning/shard.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::GroupIndex;
using model::InputError;

/// Tells the time that finding the tests by their names takes, if it is over a tenth of the
/// group's.
void say_lookups(const render::PlanReport& planned, GroupIndex index, const Messages& messages) {
  if (planned.lookups.empty() || 10 * planned.lookups[index] < planned.plan->groups()[index].time) {
    return;
  }
  messages.notice(
      fmt::format("of these, pytest takes {} to find the tests by their names; "
                  "`splitter run` names files",
                  render::human_time(planned.lookups[index])));
}

void say_group(const Settings& settings,
               const render::PlanReport& planned,
               GroupIndex index,
               const Messages& messages) {
  const model::Plan& plan = *planned.plan;
  const model::Group& group = plan.groups()[index];
  const std::string where = origins(settings.shard);
  std::string line = fmt::format("group {} of {}{}: {} in {}",
                                 model::number_of(index).value(),
                                 plan.groups().size(),
                                 where,
                                 render::human_count(group.count, "test"),
                                 render::human_count(group.files, "file"));
  if (planned.measured) {
    line += fmt::format(", {}{}; the last group ends after {}, lower bound {}",
                        render::human_time(group.time),
                        render::needs(group.workers, group.memory),
                        render::human_time(plan.makespan()),
                        render::human_time(plan.bound().time));
  }
  messages.notice(line);
  say_lookups(planned, index, messages);
  messages.notice("plan " + planned.fingerprint);
  if (!group.sessions.empty()) {
    messages.warning(
        fmt::format("this group needs {} pytests, one after the other (serial rules, "
                    "--max-growth): a pipe starts one",
                    group.sessions.size()));
    messages.hint("use `splitter run -- pytest`");
  }
  if (group.count == 0) {
    messages.notice("nothing to run in this group: pytest is told to print its version");
  }
}

/// `run` first: pytest looks for each id among all tests of its file, which costs as much as to
/// start several times where a group holds thousands of ids of one function.
constexpr std::string_view way_round_long_lines =
    "splitter run -- pytest passes files, not ids; or use -o FILE && pytest @FILE (pytest 8.2 or "
    "newer)";

/// Bytes that the xargs of this machine gives to one command.
std::size_t most_for_this_xargs() {
  const auto program = system::program_of("xargs");
  const bool busybox = program && system::file_name(*program) == "busybox";
  return busybox ? render::most_for_busybox : render::most_for_xargs;
}

void warn_of_length(std::span<const std::string> arguments, const Messages& messages) {
  const auto longest = std::ranges::max_element(arguments, {}, &std::string::size);
  const std::size_t size = render::command_line_size(arguments);
  const std::size_t most = most_for_this_xargs();
  if (longest != arguments.end() && longest->size() > render::most_for_one_argument) {
    messages.warning(fmt::format("an id of {} bytes is longer than a command line can carry: {}",
                                 render::human_count(longest->size()),
                                 model::excerpt(*longest)));
    messages.hint(way_round_long_lines);
  } else if (size > most) {
    messages.warning(fmt::format(
        "{} bytes of ids: xargs starts pytest several times for more than {}, which repeats "
        "set-ups and overwrites reports",
        render::human_count(size),
        render::human_count(most)));
    messages.hint(way_round_long_lines);
  }
}

/// pytest ends an argument's path at its first bracket and would run the folder before it. No
/// group runs where one cannot.
void refuse_brackets(const model::Suite& suite) {
  for (const model::File& file : suite.files()) {
    if (file.path.find('[') != std::string_view::npos) {
      throw InputError(model::excerpt(file.path),
                       "pytest cannot be given a path with a bracket",
                       "rename the file or folder");
    }
  }
}

std::string formatted(std::span<const std::string> arguments, render::Format format) {
  try {
    return render::format_arguments(arguments, format);
  } catch (const std::invalid_argument& argument) {
    throw InputError(model::excerpt(argument.what()),
                     "an id with a line break does not fit into lines",
                     "use --format null and `xargs -0`");
  }
}

int run_group(const Settings& settings,
              const std::vector<std::string>& /*words*/,
              const Messages& messages) {
  const GroupIndex index = required_group(settings);
  check_clashes(settings, {}, messages);
  Settings piped = settings;
  piped.delivery = settings.delivery.value_or(Delivery::pipe);
  const render::PlanReport planned = make_plan(piped, messages);
  planning::check_memory(planned);
  refuse_brackets(planned.problem->suite());
  const auto selectors =
      render::selectors(*planned.problem, planned.plan->groups()[index], planned.naming);
  if (settings.format == render::Format::json) {
    deliver(settings, render::group_json(planned, index));
    return success;
  }
  const auto arguments = render::arguments(selectors, planned.workplace);
  say_group(settings, planned, index, messages);
  if (settings.output.empty()) {
    warn_of_length(arguments, messages);
  }
  deliver(settings, formatted(arguments, settings.format));
  return success;
}

}  // namespace

const CommandSpec group_command{
    .command = Command::group,
    .intro = R"(Decides which pytest tests each CI job runs, so that the last job ends early.

Usage:
  splitter --splits N --group K [options] | xargs pytest
  splitter plan --splits N [options]

Without a command, splitter prints what one group runs, ready for xargs.
)",
    .examples = R"(
Examples:
  splitter --splits 4 --group 2 | xargs pytest       run group 2 of 4
  splitter --shard 2/4 -0 | xargs -0 pytest          the same, NUL-separated
  splitter --shard 2/4 -o ids && pytest @ids         the same, pytest 8.2 or newer
  pytest --collect-only -q -m slow | splitter --shard 2/4 --tests - | xargs pytest

Exit codes:
  0  done
  2  wrong usage, unreadable input or output; in a pipe, the word --splitter-failed is
     printed, which pytest refuses, so that no job runs the whole suite by mistake
  3  a bug in splitter
)",
    .wants_group = true,
    .poisons_pipe = true,
    .run = run_group};

}  // namespace splitter::cli
