#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True where the text looks like a result of Allure: an object with a `fullName`, a `status`, a
/// `uuid` and a `stop`.
[[nodiscard]] bool is_allure_result(const model::SourceText& source);

/// Reads one of the files that `pytest --alluredir` (allure-pytest) writes, `UUID-result.json`: one
/// attempt of one test, in milliseconds; the recording's `began` is its start. Allure knows no node
/// IDs: the file is that of `titlePath` or of `fullName`, and the name that of the test, as long as
/// the test gives itself no title. A title's parameters are looked for among the known tests.
[[nodiscard]] Imported parse_allure_result(const model::SourceText& source,
                                           const Surroundings& around);

}  // namespace splitter::input
