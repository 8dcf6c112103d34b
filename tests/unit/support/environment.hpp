#pragma once

#include "splitter/system/ci_systems.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace splitter::support {

/// Sets environment variables, and puts back what was there when it goes out of scope.
class Environment {
 public:
  Environment() = default;
  ~Environment() {
    for (auto entry = before_.rbegin(); entry != before_.rend(); ++entry) {
      put(entry->first, entry->second);
    }
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  Environment(Environment&&) = delete;
  Environment& operator=(Environment&&) = delete;

  void set(const std::string& name, std::optional<std::string> value) {
    const char* old = std::getenv(name.c_str());
    before_.emplace_back(name, old == nullptr ? std::nullopt : std::optional<std::string>(old));
    put(name, value);
  }

 private:
  static void put(const std::string& name, const std::optional<std::string>& value) {
    if (value.has_value()) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }

  std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

/// An environment in which no CI speaks, wherever these tests run.
class NoCi : public Environment {
 public:
  NoCi() {
    for (const char* name : {system::splits_variable,
                             system::group_variable,
                             system::pipeline_variable,
                             "GITHUB_ACTIONS"}) {
      set(name, std::nullopt);
    }
    for (const system::CiSystem& ci : system::ci_systems) {
      for (const char* name : {ci.index, ci.total, ci.only_if, ci.run, ci.attempt, ci.kind}) {
        if (name != nullptr) {
          set(name, std::nullopt);
        }
      }
    }
  }
};

/// A folder of a test's own, in which it is until the test ends.
class InFolder {
 public:
  InFolder() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder_.path());
  }
  ~InFolder() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
  }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;
  InFolder(InFolder&&) = delete;
  InFolder& operator=(InFolder&&) = delete;

  [[nodiscard]] const std::string& path() const { return folder_.path(); }

 private:
  system::TemporaryFolder folder_;
  std::filesystem::path before_;
};

}  // namespace splitter::support
