// Records of runs: read with and without spare bytes, the same; a cut never adds a test.

#include "splitter/input/recording.hpp"

#include "fuzz.hpp"
#include "splitter/history/evidence.hpp"

#include <array>

namespace {

using splitter::model::Recording;

bool same_tests(const Recording& a, const Recording& b) {
  return std::ranges::equal(a.tests, b.tests, [](const auto& x, const auto& y) {
    return x.id == y.id && x.own == y.own && x.outcome == y.outcome && x.peak == y.peak;
  });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  using splitter::input::parse_recording;
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::parse_or_refuse([&] {
    const Recording tight = parse_recording(fuzz::source_of(text));
    const Recording spare =
        parse_recording(fuzz::source_of(text, splitter::model::SourceText::padding + 1));
    fuzz::require(same_tests(tight, spare), "spare bytes change nothing");
    // In the middle of a line what is left may be an object by chance.
    const std::string_view half = text.substr(0, size / 2);
    const std::string_view lines = half.substr(0, half.rfind('\n') + 1);
    const Recording cut = parse_recording(fuzz::source_of(lines));
    fuzz::require(cut.tests.size() <= tight.tests.size(), "a cut adds no test");
    const std::array both = {tight, spare};
    const auto evidence = splitter::history::evidence_of(both);
    fuzz::require(evidence.tests.size() <= tight.tests.size(), "each test once");
  });
  return 0;
}
