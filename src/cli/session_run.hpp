#pragma once

#include "settings.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/plugin_run.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/temporary_folder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

/// Which pytest of a group, and the run that its records belong to.
struct Part {
  model::GroupIndex group = 0;
  std::uint32_t session = 0;
  std::string run;
};

/// One session of a group, in a command of its own, with the plugins that keep its tests and, where
/// that is asked for, record it. What the command needs lies in a folder that lives as long as
/// this.
class SessionRun {
 public:
  SessionRun(const Settings& settings,
             const std::vector<std::string>& command,
             const model::Roster& roster,
             const Part& part);

  /// The exit code that counts for its end; a hint where no pytest below it saw the plan.
  [[nodiscard]] int to_its_end(const Messages& messages) const;

  /// For whoever starts it in another way, and then calls both of the others when it has ended.
  [[nodiscard]] const system::ProcessRequest& request() const { return request_; }
  void note_end() const;
  [[nodiscard]] int check(int code, const Messages& messages) const;

 private:
  system::TemporaryFolder folder_;
  std::string seen_;  ///< A pytest makes this file when it has chosen its tests.
  system::ProcessRequest request_;
  std::optional<planning::EndNote> end_;
};

/// Writes the session file of a group into the folder of --prepare, for a pytest that has started
/// already, and the options of pytest-xdist that the plan counts on to stdout, one word a line.
/// Throws model::InputError for a group of several sessions.
void prepare_session(const Settings& settings,
                     const std::vector<std::string>& command,
                     const model::Roster& roster,
                     const Part& part);

}  // namespace splitter::cli
