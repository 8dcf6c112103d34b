#pragma once

#include <cstdint>
#include <string_view>

namespace splitter::python {

/// The reason why the text of a file does not tell all of its tests (docs/discovery.md has an
/// example of each).
enum class Opening : std::uint8_t {
  closed,       ///< There is none: the text tells them all.
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
  protocol,     ///< runTest: unittest's way to make a test of a class.
  plugins,      ///< pytest_plugins in a test file.
  missing,      ///< It imports a module that is nowhere: running it fails.
};

/// The reason in words, for `it stays whole: …`; empty for `closed`.
[[nodiscard]] std::string_view words_for(Opening opening);

}  // namespace splitter::python
