// The document of splitter's collecting plugin is the same after reading and writing it again.

#include "splitter/input/collection.hpp"

#include "fuzz.hpp"
#include "render/json_text.hpp"

namespace {

using splitter::input::Collection;
using splitter::model::NodeId;
using splitter::render::append_json_string;

void put(std::string& text, std::string_view name, std::string_view value) {
  append_json_string(text, name);
  text += ':';
  append_json_string(text, value);
  text += ',';
}

void put(std::string& text, std::string_view name, const std::vector<NodeId>& ids) {
  append_json_string(text, name);
  text += ':';
  char before = '[';
  for (const NodeId id : ids) {
    text += before;
    append_json_string(text, id.text());
    before = ',';
  }
  text += ids.empty() ? "[]," : "],";
}

std::string written(const Collection& collection) {
  std::string text = "{";
  put(text, "root", collection.root);
  put(text, "folder", collection.folder);
  put(text, "config", collection.config);
  put(text, "addopts_paths", collection.addopts_paths);
  put(text, "tests", collection.tests);
  put(text, "broken", collection.broken);
  put(text, "unnameable", collection.unnameable);
  put(text, "unreachable", collection.unreachable);
  put(text, "run_only", collection.run_only);
  return text + (collection.selected ? R"("selected":true})" : R"("selected":false})");
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
