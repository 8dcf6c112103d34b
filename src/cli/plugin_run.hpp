#pragma once

#include "settings.hpp"
#include "splitter/system/process.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// A pytest plugin that is embedded in the program, and the modules that it imports.
struct Plugin {
  std::string_view name;
  std::string_view text;
  bool loaded = true;  ///< False for a module that only another plugin needs.
};

/// Writes down what a run costs; `process_module` belongs to it.
[[nodiscard]] Plugin recorder();
[[nodiscard]] Plugin process_module();

/// Keeps the tests of one group.
[[nodiscard]] Plugin selector();

/// A word for a variable of the environment, before what the user has there.
[[nodiscard]] std::string before_own(const std::string& word,
                                     const char* variable,
                                     const char* separator);

/// A command with these plugins in every pytest below it: unpacked into the folder, named by the
/// environment, before what the user has there.
[[nodiscard]] system::ProcessRequest request_with(const Settings& settings,
                                                  const std::vector<std::string>& command,
                                                  const std::string& folder,
                                                  std::span<const Plugin> plugins);

/// Where and as which run the recorder writes its records.
void set_recording(system::ProcessRequest& request,
                   const std::string& records,
                   const std::string& run);

/// Tells the record of a run when its command ended, which the pytest in it cannot see: made before
/// the command starts, asked after its end. Where it started several pytests, or none, nobody is
/// told; nor where the disk is full. By the monotonic clock, which Python's perf_counter reads,
/// too.
class EndNote {
 public:
  EndNote(std::string records, std::string run);
  void write() const;

 private:
  [[nodiscard]] std::set<std::string> records_there() const;

  std::string folder_;
  std::string start_;  ///< Of the names of the run's files, but those of workers.
  std::set<std::string> before_;
};

/// Readable, sorted by time, and of no two runs the same.
[[nodiscard]] std::string new_run_id();

}  // namespace splitter::cli
