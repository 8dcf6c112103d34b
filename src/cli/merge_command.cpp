#include "commands.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "store.hpp"

namespace splitter::cli {

void run_merge(const Settings& settings,
               const std::vector<std::string>& paths,
               const Messages& messages) {
  if (paths.empty()) {
    throw model::InputError(
        "merge", "which records?", "name files or folders: `splitter merge records/`");
  }
  const auto recordings = read_records(paths);
  if (recordings.empty()) {
    throw model::InputError(model::excerpt(paths.front()), "holds no records (*.jsonl)");
  }
  say_victims(recordings, messages);
  fold_into_durations(settings, recordings, messages);
}

}  // namespace splitter::cli
