// The text of splitter's collecting plugin is the same after reading and writing it again.

#include "splitter/input/collection.hpp"

#include "fuzz.hpp"

namespace {

using splitter::input::Collection;
using splitter::model::NodeId;

void put(std::string& text, char kind, std::string_view value) {
  text.append(1, kind).append(value).append(1, '\0');
}

std::string written(const Collection& collection) {
  std::string text;
  put(text, 'r', collection.root);
  put(text, 'w', collection.folder);
  put(text, 'c', collection.config);
  for (const auto& [kind, ids] : {std::pair{'t', &collection.tests},
                                  {'b', &collection.broken},
                                  {'u', &collection.unnameable},
                                  {'x', &collection.unreachable}}) {
    for (const NodeId id : *ids) {
      put(text, kind, id.text());
    }
  }
  if (collection.selected) {
    put(text, 's', "");
  }
  if (collection.complete) {
    put(text, 'e', "");
  }
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using splitter::input::parse_collection;
  namespace fuzz = splitter::fuzz;
  fuzz::parse_or_refuse([&] {
    const Collection once = parse_collection(fuzz::source_of(fuzz::text_of(data, size)));
    const std::string text = written(once);
    const Collection twice = parse_collection(fuzz::source_of(text));
    fuzz::require(text == written(twice), "a collection survives being written and read");
  });
  return 0;
}
