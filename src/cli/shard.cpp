#include "shard.hpp"

#include "splitter/model/error.hpp"
#include "values.hpp"

namespace splitter::cli {

model::GroupIndex required_group(const Settings& settings) {
  const Shard& shard = settings.shard;
  if (!shard.group.has_value()) {
    throw model::InputError(
        "--group",
        "which group is this?",
        "say --group K, set SPLITTER_GROUP, or run in a CI that says which parallel "
        "job this is; `splitter plan` shows all groups");
  }
  return *shard.group - 1;
}

std::string origins(const Shard& shard) {
  std::string text;
  for (const std::string& origin : {shard.group_origin, shard.splits_origin}) {
    const std::string source = origin.substr(0, origin.find(':'));
    if (source != from_command_line && text != source) {
      text += (text.empty() ? "" : ", ") + source;
    }
  }
  return text.empty() ? "" : " (" + text + ")";
}

}  // namespace splitter::cli
