#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/render/arguments.hpp"

#include <memory>

namespace splitter::cli {

/// The tests that there are, and how pytest's arguments for them are written.
struct Discovery {
  std::shared_ptr<const model::Suite> suite;
  render::Workplace workplace;
};

/// Asks pytest, through splitter's collecting plugin.
[[nodiscard]] Discovery discover_with_pytest(const Settings& settings, const Messages& messages);

/// Takes the lists of `--tests`.
[[nodiscard]] Discovery discover_from_lists(const Settings& settings, const Messages& messages);

/// Takes the ids of the profile.
[[nodiscard]] Discovery discover_stored(const Settings& settings,
                                        const model::Profile& profile,
                                        const Messages& messages);

}  // namespace splitter::cli
