#include "splitter/planning/shard.hpp"

#include "splitter/model/error.hpp"

namespace splitter::planning {

model::GroupIndex required_group(const Request& settings) {
  const Shard& shard = settings.shard;
  if (!shard.group.has_value()) {
    throw model::InputError(
        "--group",
        "which group is this?",
        "say --group K, set SPLITTER_GROUP, or run in a CI that says which parallel "
        "job this is; `splitter plan` shows all groups");
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
