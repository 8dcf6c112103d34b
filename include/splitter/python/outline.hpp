#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// pytest's python_functions and python_classes: prefixes or globs.
struct TestNames {
  std::vector<std::string> functions = {"test"};
  std::vector<std::string> classes = {"Test"};
};

/// Why the text of a file does not tell all of its tests (docs/discovery.md has an example of
/// each).
enum class Opening : std::uint8_t {
  closed,       ///< It does.
  not_python,   ///< Not read as Python: no end of a string, brackets or indents that do not fit.
  coding,       ///< An encoding other than UTF-8 and those that keep ASCII as it is.
  name,         ///< A name that Python changes: not ASCII, or private to its class.
  star_import,  ///< `from x import *`.
  imported,     ///< An imported name that is like a test's or tells of a test case.
  base,         ///< A class with a base whose text is elsewhere, or that is not plain.
  class_words,  ///< A class with keywords (a metaclass) or type parameters.
  condition,    ///< A test under `if`, `try`, `for`, `while`, `with` or `match`.
  mention,      ///< A name like a test's in a statement: assigned, deleted, handed on.
  decorator,    ///< A decorator that may put something else in place of a test.
  repeated,     ///< A class under a name that something else has as well.
  dynamic,      ///< Words that make or change names: globals, setattr, exec, __test__ and such.
  skips,        ///< A statement that may end the import: raise, importorskip, exit.
  yields,       ///< A test that yields, which pytest's versions take differently.
  protocol,     ///< load_tests, runTest: unittest's ways to make tests.
  plugins,      ///< pytest_plugins in a test file.
};

/// What to say of it, as in `it stays whole: …`.
[[nodiscard]] std::string_view words_for(Opening opening);

/// The tests of a file as its text tells them: nothing is run.
struct Outline {
  /// `Class::function` or `function`, in pytest's order, no name twice. Instances of parametrised
  /// functions are not seen: a function stands for all of its own. Only where closed.
  std::vector<std::string> tests;
  Opening opening = Opening::closed;  ///< The first reason found, where there are several.
  std::string word;                   ///< The name or word in the text that is the reason.
  /// Modules, and names in modules, that the file takes from elsewhere, as written, with leading
  /// dots: `helpers`, `..common.Shared`. What they are decides as well. Only where closed.
  std::vector<std::string> imports;
};

/// Outlines the source text of a test file. A closed outline is what pytest 7 to 9 collect from it,
/// up to instances, as long as its import succeeds, what it imports are no test cases (see
/// python_module.hpp), and a plain call does not change the module that it stands in.
[[nodiscard]] Outline outline_of(std::string_view text, const TestNames& names);

}  // namespace splitter::python
