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

/// The new texts of ids that begin with a file's path, where the file moved. Each id that is asked
/// for anew is a text anew.
class NewNames {
 public:
  explicit NewNames(std::span<const Rename> renames);

  [[nodiscard]] bool has_moved(std::string_view file) const { return paths_.contains(file); }

  /// An id that begins with the file's path; as it is where the file did not move.
  [[nodiscard]] std::string_view of(std::string_view id, std::string_view file);
  [[nodiscard]] model::NodeId of(model::NodeId test);

  /// Owns the new texts; they also live as long as this does.
  [[nodiscard]] model::Text texts() const { return texts_; }

 private:
  std::unordered_map<std::string_view, std::string_view> paths_;
  std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
};

}  // namespace splitter::history
