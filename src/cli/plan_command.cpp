#include "commands.hpp"
#include "limits.hpp"
#include "planning.hpp"
#include "splitter/system/files.hpp"

namespace splitter::cli {

void run_plan(const Settings& settings, const Messages& messages) {
  const Planned planned = make_plan(settings, messages);
  const bool to_terminal = settings.output.empty() && system::stdout_is_terminal();
  if (settings.table || (to_terminal && !settings.json)) {
    const bool colour = use_color(settings.color, to_terminal);
    deliver(settings, render::plan_table(planned.report(), {system::terminal_width(), colour}));
    check_memory(planned);
  } else {
    // Before jobs can get hold of a plan that breaks its promise.
    check_memory(planned);
    deliver(settings, render::plan_json(planned.report()));
  }
}

}  // namespace splitter::cli
