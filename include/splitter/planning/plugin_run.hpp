#pragma once

#include "splitter/planning/request.hpp"
#include "splitter/render/session_document.hpp"
#include "splitter/system/process.hpp"

#include <set>
#include <string>
#include <vector>

namespace splitter::planning {

/// The plugin by which pytest does its part; a name of the package `python/splitter_pytest`.
inline constexpr const char* pytest_plugin = "splitter_pytest.plugin";

/// A word for a variable of the environment, before what the user has there.
[[nodiscard]] std::string before_own(const std::string& word,
                                     const char* variable,
                                     const char* separator);

/// The session file in this folder: its mark is this name and `.seen`.
[[nodiscard]] std::string session_file(const std::string& folder);

/// Writes the session file into the folder. A session above this one is named in the file.
void write_session(const std::string& folder, render::SessionRequest session);

/// Unpacks the package into the folder, writes the session file there, and tells a command by its
/// environment where both are.
void set_session(system::ProcessRequest& request,
                 const std::string& folder,
                 render::SessionRequest session);

/// A command with the plugin in every pytest below it, before the plugins that the user has there.
[[nodiscard]] system::ProcessRequest request_with(const Request& settings,
                                                  const std::vector<std::string>& command,
                                                  const std::string& folder,
                                                  const render::SessionRequest& session);

/// The request for a record in a folder, of a run that is a part of the CI run that the environment
/// speaks of.
[[nodiscard]] render::RecordRequest record_request(const std::string& records,
                                                   const std::string& run);

/// Tells the records of a run when its command ended, which the pytest in it cannot see, and what
/// its collection depended on: made before the command starts, asked after its end. Nobody is told
/// the time where it started several pytests, or none; and nothing where the disk is full.
class EndNote {
 public:
  EndNote(std::string records, std::string run);
  void write() const;

 private:
  [[nodiscard]] std::set<std::string> records_there() const;

  std::string folder_;
  std::string start_;  ///< Of the names of the run's files.
  std::set<std::string> before_;
};

/// Readable, sorted by time, and of no two runs the same.
[[nodiscard]] std::string new_run_id();

}  // namespace splitter::planning
