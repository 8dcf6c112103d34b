#include "splitter/model/profile_block.hpp"

namespace splitter::model {

namespace {

constexpr std::string_view separator = "::";

}  // namespace

BlockId block_of_test(std::string_view id) {
  const std::size_t end = id.find(separator);
  const bool whole = end == std::string_view::npos || end + separator.size() == id.size();
  return whole ? BlockId{id, {}} : BlockId{id.substr(0, end), id.substr(end)};
}

BlockId block_of_fixture(std::string_view id) {
  const std::string_view place = place_of_fixture(id);
  const std::string_view block = place.substr(0, place.find(separator));
  return {block, id.substr(block.size())};
}

std::string_view place_of_fixture(std::string_view id) {
  const std::size_t end = id.rfind(separator);
  return id.substr(0, end == std::string_view::npos ? 0 : end);
}

bool stands_within(std::string_view id, std::string_view place) {
  return id.starts_with(place) && id.substr(place.size()).starts_with(separator);
}

std::vector<std::string_view> names_within_block(std::string_view id) {
  const std::string_view rest = block_of_test(id).rest;
  if (rest.empty()) {
    return {rest};
  }
  const std::string_view name = rest.substr(separator.size());
  const std::string_view function = name.substr(0, name.find('['));
  std::vector<std::string_view> names;
  for (std::size_t end = function.find(separator); end != std::string_view::npos;
       end = function.find(separator, end + separator.size())) {
    names.push_back(name.substr(0, end));
  }
  names.push_back(function);
  if (function != name) {
    names.push_back(name);
  }
  return names;
}

}  // namespace splitter::model
