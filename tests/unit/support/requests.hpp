#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/system/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

namespace splitter::support {

/// The request of `splitter --splits N --group K` in this folder, with nothing else said.
inline planning::Request request_for(model::GroupIndex group, model::GroupIndex splits) {
  planning::Request request;
  request.shard = {splits, model::GroupNumber{group}, {}, {}};
  request.root = ".";
  request.pytest = "pytest";
  request.durations = {".test_durations"};
  return request;
}

/// What `work` says on stderr, given messages of this verbosity.
template <typename Work>
std::string words_of(Work&& work, planning::Verbosity verbosity = planning::Verbosity::normal) {
  const planning::Messages messages(verbosity, planning::ColorMode::never);
  ::testing::internal::CaptureStderr();
  try {
    work(messages);
  } catch (...) {
    ::testing::internal::GetCapturedStderr();
    throw;
  }
  return ::testing::internal::GetCapturedStderr();
}

/// Makes `./fake-pytest`, a stand-in that runs this shell script.
inline std::string fake_pytest(const std::string& script) {
  system::write_file("fake-pytest", "#!/bin/sh\n" + script + "\n");
  std::filesystem::permissions("fake-pytest", std::filesystem::perms::owner_all);
  return std::filesystem::absolute("fake-pytest").string();
}

/// A script that writes this document where the plugin would: beside the session file.
inline std::string writes_collection(const std::string& document) {
  return "printf '%s' '" + document + "' > \"${SPLITTER_SESSION%/*}/collection.json\"";
}

}  // namespace splitter::support
