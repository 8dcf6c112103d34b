#include "splitter/history/new_names.hpp"

#include "splitter/model/profile_block.hpp"

namespace splitter::history {

NewNames::NewNames(std::span<const Rename> renames) {
  for (const Rename& rename : renames) {
    paths_.emplace(rename.from, rename.to);
  }
}

std::string_view NewNames::of(std::string_view id, std::string_view file) {
  const auto found = paths_.find(file);
  return found == paths_.end() ? id
                               : std::string_view(texts_->emplace_back(
                                     std::string(found->second).append(id.substr(file.size()))));
}

model::NodeId NewNames::of(model::NodeId test) {
  return model::NodeId{of(test.text(), model::block_of_test(test.text()).block)};
}

}  // namespace splitter::history
