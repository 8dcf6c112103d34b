#include "splitter/model/node_id.hpp"

namespace splitter::model {

std::string_view NodeId::file() const {
  return text_.substr(0, text_.find(node_separator));
}

bool NodeId::is_path() const {
  return text_.find(node_separator) == std::string_view::npos;
}

std::string_view NodeId::enclosing(Level level) const {
  const std::size_t file_end = text_.find(node_separator);
  if (level == Level::test || file_end == std::string_view::npos) {
    return text_;
  }
  if (level == Level::file) {
    return text_.substr(0, file_end);
  }
  const std::string_view function = text_.substr(0, text_.find('[', file_end));
  if (level == Level::function) {
    return function;
  }
  return function.substr(0, function.rfind(node_separator));
}

bool selects(std::string_view selector, std::string_view id) {
  if (!id.starts_with(selector)) {
    return false;
  }
  const NodeId asked{selector};
  const std::string_view rest = id.substr(selector.size());
  if (rest.empty() || asked.enclosing(Level::function) != selector) {
    return rest.empty();
  }
  return rest.starts_with(node_separator) || (rest.starts_with('[') && !asked.is_path());
}

}  // namespace splitter::model
