#include "splitter/planning/shard.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/ci_systems.hpp"

namespace splitter::planning {

model::GroupIndex required_group(const Request& settings) {
  const Shard& shard = settings.shard;
  if (!shard.group.has_value()) {
    const std::string hint = system::ci_group_hint();
    throw model::InputError(
        "--group",
        "which group is this?",
        hint.empty() ? "say --group K, set SPLITTER_GROUP, or run in a CI that says which parallel "
                       "job this is; `splitter plan` shows all groups"
                     : hint);
  }
  return model::index_of(*shard.group);
}

std::string origins(const Shard& shard) {
  std::string text;
  for (const ValueOrigin& origin : {shard.group_origin, shard.splits_origin}) {
    if (!origin.typed() && text != origin.source) {
      text += (text.empty() ? "" : ", ") + origin.source;
    }
  }
  return text.empty() ? "" : " (" + text + ")";
}

}  // namespace splitter::planning
