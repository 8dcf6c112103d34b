#include "docstrings.hpp"

#include "splitter/system/path.hpp"

#include <algorithm>

namespace splitter::pytest {

namespace {

using python::Doctests;

/// The first version of pytest that collects a package's `__init__.py` alone where it is named.
constexpr int names_packages_alone = 8;

/// About the bytes of an example and its output, by which files without times are weighed.
constexpr std::int64_t bytes_of_example = 60;

std::int64_t examples_in(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = text.find(">>>"); at != std::string_view::npos;
       at = text.find(">>>", at + 3)) {
    ++count;
  }
  return count;
}

}  // namespace

Doctests docstrings_in(std::string_view text, const std::string& path, const Setup& setup) {
  const std::string name = system::file_name(path);
  const bool sets_up = name == "setup.py" && (text.find("setuptools") != std::string_view::npos ||
                                              text.find("distutils") != std::string_view::npos);
  const bool looks = setup.options.doctest_modules && setup.options.doctests;
  return !looks || sets_up || name == "__main__.py" ? Doctests::none : python::doctests_in(text);
}

void add_docstrings(Doctests doctests, TestFile& file) {
  if (doctests == Doctests::none) {
    return;
  }
  const bool has_tests = !file.tests.empty() || file.knowledge == Knowledge::open;
  file.knowledge = has_tests || doctests == Doctests::surely ? Knowledge::open : Knowledge::asked;
  file.tests.clear();
  file.reason = "doctests";
}

Doubt take_docstrings(Doctests doctests,
                      const python::Outline& outline,
                      std::string_view text,
                      const Setup& setup,
                      TestFile& file) {
  const std::string name = system::file_name(file.path);
  const bool package = name == "__init__.py";
  if (package && setup.environment.major < names_packages_alone) {
    return {file.path, "doctests of a package"};
  }
  if (outline.opening != python::Opening::closed) {
    const std::string word = outline.word.empty() ? "" : ": " + outline.word;
    return {file.path, "doctests beside " + std::string(words_for(outline.opening)) + word};
  }
  if (!outline.tests.empty()) {
    return {file.path, "doctests beside a function that looks like a test: " + outline.tests[0]};
  }
  const bool whole = doctests == Doctests::surely && name != "conftest.py";
  file.knowledge = whole ? Knowledge::open : Knowledge::asked;
  file.reason = "doctests";
  file.size = bytes_of_example * std::max<std::int64_t>(examples_in(text), 1);
  return {};
}

}  // namespace splitter::pytest
