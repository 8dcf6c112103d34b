#include "splitter/planning/plugin_run.hpp"

#include "embedded.hpp"
#include "splitter/render/exit_event.hpp"
#include "splitter/system/ci_systems.hpp"
#include "splitter/system/environment.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"
#include "taught_record.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace splitter::planning {

namespace {

constexpr const char* session_variable = "SPLITTER_SESSION";

}  // namespace

std::string before_own(const std::string& word, const char* variable, const char* separator) {
  const auto own = system::filled_variable(variable);
  return own ? word + separator + *own : word;
}

std::string session_file(const std::string& folder) {
  return folder + "/session.json";
}

void write_session(const std::string& folder, render::SessionRequest session) {
  session.outer = system::variable(session_variable).value_or("");
  system::write_unsynced(session_file(folder), render::session_document(session));
}

void set_session(system::ProcessRequest& request,
                 const std::string& folder,
                 render::SessionRequest session) {
  const std::string package = system::make_folder(folder + "/splitter_pytest");
  for (const EmbeddedFile& file : pytest_package) {
    system::write_unsynced(fmt::format("{}/{}", package, file.name), file.text);
  }
  write_session(folder, std::move(session));
  request.variables.emplace_back(session_variable, session_file(folder));
  request.variables.emplace_back("PYTHONPATH", before_own(folder, "PYTHONPATH", ":"));
}

system::ProcessRequest request_with(const Request& settings,
                                    const std::vector<std::string>& command,
                                    const std::string& folder,
                                    const render::SessionRequest& session) {
  system::ProcessRequest request{.arguments = command, .folder = settings.root};
  set_session(request, folder, session);
  request.variables.emplace_back("PYTEST_PLUGINS",
                                 before_own(pytest_plugin, "PYTEST_PLUGINS", ","));
  return request;
}

render::RecordRequest record_request(const std::string& records, const std::string& run) {
  return {.folder = records, .run = run, .pipeline = system::ci_pipeline()};
}

EndNote::EndNote(std::string records, std::string run)
    : folder_(std::move(records)), start_(std::move(run) + "-"), before_(records_there()) {}

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
  std::ranges::for_each(records, add_hashes);
  std::erase_if(records, [this](const std::string& path) {
    return !system::file_name(path).starts_with(start_ + "main-");  // those of workers
  });
  if (records.size() == 1) {
    system::append_line(*records.begin(), render::exit_event(now));
  }
}

std::string new_run_id() {
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y%m%dT%H%M%SZ}-{:016x}", fmt::gmtime(now), system::unique_number());
}

}  // namespace splitter::planning
