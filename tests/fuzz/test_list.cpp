// Lists of tests: node IDs, paths, and what `pytest --collect-only` prints.

#include "fuzz.hpp"
#include "splitter/input/node_list.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  using splitter::model::NodeId;
  fuzz::parse_or_refuse([&] {
    const std::string_view text = fuzz::text_of(data, size);
    const auto list =
        splitter::input::parse_node_list(fuzz::source_of(text), splitter::fuzz::half_is_there);
    const auto ends_line = [](char c) { return c == '\n' || c == '\0'; };
    const auto lines = static_cast<std::size_t>(std::ranges::count_if(text, ends_line)) + 1;
    fuzz::require(list.ids.size() <= lines, "at most one test a line");
    fuzz::require(list.noise + list.unknown <= lines, "noise is counted by lines");
    fuzz::require(fuzz::is_one_line(list.unknown_example), "an example fits into a message");
    for (const NodeId id : list.ids) {
      fuzz::require(!id.file().empty(), "a test is in a file");
      fuzz::require(id.text().find('\n') == std::string_view::npos, "an id is one line");
    }
    for (const NodeId id : list.broken) {
      fuzz::require(std::ranges::find(list.ids, id) != list.ids.end(), "broken files are run");
    }
  });
  return 0;
}
