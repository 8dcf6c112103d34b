#include "plugin_run.hpp"

#include "ci_environment.hpp"
#include "files.hpp"
#include "splitter/model/error.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace splitter::cli {

extern const std::string_view record_plugin;
extern const std::string_view process_plugin;
extern const std::string_view select_plugin;

namespace {

namespace fs = std::filesystem;

/// False where a killed process or a full disk cut the last one short.
bool ends_with_line(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return file.seekg(-1, std::ios::end) && file.get() == '\n';
}

}  // namespace

std::string before_own(const std::string& word, const char* variable, const char* separator) {
  const char* own = std::getenv(variable);
  return own == nullptr || *own == '\0' ? word : word + separator + own;
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

ProcessRequest request_with(const Settings& settings,
                            const std::vector<std::string>& command,
                            const std::string& folder,
                            std::span<const Plugin> plugins) {
  std::string names;
  for (const Plugin& plugin : plugins) {
    write_file(fmt::format("{}/{}.py", folder, plugin.name), plugin.text);
    if (plugin.loaded) {
      names += fmt::format("{}{}", names.empty() ? "" : ",", plugin.name);
    }
  }
  ProcessRequest request{.arguments = command, .folder = settings.root};
  request.variables = {{"PYTHONPATH", before_own(folder, "PYTHONPATH", ":")},
                       {"PYTEST_PLUGINS", before_own(names, "PYTEST_PLUGINS", ",")}};
  return request;
}

void set_recording(ProcessRequest& request, const std::string& records, const std::string& run) {
  request.variables.emplace_back("SPLITTER_RECORD", records);
  request.variables.emplace_back("SPLITTER_RUN", run);
  request.variables.emplace_back("SPLITTER_RECORDER", "");
  request.variables.emplace_back("SPLITTER_PIPELINE", ci_pipeline());
}

EndNote::EndNote(std::string records, std::string run)
    : folder_(std::move(records)), start_(std::move(run) + "-main-"), before_(records_there()) {}

std::set<std::string> EndNote::records_there() const {
  std::set<std::string> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (entry.path().filename().string().starts_with(start_)) {
      found.insert(entry.path().string());
    }
  }
  return found;
}

void EndNote::write() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  std::set<std::string> records = records_there();
  std::erase_if(records, [this](const std::string& path) { return before_.contains(path); });
  if (records.size() == 1 && ends_with_line(*records.begin())) {
    std::ofstream(*records.begin(), std::ios::app) << fmt::format(
        "{{\"e\":\"exit\",\"at_s\":{:.3f}}}\n", std::chrono::duration<double>(now).count());
  }
}

std::string new_run_id() {
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y%m%dT%H%M%SZ}-{:016x}", fmt::gmtime(now), unique_number());
}

std::string make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    throw model::InputError(path, "cannot be made: " + error.message());
  }
  return fs::absolute(path).lexically_normal().string();
}

}  // namespace splitter::cli
