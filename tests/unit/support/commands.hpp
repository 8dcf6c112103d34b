#pragma once

#include "cli/settings.hpp"
#include "support/requests.hpp"

namespace splitter::support {

/// The settings of `splitter --splits N --group K` in this folder, with nothing else said.
inline cli::Settings settings_for(model::GroupIndex group, model::GroupIndex splits) {
  return {request_for(group, splits)};
}

}  // namespace splitter::support
