#include "commands.hpp"
#include "durations.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/top.hpp"
#include "splitter/system/files.hpp"

namespace splitter::cli {

void run_top(const Settings& settings, const Messages& messages) {
  // That a file is not there means something else here than to a plan.
  const Messages unheard(Verbosity::quiet, settings.color);
  const model::Profile profile = read_history(settings, unheard);
  if (profile.tests.empty()) {
    throw model::InputError(settings.profile,
                            "nothing is stored of any test",
                            "record them once: `splitter record -- pytest`");
  }
  if (profile.setups.empty() && !profile.has_memory) {
    messages.notice("times only: memory and set-ups are known once `splitter record` wrote " +
                    settings.profile);
  }
  const bool to_terminal = settings.output.empty() && system::stdout_is_terminal();
  if (settings.table || (to_terminal && !settings.json)) {
    const bool colour = use_color(settings.color, to_terminal);
    deliver(settings,
            render::top_table(profile, settings.limit, {system::terminal_width(), colour}));
  } else {
    deliver(settings, render::top_json(profile, settings.limit, SPLITTER_VERSION));
  }
}

}  // namespace splitter::cli
