#include "splitter/render/profile_text.hpp"

#include "json_text.hpp"
#include "lesson_members.hpp"
#include "numbers.hpp"
#include "profile_block.hpp"
#include "profile_jobs.hpp"
#include "session_labels.hpp"
#include "splitter/model/profile_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

namespace splitter::render {

namespace {

using model::Bytes;
using model::Microseconds;
using model::Sample;
using model::SetUpSample;

constexpr std::int64_t kib = 1024;

std::int64_t number_of(model::Outcome outcome) {
  const auto& outcomes = model::sample_outcomes;
  return std::ranges::find(outcomes, outcome) - outcomes.begin();
}

/// Numbers of a sample behind its time, in the order of the file.
std::array<std::int64_t, 3> further_numbers(const Sample& sample) {
  return {sample.peak.count / kib, sample.retained.count / kib, number_of(sample.outcome)};
}

std::array<std::int64_t, 1> further_numbers(const SetUpSample& sample) {
  return {sample.memory.count / kib};
}

Microseconds time_of(const Sample& sample) {
  return sample.own;
}

Microseconds time_of(const SetUpSample& sample) {
  return sample.time;
}

class Writer {
 public:
  Writer(const model::Evidence& evidence, const std::function<void(std::string_view)>& receive)
      : evidence_(evidence), receive_(receive), labels_(session_labels(evidence.sessions)) {}

  void write() {
    text_.reserve(2 * part_size);
    text_ = "{\n\"format\": \"splitter-profile\",\n\"version\": 1,\n\"sessions\": {";
    Commas commas;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      begin_line(commas);
      append_session(i);
    }
    text_ += "\n},\n";
    append_jobs(text_, evidence_.jobs);
    append_lessons(text_, evidence_.lessons);
    text_ += "\"files\": {";
    commas = {};
    for (const auto& [path, block] : profile_blocks(evidence_)) {
      begin_line(commas);
      append_block(path, block);
    }
    text_ += "\n}\n}\n";
    receive_(text_);
  }

 private:
  /// The text is handed on in parts: whole it would be the largest thing in memory.
  static constexpr std::size_t part_size = std::size_t{1} << 16U;
  /// Number of tests whose ids are asked for while those before are written.
  static constexpr std::size_t ahead = 8;

  /// Puts a comma before every member but the first.
  struct Commas {
    bool first = true;
  };

  void comma(Commas& commas) {
    if (!std::exchange(commas.first, false)) {
      text_ += ',';
    }
  }

  void begin_line(Commas& commas) {
    if (text_.size() > part_size) {
      receive_(text_);
      text_.clear();
    }
    comma(commas);
    text_ += '\n';
  }

  void append_session(std::size_t index) {
    const model::Session& session = evidence_.sessions[index];
    append_json_string(text_, labels_[index]);
    text_ += ": {\"run\": ";
    append_json_string(text_, session.run);
    text_ += ", \"session\": ";
    append_json_string(text_, session.id);
    if (!session.pipeline.empty()) {
      text_ += ", \"pipeline\": ";
      append_json_string(text_, session.pipeline);
    }
    for (const model::SessionNumber& number : model::session_numbers) {
      append_session_number(session, number);
    }
    text_ += '}';
  }

  void append_session_number(const model::Session& session, const model::SessionNumber& number) {
    const std::int64_t value = value_of(session, number);
    if (value <= 0 && number.least == 0) {
      return;
    }
    const auto out = std::back_inserter(text_);
    fmt::format_to(out, ", \"{}\": ", number.name);
    switch (number.unit) {
      case model::SessionUnit::flag:
        text_ += "true";
        break;
      case model::SessionUnit::count:
        fmt::format_to(out, "{}", value);
        break;
      case model::SessionUnit::hundredths:
        fmt::format_to(out, "{}.{:02}", value / 100, value % 100);
        break;
      case model::SessionUnit::seconds:
        append_seconds(text_, Microseconds{value});
        break;
      case model::SessionUnit::kib:
        fmt::format_to(out, "{}", value / kib);
        break;
    }
  }

  void append_block(std::string_view path, const ProfileBlock& block) {
    append_json_string(text_, path);
    text_ += ": {";
    Commas commas;
    if (block.import != nullptr) {
      comma(commas);
      text_ += "\"import\":";
      append_samples<SetUpSample>(block.import->samples);
    }
    append_fixtures(path, block, commas);
    append_uses(path, block, commas);
    if (!block.tests.empty()) {
      comma(commas);
      text_ += "\"tests\":{";
      Commas tests;
      for (std::size_t i = 0; i < block.tests.size(); ++i) {
        const model::TestEvidence* const test = block.tests[i];
        block.tests[std::min(i + ahead, block.tests.size() - 1)]->id.prefetch();
        begin_line(tests);
        append_key(evidence_.block_of(*test).rest);
        append_samples(evidence_.samples_of(*test));
      }
      text_ += '}';
    }
    text_ += '}';
  }

  /// Appends a name without the `::` in front.
  void append_key(std::string_view rest) {
    append_json_string(text_, rest.substr(rest.empty() ? 0 : 2));
    text_ += ':';
  }

  void append_fixtures(std::string_view path, const ProfileBlock& block, Commas& commas) {
    if (block.fixtures.empty()) {
      return;
    }
    comma(commas);
    text_ += "\"fixtures\":{";
    Commas fixtures;
    for (const model::ScopeIndex index : block.fixtures) {
      const model::ScopeEvidence& fixture = evidence_.scopes[index];
      begin_line(fixtures);
      append_json_string(text_, path.empty() ? fixture.id : fixture.id.substr(path.size() + 2));
      fmt::format_to(
          std::back_inserter(text_), ":{{\"scope\":\"{}\",\"s\":", model::word_for(fixture.kind));
      append_samples<SetUpSample>(fixture.samples);
      text_ += '}';
    }
    text_ += '}';
  }

  void append_uses(std::string_view path, const ProfileBlock& block, Commas& commas) {
    const std::vector<BlockUse> uses = uses_of(block, evidence_);
    if (uses.empty()) {
      return;
    }
    comma(commas);
    text_ += "\"uses\":{";
    Commas members;
    for (const BlockUse& use : uses) {
      begin_line(members);
      const std::string_view id = evidence_.scopes[use.fixture].id;
      const bool own = model::block_of_fixture(id).block == path;
      append_json_string(text_, own ? id.substr(path.size()) : id);
      text_ += ':';
      append_names(use);
    }
    text_ += '}';
  }

  void append_names(const BlockUse& use) {
    if (use.all) {
      text_ += "true";
      return;
    }
    text_ += '[';
    Commas commas;
    for (const model::BlockName& name : use.names) {
      comma(commas);
      append_json_string(text_, std::string(name.text).append(is_marked(name) ? 1 : 0, '\0'));
    }
    text_ += ']';
  }

  template <typename AnySample>
  void append_samples(std::span<const AnySample> samples) {
    text_ += '{';
    Commas commas;
    for (const AnySample& sample : samples) {
      comma(commas);
      text_ += '"';
      text_ += labels_[sample.session];
      text_ += "\":";
      append_sample(sample);
    }
    text_ += '}';
  }

  /// Appends a bare number if all but the time is zero.
  template <typename AnySample>
  void append_sample(const AnySample& sample) {
    const auto numbers = further_numbers(sample);
    std::size_t count = numbers.size();
    while (count > 0 && numbers[count - 1] == 0) {
      --count;
    }
    if (count > 0) {
      text_ += '[';
    }
    append_seconds(text_, time_of(sample));
    for (std::size_t i = 0; i < count; ++i) {
      text_ += ',';
      append_number(text_, numbers[i]);
    }
    if (count > 0) {
      text_ += ']';
    }
  }

  const model::Evidence& evidence_;
  const std::function<void(std::string_view)>& receive_;
  std::vector<std::string> labels_;
  std::string text_;
};

}  // namespace

std::string profile_text(const model::Evidence& evidence) {
  std::string text;
  write_profile(evidence, [&text](std::string_view part) { text += part; });
  return text;
}

void write_profile(const model::Evidence& evidence,
                   const std::function<void(std::string_view)>& receive) {
  Writer(evidence, receive).write();
}

}  // namespace splitter::render
