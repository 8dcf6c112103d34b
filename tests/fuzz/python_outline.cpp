// Outlines of Python files, and what else is read of a checkout: conftest.py, pytest's
// configuration.

#include "splitter/input/python_outline.hpp"

#include "fuzz.hpp"
#include "splitter/input/fnmatch.hpp"
#include "splitter/input/plugin_text.hpp"
#include "splitter/input/pytest_config.hpp"
#include "splitter/input/python_marks.hpp"

#include <set>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  namespace input = splitter::input;
  const std::string text(fuzz::text_of(data, size));
  const input::PythonOutline outline = input::outline_python(text, {});
  const bool closed = outline.opening == input::Opening::closed;
  fuzz::require(closed || outline.tests.empty(), "only a closed file tells its tests");
  fuzz::require(closed == input::words_for(outline.opening).empty(), "an open one says why");
  const std::set<std::string> unique(outline.tests.begin(), outline.tests.end());
  fuzz::require(unique.size() == outline.tests.size(), "no test is told twice");
  for (const std::string& test : outline.tests) {
    const std::string name = test.substr(test.rfind(':') + 1);
    fuzz::require(text.find(name) != std::string::npos, "a test's name stands in the text");
  }
  fuzz::require(outline.tests == input::outline_python(text + "\n", {}).tests || !closed,
                "a line end more changes nothing");
  for (const input::Mark& mark : input::read_marks(text)) {
    fuzz::require(text.find(mark.name) != std::string::npos, "a mark's name stands in the text");
  }
  (void)input::read_plugin(text);
  for (const std::string_view file : input::pytest_config_files()) {
    for (const int major : {8, 9}) {
      (void)input::read_pytest_config(file, text, major);
    }
  }
  const std::size_t half = text.size() / 2;
  (void)input::fnmatch(text.substr(0, std::min<std::size_t>(half, 64)), text.substr(half, 256));
  return 0;
}
