#include "splitter/model/profile_block.hpp"

#include "splitter/model/node_id.hpp"

namespace splitter::model {

namespace {

bool looks_like_a_beginning(std::string_view name) {
  return name.ends_with(node_separator) || name.ends_with('[');
}

}  // namespace

BlockId block_of_test(std::string_view id) {
  const std::size_t end = id.find(node_separator);
  const bool whole = end == std::string_view::npos || end + node_separator.size() == id.size();
  return whole ? BlockId{id, {}} : BlockId{id.substr(0, end), id.substr(end)};
}

BlockId block_of_fixture(std::string_view id) {
  const std::string_view place = place_of_fixture(id);
  const std::string_view block = place.substr(0, place.find(node_separator));
  return {block, id.substr(block.size())};
}

std::string_view place_of_fixture(std::string_view id) {
  const std::size_t end = id.rfind(node_separator);
  return id.substr(0, end == std::string_view::npos ? 0 : end);
}

bool stands_within(std::string_view id, std::string_view place) {
  return id.starts_with(place) && id.substr(place.size()).starts_with(node_separator);
}

std::vector<BlockName> names_within_block(std::string_view id) {
  const std::string_view rest = block_of_test(id).rest;
  const std::string_view name = rest.substr(rest.empty() ? 0 : node_separator.size());
  const std::size_t bracket = name.find('[');
  const std::string_view function = name.substr(0, bracket);
  std::vector<BlockName> names;
  for (std::size_t end = function.find(node_separator); end != std::string_view::npos;
       end = function.find(node_separator, end + node_separator.size())) {
    names.push_back({name.substr(0, end + node_separator.size()), true});
  }
  if (bracket != std::string_view::npos) {
    names.push_back({name.substr(0, bracket + 1), true});
  }
  names.push_back({name, false});
  return names;
}

bool is_marked(const BlockName& name) {
  return !name.begins && looks_like_a_beginning(name.text);
}

BlockName block_name_of(std::string_view written) {
  if (written.ends_with('\0')) {
    return {written.substr(0, written.size() - 1), false};
  }
  return {written, looks_like_a_beginning(written)};
}

}  // namespace splitter::model
