// `.splitter.yml`.

#include "splitter/input/settings_file.hpp"

#include "fuzz.hpp"
#include "splitter/input/pattern.hpp"

#include <set>
#include <string>
#include <vector>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  fuzz::parse_or_refuse([&] {
    const auto file = splitter::input::parse_settings(fuzz::source_of(fuzz::text_of(data, size)));
    const auto check = [](const std::vector<splitter::input::SettingLine>& lines) {
      std::set<std::string> keys;
      for (const auto& line : lines) {
        fuzz::require(keys.insert(line.key).second, "no option stands twice");
        fuzz::require(line.where.starts_with("input"), "a setting knows its file");
      }
    };
    check(file.settings);
    for (const auto& rule : file.rules) {
      fuzz::require(!rule.lines.empty(), "a rule says something");
      check(rule.lines);
      for (const std::string& pattern : rule.lines.front().values) {
        const splitter::input::Pattern matcher(pattern, "input");
        (void)matcher.match(splitter::model::NodeId{"tests/a.py::T::f[x]"});
      }
    }
  });
  return 0;
}
