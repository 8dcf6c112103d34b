#pragma once

#include "messages.hpp"
#include "settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// `splitter`: prints what one group runs.
void run_group(const Settings& settings, const Messages& messages);

/// `splitter plan`: shows all groups.
void run_plan(const Settings& settings, const Messages& messages);

/// `splitter run -- COMMAND…`: runs one group, or all, with the selector in every pytest below the
/// command. Returns the command's exit code, 0 for an empty group.
int run_tests(const Settings& settings,
              const std::vector<std::string>& command,
              const Messages& messages);

/// `splitter verify FILE|DIR…`: holds records against the plan. Returns answer_is_no where a test
/// was lost or repeated.
int run_verify(const Settings& settings,
               const std::vector<std::string>& paths,
               const Messages& messages);

/// `splitter which NODEID…`: tells which group runs it. Returns answer_is_no for unknown tests.
int run_which(const Settings& settings,
              const std::vector<std::string>& ids,
              const Messages& messages);

/// `splitter record -- COMMAND…`: runs it with the recorder in every pytest below it, then renews
/// the durations file. Returns the command's exit code.
int run_record(const Settings& settings,
               const std::vector<std::string>& command,
               const Messages& messages);

/// `splitter merge FILE|DIR|GLOB…`: folds records and reports into the durations file. Returns
/// `answer_is_no` where groups are expected of which there is no record.
int run_merge(const Settings& settings,
              const std::vector<std::string>& paths,
              const Messages& messages);

/// `splitter top`: what costs the most.
void run_top(const Settings& settings, const Messages& messages);

/// Writes an answer to `--output`, or to stdout.
void deliver(const Settings& settings, std::string_view text);

}  // namespace splitter::cli
