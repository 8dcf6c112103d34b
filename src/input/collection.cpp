#include "splitter/input/collection.hpp"

#include "splitter/model/error.hpp"

namespace splitter::input {

namespace {

void take(Collection& collection, char kind, std::string_view value, const std::string& name) {
  switch (kind) {
    case 'r':
      collection.root = value;
      break;
    case 'w':
      collection.folder = value;
      break;
    case 'c':
      collection.config = value;
      break;
    case 't':
      collection.tests.emplace_back(value);
      break;
    case 'b':
      collection.broken.emplace_back(value);
      break;
    case 'u':
      collection.unnameable.emplace_back(value);
      break;
    case 'x':
      collection.unreachable.emplace_back(value);
      break;
    case 's':
      collection.selected = true;
      break;
    case 'a':
      collection.addopts_paths = value;
      break;
    case 'e':
      collection.complete = true;
      break;
    default:
      throw model::InputError(name, "unknown record `" + model::excerpt({&kind, 1}) + "`");
  }
}

}  // namespace

Collection parse_collection(const model::SourceText& source) {
  Collection collection;
  std::string_view rest = source.view();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos || end == 0) {
      throw model::InputError(source.name, "a record is cut short");
    }
    take(collection, rest.front(), rest.substr(1, end - 1), source.name);
    rest.remove_prefix(end + 1);
  }
  collection.texts.push_back(source.text);
  return collection;
}

}  // namespace splitter::input
