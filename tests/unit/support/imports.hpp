#pragma once

#include "splitter/input/record_format.hpp"
#include "splitter/model/recording.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::support {

/// A checkout of these files and nothing else.
inline input::Surroundings checkout_of(std::initializer_list<std::string> files) {
  std::map<std::string, input::PathKind> entries;
  for (const std::string& file : files) {
    entries[file] = input::PathKind::file;
    for (std::size_t slash = file.rfind('/'); slash != std::string::npos && slash > 0;
         slash = file.rfind('/', slash - 1)) {
      entries[file.substr(0, slash)] = input::PathKind::folder;
    }
  }
  input::Surroundings around;
  around.kind_of = [entries](const std::string& path) {
    const auto found = entries.find(path);
    return found == entries.end() ? input::PathKind::none : found->second;
  };
  return around;
}

/// The checkout that the samples of reports were written in.
inline input::Surroundings sample_checkout() {
  return checkout_of({"tests/test_plain.py",
                      "tests/base.py",
                      "tests/test_broken.py",
                      "tests/pkg/__init__.py",
                      "tests/pkg/test_mod.py"});
}

/// `id outcome` of each test, in order.
inline std::vector<std::string> outcomes(const model::Recording& recording) {
  const std::array<std::string, 3> words = {"passed", "skipped", "failed"};
  std::vector<std::string> lines;
  for (const model::RecordedTest& test : recording.tests) {
    lines.push_back(std::string(test.id.text()) + " " +
                    words.at(static_cast<std::size_t>(test.outcome)));
  }
  return lines;
}

/// What these give of the samples, in the order in which the tests ran.
inline const std::vector<std::string> sample_outcomes = {
    "tests/pkg/test_mod.py::TestA::test_inherited passed",
    "tests/pkg/test_mod.py::TestA::test_method passed",
    "tests/pkg/test_mod.py::TestA::TestInner::test_deep[1] passed",
    "tests/pkg/test_mod.py::TestA::TestInner::test_deep[2] passed",
    "tests/pkg/test_mod.py::Unit::test_sub passed",
    "tests/pkg/test_mod.py::Unit::test_unit passed",
    "tests/test_plain.py::test_quick passed",
    "tests/test_plain.py::test_slow passed",
    "tests/test_plain.py::test_words[a b] passed",
    R"(tests/test_plain.py::test_words[\xe9/\xfc] passed)",
    "tests/test_plain.py::test_words[x::y] passed",
    "tests/test_plain.py::test_words[[] passed",
    R"(tests/test_plain.py::test_words[q"&<] passed)",
    "tests/test_plain.py::test_words[a - b] passed",
    "tests/test_plain.py::test_fails failed",
    "tests/test_plain.py::test_errors failed",
    "tests/test_plain.py::test_untidy failed",
    "tests/test_plain.py::test_fails_untidily failed",
    "tests/test_plain.py::test_skipped skipped",
    "tests/test_plain.py::test_skips skipped",
    "tests/test_plain.py::test_expected passed",
    "tests/test_plain.py::test_unexpected passed",
    "tests/test_plain.py::test_flaky passed"};

/// The time of one test; -1 where it is not there.
inline std::int64_t time_of(const model::Recording& recording, std::string_view id) {
  for (const model::RecordedTest& test : recording.tests) {
    if (test.id.text() == id) {
      return test.own.count();
    }
  }
  return -1;
}

}  // namespace splitter::support
