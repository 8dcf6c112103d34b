#include "splitter/input/recording.hpp"

#include "splitter/history/evidence.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/render/durations_text.hpp"
#include "support/sources.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

using model::Recording;

/// The text of one session's record: some of ten tests, each once.
std::string record(std::size_t run, std::size_t worker) {
  std::string text = R"({"e":"session","v":1,"run":"r)" + std::to_string(run) +
                     R"(","worker":"gw)" + std::to_string(worker) + "\"}\n";
  for (int test = 0; test < 10; ++test) {
    if (*rc::gen::arbitrary<bool>()) {
      continue;
    }
    const std::string id = "\"a.py::f" + std::to_string(test) + "\"";
    const char* outcome = *rc::gen::element("passed", "failed", "skipped");
    const int millis = *rc::gen::inRange(0, 9000);
    text += R"({"e":"start","id":)" + id + "}\n";
    text += R"({"e":"test","id":)" + id + R"(,"s":0.)" + std::to_string(1000 + millis) +
            R"(,"outcome":")" + outcome + "\"}\n";
  }
  return text + "{\"e\":\"end\",\"wall_s\":1}\n";
}

std::vector<std::string> records() {
  std::vector<std::string> texts;
  for (std::size_t run = 0; run < 3; ++run) {
    for (std::size_t worker = 0; worker < 2; ++worker) {
      texts.push_back(record(run, worker));
    }
  }
  return texts;
}

/// The durations file that these records make.
std::string merged(const std::vector<std::string>& texts) {
  std::vector<Recording> recordings;
  recordings.reserve(texts.size());
  for (const std::string& text : texts) {
    recordings.push_back(input::parse_recording(support::source_of(text)));
  }
  std::vector<render::StoredTime> entries;
  const auto profile = history::profile_of(history::evidence_of(recordings));
  for (const model::Measurement& test : profile.tests) {
    entries.push_back({test.id, test.own, {}});
  }
  return render::durations_text(entries);
}

RC_GTEST_PROP(Merging, InAnyOrderAndTwiceGivesTheSameBytes, ()) {
  std::vector<std::string> texts = records();
  const std::string expected = merged(texts);
  const std::size_t again = *rc::gen::inRange<std::size_t>(0, texts.size());
  texts.push_back(texts[again]);
  for (std::size_t i = texts.size() - 1; i > 0; --i) {
    std::swap(texts[i], texts[*rc::gen::inRange<std::size_t>(0, i + 1)]);
  }
  RC_ASSERT(merged(texts) == expected);
}

RC_GTEST_PROP(Merging, ACutCopyBesideTheWholeChangesNothing, ()) {
  std::vector<std::string> texts = records();
  const std::string expected = merged(texts);
  std::string cut = texts.front();
  cut.resize(*rc::gen::inRange<std::size_t>(cut.find('\n') + 1, cut.size()));
  texts.insert(*rc::gen::arbitrary<bool>() ? texts.begin() : texts.end(), cut);
  RC_ASSERT(merged(texts) == expected);
}

RC_GTEST_PROP(Merging, ACutRecordKeepsWhatWasFinished, ()) {
  const std::string whole = record(0, 0);
  const Recording all = input::parse_recording(support::source_of(whole));
  const std::size_t size = *rc::gen::inRange<std::size_t>(0, whole.size());
  const Recording kept = input::parse_recording(support::source_of(whole.substr(0, size)));
  RC_ASSERT(kept.tests.size() <= all.tests.size());
  for (std::size_t i = 0; i < kept.tests.size(); ++i) {
    RC_ASSERT(kept.tests[i].id == all.tests[i].id && kept.tests[i].own == all.tests[i].own);
  }
}

RC_GTEST_PROP(StoredTimes, ReadBackAsTheyWereWritten, ()) {
  const auto ids = *rc::gen::container<std::set<std::string>>(
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127))));
  std::vector<render::StoredTime> entries;
  for (const std::string& id : ids) {
    entries.push_back({model::NodeId{id},
                       model::Microseconds{*rc::gen::inRange<std::int64_t>(1, 1'000'000'000)},
                       {}});
  }
  const std::string text = render::durations_text(entries);
  const auto read = input::parse_durations(support::source_of(text), input::Numbers::verbatim);
  RC_ASSERT(read.profile.tests.size() == entries.size());
  std::vector<render::StoredTime> again;
  for (std::size_t i = 0; i < read.profile.tests.size(); ++i) {
    RC_ASSERT(read.profile.tests[i].own == entries[i].own);
    again.push_back({read.profile.tests[i].id, read.profile.tests[i].own, read.numbers[i]});
  }
  RC_ASSERT(render::durations_text(again) == text);
}

}  // namespace
}  // namespace splitter::property
