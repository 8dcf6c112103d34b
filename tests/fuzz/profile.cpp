// `.test_profile`: what is read and written again reads the same; so does what is merged with
// itself.

#include "splitter/input/profile.hpp"

#include "fuzz.hpp"
#include "splitter/history/calibration.hpp"
#include "splitter/history/evidence.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/render/profile_text.hpp"

namespace {

using splitter::model::Evidence;

bool same(const Evidence& a, const Evidence& b) {
  return a.sessions == b.sessions && a.scopes == b.scopes && a.tests == b.tests &&
         a.samples == b.samples && a.uses == b.uses && a.jobs == b.jobs;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  using splitter::history::combined;
  using splitter::input::parse_profile;
  using splitter::render::profile_text;
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::parse_or_refuse([&] {
    const Evidence read = parse_profile(fuzz::source_of(text));
    const auto spare = fuzz::source_of(text, splitter::model::SourceText::padding + 1);
    fuzz::require(same(read, parse_profile(spare)), "spare bytes change nothing");
    const Evidence once = combined(read, {});
    fuzz::require(same(combined(once, read), once), "merging again changes nothing");
    const std::string written = profile_text(once);
    const Evidence again = combined(parse_profile(fuzz::source_of(written)), {});
    fuzz::require(profile_text(again) == written, "what is written reads back");
    const auto profile = splitter::history::profile_of(once);
    const auto telling = splitter::history::telling_jobs(profile.jobs, false);
    const auto calibration = splitter::history::calibration_of(telling, {});
    fuzz::require(!calibration || calibration->jobs <= telling.size(), "few jobs say more");
    const auto speeds = splitter::history::fitted_speeds(profile.jobs, 2).speeds;
    fuzz::require(speeds.size() == 2, "each group has a speed");
    fuzz::require(profile.tests.size() == once.tests.size(), "each test has its statistics");
  });
  return 0;
}
