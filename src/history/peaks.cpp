#include "splitter/history/peaks.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace splitter::history {

namespace {

using model::Bytes;
using model::RecordedTest;
using model::Recording;

bool has_peak(const RecordedTest& test) {
  return test.peak.has_value();
}

bool has_peaks_alone(const Recording& recording) {
  return std::ranges::any_of(recording.tests, has_peak) &&
         std::ranges::all_of(recording.tests, [](const RecordedTest& test) {
           return test.own == model::Microseconds{0};
         });
}

}  // namespace

std::size_t share_peaks(std::vector<Recording>& recordings) {
  std::unordered_map<std::string_view, Bytes> peaks;
  for (const Recording& recording : recordings) {
    if (has_peaks_alone(recording)) {
      for (const RecordedTest& test : recording.tests) {
        Bytes& peak = peaks[test.id.text()];
        peak = std::max(peak, test.peak.value_or(Bytes{}));
      }
    }
  }
  std::unordered_set<std::string_view> taken;
  for (Recording& recording : recordings) {
    if (peaks.empty() || std::ranges::any_of(recording.tests, has_peak)) {
      continue;
    }
    for (RecordedTest& test : recording.tests) {
      const auto peak = peaks.find(test.id.text());
      if (peak != peaks.end() && test.outcome != model::Outcome::skipped) {
        test.peak = peak->second;
        taken.insert(peak->first);
      }
    }
  }
  const std::size_t alone = peaks.size() - taken.size();
  std::erase_if(recordings, has_peaks_alone);
  return alone;
}

}  // namespace splitter::history
