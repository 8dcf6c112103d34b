#pragma once

#include "splitter/history/renames.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/suite.hpp"

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace splitter::history {

/// New texts of ids in files that moved. Each question makes a new text.
class NewNames {
 public:
  explicit NewNames(std::span<const Rename> renames);

  [[nodiscard]] bool has_moved(std::string_view file) const { return paths_.contains(file); }

  /// New text of an id that begins with the file's path; the id itself if the file did not move.
  [[nodiscard]] std::string_view of(std::string_view id, std::string_view file);
  [[nodiscard]] model::NodeId of(model::NodeId test);

  /// Owner of the new texts, which live at least as long as this.
  [[nodiscard]] model::Text texts() const { return texts_; }

 private:
  std::unordered_map<std::string_view, std::string_view> paths_;
  std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
};

}  // namespace splitter::history
