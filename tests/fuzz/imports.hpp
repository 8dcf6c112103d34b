#pragma once

#include "fuzz.hpp"
#include "splitter/input/record_format.hpp"

namespace splitter::fuzz {

/// A checkout in which every name that ends in `.py` is a file, and any other a folder.
inline input::Surroundings full_checkout() {
  input::Surroundings around;
  around.kind_of = [](const std::string& path) {
    return path.ends_with(".py") ? input::PathKind::file : input::PathKind::folder;
  };
  return around;
}

inline bool same_tests(const model::Recording& a, const model::Recording& b) {
  return a.session.run == b.session.run &&
         std::ranges::equal(a.tests, b.tests, [](const auto& x, const auto& y) {
           return x.id == y.id && x.own == y.own && x.outcome == y.outcome && x.peak == y.peak;
         });
}

inline void check_tests(const model::Recording& recording) {
  require(!recording.session.run.empty() && !recording.session.id.empty(), "a run has a name");
  for (const model::RecordedTest& test : recording.tests) {
    require(!test.id.text().empty(), "a test has an id");
    require(test.id.text().find('\0') == std::string_view::npos, "an id fits a command line");
    require(test.own.count() >= 0 && test.own <= model::longest_believable, "times are believable");
  }
}

/// Judges and reads one report twice, without and with spare bytes behind it.
template <typename Is, typename Read>
void import_twice(std::string_view text, Is is, Read read) {
  const model::SourceText tight = source_of(text);
  const model::SourceText spare = source_of(text, model::SourceText::padding + 1);
  require(is(tight) == is(spare), "spare bytes change no format");
  parse_or_refuse([&] {
    const input::Imported first = read(tight, full_checkout());
    const input::Imported second = read(spare, full_checkout());
    require(std::ranges::equal(first.recordings, second.recordings, same_tests),
            "spare bytes change nothing");
    std::ranges::for_each(first.recordings, check_tests);
  });
}

}  // namespace splitter::fuzz
