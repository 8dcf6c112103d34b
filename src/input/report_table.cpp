#include "report_table.hpp"

#include "run_time.hpp"
#include "seconds.hpp"

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <utility>

namespace splitter::input {

namespace {

using model::Microseconds;
using model::RecordedTest;

std::string hex(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i > 0; --i, number >>= 4U) {
    text[i - 1] = digits[number & 15U];
  }
  return text;
}

std::string run_of(const RunName& name, const std::vector<RecordedTest>& tests) {
  std::string said(name.identity);
  for (const RecordedTest& test : tests) {
    said.append(1, '\0').append(test.id.text()).append(1, '\0');
    said += std::to_string(test.own.count());
    said += static_cast<char>('0' + static_cast<int>(test.outcome));
  }
  return run_time(name.began) + "-" + std::string(name.kind) + "-" +
         hex(XXH3_64bits(said.data(), said.size()));
}

}  // namespace

void name_run(const RunName& name, model::Recording& recording) {
  recording.session.run = run_of(name, recording.tests);
  recording.session.id = recording.session.run;
}

ReportedTest* ReportTable::find(std::string_view id) {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &tests_[found->second];
}

ReportedTest* ReportTable::find_or_add(std::string_view id) {
  if (ReportedTest* known = find(id)) {
    return known;
  }
  if (id.empty() || id.find('\0') != std::string_view::npos) {
    return nullptr;
  }
  const std::string_view kept = texts_->emplace_back(id);
  places_.emplace(kept, tests_.size());
  return &tests_.emplace_back(ReportedTest{.id = kept});
}

model::Recording ReportTable::finish(const RunName& name, double unit) const {
  constexpr double middle = 0.25;  // of zero and half a unit
  model::Recording recording;
  recording.tests.reserve(tests_.size());
  for (const ReportedTest& test : tests_) {
    const bool quick = test.seconds == 0.0 && test.outcome != model::Outcome::failed;
    const auto own = believable(quick ? unit * middle : test.seconds);
    recording.tests.push_back({.id = model::NodeId{test.id},
                               .own = own.value_or(Microseconds{0}),
                               .outcome = test.outcome,
                               .peak = test.peak});
  }
  name_run(name, recording);
  recording.texts.push_back(texts_);
  return recording;
}

}  // namespace splitter::input
