#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the text looks like a JUnit report: XML with a `testsuite`.
[[nodiscard]] bool is_junit(const model::SourceText& source);

/// Reads a report of `pytest --junitxml`, in the families xunit1 and xunit2, each `testsuite` a
/// recording, nested or not. A class name such as `tests.pkg.test_mod.TestA` becomes
/// `tests/pkg/test_mod.py::TestA` by the `file` attribute if that fits, else by the files that
/// exist. An expected failure counts as passed. Of several entries of one test in one suite, which
/// are attempts, the times add up and the last outcome counts. Entities and DTDs are not expanded.
/// Throws model::InputError for malformed XML.
[[nodiscard]] Imported parse_junit(const model::SourceText& source, const Surroundings& around);

}  // namespace splitter::input
