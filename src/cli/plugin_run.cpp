#include "plugin_run.hpp"

#include "splitter/system/ci_systems.hpp"
#include "splitter/system/environment.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace splitter::cli {

extern const std::string_view record_plugin;
extern const std::string_view process_plugin;
extern const std::string_view select_plugin;

std::string before_own(const std::string& word, const char* variable, const char* separator) {
  const auto own = system::filled_variable(variable);
  return own ? word + separator + *own : word;
}

Plugin recorder() {
  return {"splitter_record", record_plugin};
}

Plugin process_module() {
  return {"splitter_process", process_plugin, false};
}

Plugin selector() {
  return {"splitter_select", select_plugin};
}

system::ProcessRequest request_with(const Settings& settings,
                                    const std::vector<std::string>& command,
                                    const std::string& folder,
                                    std::span<const Plugin> plugins) {
  std::string names;
  for (const Plugin& plugin : plugins) {
    system::write_file(fmt::format("{}/{}.py", folder, plugin.name), plugin.text);
    if (plugin.loaded) {
      names += fmt::format("{}{}", names.empty() ? "" : ",", plugin.name);
    }
  }
  system::ProcessRequest request{.arguments = command, .folder = settings.root};
  request.variables = {{"PYTHONPATH", before_own(folder, "PYTHONPATH", ":")},
                       {"PYTEST_PLUGINS", before_own(names, "PYTEST_PLUGINS", ",")}};
  return request;
}

void set_recording(system::ProcessRequest& request,
                   const std::string& records,
                   const std::string& run) {
  request.variables.emplace_back("SPLITTER_RECORD", records);
  request.variables.emplace_back("SPLITTER_RUN", run);
  request.variables.emplace_back("SPLITTER_RECORDER", "");
  request.variables.emplace_back("SPLITTER_PIPELINE", system::ci_pipeline());
}

EndNote::EndNote(std::string records, std::string run)
    : folder_(std::move(records)), start_(std::move(run) + "-main-"), before_(records_there()) {}

std::set<std::string> EndNote::records_there() const {
  std::set<std::string> found;
  for (std::string& path : system::paths_in(folder_)) {
    if (system::file_name(path).starts_with(start_)) {
      found.insert(std::move(path));
    }
  }
  return found;
}

void EndNote::write() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  std::set<std::string> records = records_there();
  std::erase_if(records, [this](const std::string& path) { return before_.contains(path); });
  if (records.size() == 1) {
    system::append_line(*records.begin(),
                        fmt::format("{{\"e\":\"exit\",\"at_s\":{:.3f}}}\n",
                                    std::chrono::duration<double>(now).count()));
  }
}

std::string new_run_id() {
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y%m%dT%H%M%SZ}-{:016x}", fmt::gmtime(now), system::unique_number());
}

}  // namespace splitter::cli
