// Outlines of Python files, and what else is read of a checkout: conftest.py, pytest's
// configuration.

#include "fuzz.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/pytest/config.hpp"
#include "splitter/pytest/plugin_text.hpp"
#include "splitter/python/marks.hpp"
#include "splitter/python/outline.hpp"

#include <set>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  namespace model = splitter::model;
  namespace python = splitter::python;
  namespace pytest = splitter::pytest;
  const std::string text(fuzz::text_of(data, size));
  const python::Outline outline = python::outline_of(text, {});
  const bool closed = outline.opening == python::Opening::closed;
  fuzz::require(closed || outline.tests.empty(), "only a closed file tells its tests");
  fuzz::require(closed == python::words_for(outline.opening).empty(), "an open one says why");
  const std::set<std::string> unique(outline.tests.begin(), outline.tests.end());
  fuzz::require(unique.size() == outline.tests.size(), "no test is told twice");
  for (const std::string& test : outline.tests) {
    const std::string name = test.substr(test.rfind(':') + 1);
    fuzz::require(text.find(name) != std::string::npos, "a test's name stands in the text");
  }
  fuzz::require(outline.tests == python::outline_of(text + "\n", {}).tests || !closed,
                "a line end more changes nothing");
  for (const python::Mark& mark : python::read_marks(text)) {
    fuzz::require(text.find(mark.name) != std::string::npos, "a mark's name stands in the text");
  }
  (void)pytest::read_plugin(text);
  for (const std::string_view file : pytest::config_files()) {
    for (const int major : {8, 9}) {
      (void)pytest::read_config(file, text, major);
    }
  }
  const std::size_t half = text.size() / 2;
  (void)model::fnmatch(text.substr(0, std::min<std::size_t>(half, 64)), text.substr(half, 256));
  return 0;
}
