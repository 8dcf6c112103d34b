#pragma once

#include "splitter/python/opening.hpp"
#include "splitter/python/tokens.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// A reason to call something open, and the word in the text.
struct Reason {
  Opening opening = Opening::closed;
  std::string word;

  /// The first reason stays.
  void add(Opening another, std::string_view its_word) {
    if (opening == Opening::closed) {
      opening = another;
      word = its_word;
    }
  }
};

/// A function or class that a scope defines.
struct Definition {
  std::string_view name;
  std::vector<std::string> decorators;  ///< Dotted names as written; empty: some expression.
  std::size_t scope = 0;                ///< The place of a class among the scopes.
  bool is_class = false;
  bool conditional = false;
  bool yields = false;
};

/// The module, or the body of a class.
struct Scope {
  ClassHead head;  ///< The bases of a class.
  std::vector<Definition> definitions;
  std::set<std::string_view> data;  ///< Names of values that are no functions: lists, modules.
  Reason reason;                    ///< Opens the scope, seen from its own statements.
  bool is_test = false;             ///< It says so itself: `__test__`.
  bool skips = false;               ///< Something in it may end the import, whatever else opens it.
};

/// The scopes of a file, the module first, and the meanings of its imported names.
struct Scopes {
  std::vector<Scope> scopes;
  std::set<std::string> imports;  ///< Modules and names from elsewhere, as written, dots in front.
  std::set<std::string> telling;  ///< Those of the names that tell of tests.
  std::set<std::string> stars;    ///< Modules of which it takes all names.
  /// First parts of modules that the module's own top imports, under no condition.
  std::set<std::string> required;
  std::set<std::string_view, std::less<>> classes;  ///< Names of the module's classes.
  /// Classes of the module that its statements assign, delete or hand on.
  std::set<std::string_view, std::less<>> mentioned;
  /// `mock` → `unittest.mock`; several where several statements bind the name, and an empty one
  /// where what it stands for is not known.
  std::map<std::string, std::set<std::string>, std::less<>> stands_for;
};

}  // namespace splitter::python
