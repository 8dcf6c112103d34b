// `.splitter.yml`.

#include "splitter/input/settings_file.hpp"

#include "fuzz.hpp"

#include <set>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::parse_or_refuse([&] {
    std::set<std::string> keys;
    for (const auto& line :
         splitter::input::parse_settings(fuzz::source_of(fuzz::text_of(data, size)))) {
      fuzz::require(keys.insert(line.key).second, "no option stands twice");
      fuzz::require(line.where.starts_with("input"), "a setting knows its file");
    }
  });
  return 0;
}
