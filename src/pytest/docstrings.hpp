#pragma once

#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"
#include "splitter/python/doctests.hpp"
#include "splitter/python/outline.hpp"

#include <string>
#include <string_view>

namespace splitter::pytest {

/// The doctests in the docstrings of a Python file. pytest looks for none without
/// `--doctest-modules`, in a `__main__.py`, and in a setup.py that sets up a distribution.
[[nodiscard]] python::Doctests docstrings_in(std::string_view text,
                                             const std::string& path,
                                             const Setup& setup);

/// Adds them to a file whose outline pytest takes for tests: it stays whole, or pytest is asked.
void add_docstrings(python::Doctests doctests, TestFile& file);

/// The same for a file that holds no tests but these. Named to pytest, it is imported as a test
/// file as well: a doubt where its outline may then have tests.
[[nodiscard]] Doubt take_docstrings(python::Doctests doctests,
                                    const python::Outline& outline,
                                    std::string_view text,
                                    const Setup& setup,
                                    TestFile& file);

}  // namespace splitter::pytest
