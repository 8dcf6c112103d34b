#include "splitter/input/profile.hpp"

#include "splitter/history/evidence.hpp"
#include "splitter/input/recording.hpp"
#include "splitter/render/profile_text.hpp"
#include "support/sources.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

using model::Evidence;
using model::Recording;

std::string fixture_events() {
  std::string text;
  for (const char* fixture : {"net", "a.py::db", "a.py::T::box"}) {
    const int micros = *rc::gen::inRange(0, 90'000);
    text += R"({"e":"fixture","scope":"module","id":")" + std::string(fixture) + R"(","s":0.)" +
            std::to_string(100'000 + micros) + "}\n";
  }
  return text;
}

std::string test_event(const std::string& id) {
  const char* outcome = *rc::gen::element("passed", "failed", "skipped");
  const char* memory = *rc::gen::element("", R"("before_kib":9,"peak_kib":50,"after_kib":8,)");
  const char* uses = *rc::gen::element(R"("uses":["net"])",
                                       R"("uses":["a.py::db","net"])",
                                       R"("uses":["a.py::T::box"])",
                                       R"("uses":[])");
  const int millis = *rc::gen::inRange(0, 9000);
  return R"({"e":"test","id":")" + id + R"(","s":0.)" + std::to_string(1000 + millis) +
         R"(,"outcome":")" + outcome + "\"," + memory + uses + "}\n";
}

/// The job of a session: most are of one group, of which not all are kept.
std::string job_members(int run) {
  const int group = run % 5 == 0 ? 2 : 1;
  return R"("planned_s":4.5,"planned_tests":6,"group":)" + std::to_string(group) +
         R"(,"groups":2,"began_s":)" + std::to_string(run) + ".25";
}

/// One session of a run: what it set up, and some of the tests, each once.
std::string session_record(int run, int worker) {
  std::string text = R"({"e":"session","v":1,"run":"r)" + std::to_string(10 + run) +
                     R"(","worker":")" + (worker == 0 ? "" : "gw1") +
                     R"(","startup_s":0.25,"collected_s":1.5,"baseline_kib":1000,)" +
                     job_members(run) + "}\n" + fixture_events();
  for (const char* id :
       {"a.py::T::f", "a.py::T::f[1]", "a.py::T::f[2]", "a.py::T::g", "a.py::h", "b.py::f"}) {
    text += *rc::gen::arbitrary<bool>() ? test_event(id) : "";
  }
  text += *rc::gen::element("",
                            R"({"e":"end","wall_s":4.125,"exit":0}
)",
                            R"({"e":"end","wall_s":4.125,"exit":2}
)");
  if (*rc::gen::arbitrary<bool>()) {
    text += R"({"e":"exit","at_s":)" + std::to_string(run + 5) + ".5}\n";
  }
  return text;
}

/// The records of twelve runs: more than a profile keeps, of tests and of jobs.
std::vector<std::string> twelve_runs() {
  std::vector<std::string> texts;
  for (int run = 0; run < 12; ++run) {
    for (int worker = 0; worker < 2; ++worker) {
      texts.push_back(session_record(run, worker));
    }
  }
  return texts;
}

/// The profile after one merge: what stood in the file before, and these records.
std::string merged_profile(const std::string& before, std::span<const std::string> texts) {
  std::vector<Recording> recordings;
  for (const std::string& text : texts) {
    recordings.push_back(input::parse_recording(support::source_of(text)));
  }
  Evidence fresh = history::evidence_of(recordings);
  return render::profile_text(
      before.empty() ? fresh
                     : history::combined(input::parse_profile(support::source_of(before)), fresh));
}

void shuffle(std::vector<std::string>& texts) {
  for (std::size_t i = texts.size() - 1; i > 0; --i) {
    std::swap(texts[i], texts[*rc::gen::inRange<std::size_t>(0, i + 1)]);
  }
}

/// Merges the records part by part, each part into what is there.
std::string merged_in_parts(std::span<const std::string> texts) {
  std::string profile;
  while (!texts.empty()) {
    const std::size_t size = *rc::gen::inRange<std::size_t>(1, texts.size() + 1);
    profile = merged_profile(profile, texts.first(size));
    texts = texts.subspan(size);
  }
  return profile;
}

RC_GTEST_PROP(Profiles, AreTheSameInAnyOrderAndInAnyPartsAndTwice, ()) {
  std::vector<std::string> texts = twelve_runs();
  const std::string expected = merged_profile({}, texts);
  for (int i = 0; i < 3; ++i) {
    texts.push_back(texts[*rc::gen::inRange<std::size_t>(0, texts.size())]);
  }
  shuffle(texts);
  RC_ASSERT(merged_in_parts(texts) == expected);
}

RC_GTEST_PROP(Profiles, AreTheSameWithCutCopies, ()) {
  std::vector<std::string> texts = twelve_runs();
  const std::string expected = merged_profile({}, texts);
  for (int i = 0; i < 3; ++i) {
    std::string cut = texts[*rc::gen::inRange<std::size_t>(0, texts.size())];
    cut.resize(*rc::gen::inRange<std::size_t>(cut.find('\n') + 1, cut.size()));
    texts.push_back(cut);
  }
  shuffle(texts);
  RC_ASSERT(merged_in_parts(texts) == expected);
}

RC_GTEST_PROP(Profiles, ReadBackAsTheyWereWritten, ()) {
  const std::vector<std::string> texts = twelve_runs();
  std::vector<Recording> recordings;
  for (const std::string& text : texts) {
    recordings.push_back(input::parse_recording(support::source_of(text)));
  }
  const Evidence written = history::evidence_of(recordings);
  const Evidence read = input::parse_profile(support::source_of(render::profile_text(written)));
  RC_ASSERT(read.sessions == written.sessions);
  RC_ASSERT(read.scopes == written.scopes);
  RC_ASSERT(read.tests == written.tests);
  RC_ASSERT(read.samples == written.samples);
  RC_ASSERT(read.uses == written.uses);
  RC_ASSERT(read.jobs == written.jobs);
}

}  // namespace
}  // namespace splitter::property
