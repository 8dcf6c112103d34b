#pragma once

#include "splitter/python/naming.hpp"
#include "splitter/python/opening.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// The tests of a file as its text tells them: nothing is run.
struct Outline {
  /// `Class::function` or `function`, in pytest's order, no name twice. Instances of parametrized
  /// functions are not seen: a function stands for all of its own. Only where closed.
  std::vector<std::string> tests;
  Opening opening = Opening::closed;  ///< The first reason found, where there are several.
  std::string word;                   ///< The name or word in the text that is the reason.
  /// Modules, and names in modules, that the file takes from elsewhere, as written, with leading
  /// dots: `helpers`, `..common.Shared`. They decide as well. Only where closed.
  std::vector<std::string> imports;
  /// Those of them that sound like test cases, and count as such where their text is not found.
  std::vector<std::string> telling;
  /// First parts of the absolute names of modules that running the file surely imports. Only where
  /// closed.
  std::vector<std::string> required;
};

/// Outlines the source text of a test file. A closed outline is what pytest 7 to 9 collect from it,
/// up to instances, as long as its import succeeds, what it imports are no test cases (see
/// module.hpp), and a plain call does not change the module that it stands in.
[[nodiscard]] Outline outline_of(std::string_view text, const TestNames& names);

}  // namespace splitter::python
