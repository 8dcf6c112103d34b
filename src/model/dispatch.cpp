#include "splitter/model/dispatch.hpp"

namespace splitter::model {

std::uint32_t crc32(std::string_view bytes) {
  constexpr std::uint32_t polynomial = 0xEDB88320U;
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? polynomial : 0U);
    }
  }
  return ~crc;
}

std::vector<std::string_view> names_for(NodeId id) {
  std::vector<std::string_view> names = {id.text()};
  std::string_view name = id.enclosing(Level::function);
  const std::string_view file = id.file();
  while (name.size() > file.size()) {
    if (name != id.text()) {
      names.push_back(name);
    }
    const std::size_t cut = name.rfind("::");
    if (cut == std::string_view::npos || cut <= file.size()) {
      break;
    }
    name = name.substr(0, cut);
  }
  if (!id.is_path()) {
    names.push_back(file);
  }
  for (std::string_view above = file; above.size() > 1;) {
    above.remove_suffix(1);  // the slash of a folder, or the end of a name
    above = above.substr(0, above.rfind('/') + 1);
    if (!above.empty()) {
      names.push_back(above);
      names.push_back(above.substr(0, above.size() - 1));  // as lists may name it
    }
  }
  return names;
}

Dispatch::Dispatch(const Roster& roster) : selection_(roster.selection) {
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    for (const RosterName& name : roster.groups[group].names) {
      owners_.try_emplace(name.name, Owner{group, &name});
      homes_.try_emplace(NodeId{name.name}.file(), group);
    }
    if (!roster.groups[group].names.empty()) {
      busy_.push_back(group);
    }
  }
  for (const auto& [file, group] : roster.homes) {
    homes_[file] = group;
  }
}

Placement Dispatch::place(NodeId id) const {
  for (const std::string_view name : names_for(id)) {
    if (const auto owner = owners_.find(name); owner != owners_.end()) {
      return {owner->second.group, Reason::named, owner->second.name};
    }
  }
  if (selection_ || busy_.empty()) {
    return {};
  }
  if (const auto home = homes_.find(id.file()); home != homes_.end()) {
    return {home->second, Reason::home};
  }
  return {busy_[crc32(id.file()) % busy_.size()], Reason::new_file};
}

}  // namespace splitter::model
