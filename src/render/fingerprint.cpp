#include "splitter/render/fingerprint.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace splitter::render {

namespace {

/// XXH3 behind a buffer: many small writes would not run at its full width.
class Hash {
 public:
  Hash() : state_(XXH3_createState(), XXH3_freeState) { XXH3_128bits_reset(state_.get()); }

  void add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    buffer_ += text;
    flush_if_full();
  }

  /// Little-endian on every machine.
  void add(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<char>((bits >> (8 * i)) & 0xFFU);
    }
    buffer_.append(bytes.data(), bytes.size());
    flush_if_full();
  }

  std::string digest() {
    flush();
    const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }

 private:
  static constexpr std::size_t full = std::size_t{1} << 16U;

  void flush_if_full() {
    if (buffer_.size() >= full) {
      flush();
    }
  }
  void flush() {
    XXH3_128bits_update(state_.get(), buffer_.data(), buffer_.size());
    buffer_.clear();
  }

  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
  std::string buffer_;
};

void add_size(std::size_t size, Hash& hash) {
  hash.add(static_cast<std::int64_t>(size));
}

void add_rules(const model::Limits& limits, Hash& hash) {
  add_size(limits.rules.size(), hash);
  for (const model::Rule& rule : limits.rules) {
    hash.add(static_cast<std::int64_t>(rule.kind));
    hash.add(rule.group);
    hash.add(static_cast<std::int64_t>(rule.one_worker));
    add_size(rule.tests.size(), hash);
    for (const model::TestIndex test : rule.tests) {
      hash.add(test);
    }
  }
}

void add_limits(const model::Limits& limits, Hash& hash) {
  hash.add(limits.groups);
  hash.add(static_cast<std::int64_t>(limits.keep));
  hash.add(static_cast<std::int64_t>(limits.algorithm));
  hash.add(static_cast<std::int64_t>(limits.effort));
  hash.add(limits.workers);
  hash.add(static_cast<std::int64_t>(limits.fewer_workers));
  hash.add(static_cast<std::int64_t>(limits.distribution));
  add_size(limits.speeds.size(), hash);
  for (const model::Speed speed : limits.speeds) {
    hash.add(speed);
  }
  add_size(limits.memory.size(), hash);
  for (const model::Bytes memory : limits.memory) {
    hash.add(memory.count);
  }
  hash.add(limits.growth.count);
  add_rules(limits, hash);
}

/// Measured memory counts only if a limit makes the solver ask for it, so that machines which
/// measured different peaks agree on all other plans.
bool memory_matters(const model::Problem& problem) {
  const model::Limits& limits = problem.limits();
  return problem.has_memory() && (!limits.memory.empty() || limits.growth > model::Bytes{});
}

void add_scopes(const model::Problem& problem, Hash& hash) {
  add_size(problem.scopes().size(), hash);
  for (model::ScopeIndex index = 0; index < problem.scopes().size(); ++index) {
    hash.add(static_cast<std::int64_t>(problem.scopes()[index].kind));
    hash.add(problem.scopes()[index].setup.count());
    hash.add(memory_matters(problem) ? problem.held_by(index).count : 0);
  }
}

/// Files without a usable name: pytest takes time to find their tests.
void add_files(const model::Problem& problem, Hash& hash) {
  add_size(problem.suite().files().size(), hash);
  for (const model::File& file : problem.suite().files()) {
    hash.add(static_cast<std::int64_t>(file.nameable));
  }
}

void add_tests(const model::Problem& problem, Hash& hash) {
  add_size(problem.tests().size(), hash);
  for (model::TestIndex index = 0; index < problem.tests().size(); ++index) {
    const model::Test& test = problem.tests()[index];
    hash.add(test.id.text());
    hash.add(test.own.count());
    hash.add(test.position);
    hash.add(test.count);
    if (memory_matters(problem)) {
      hash.add(problem.needed_by(index).peak.count);
      hash.add(problem.needed_by(index).retained.count);
    }
    add_size(problem.scopes_of(index).size(), hash);
    for (const model::ScopeIndex scope : problem.scopes_of(index)) {
      hash.add(scope);
    }
  }
}

}  // namespace

std::string fingerprint(const model::Problem& problem) {
  Hash hash;
  hash.add("splitter-plan");
  hash.add(plan_version);
  add_limits(problem.limits(), hash);
  hash.add(problem.startup().count());
  hash.add(problem.fixed().count());
  hash.add(static_cast<std::int64_t>(memory_matters(problem)));
  hash.add(memory_matters(problem) ? problem.baseline().count : 0);
  add_size(problem.previous().size(), hash);
  for (const model::GroupIndex group : problem.previous()) {
    hash.add(group);
  }
  add_scopes(problem, hash);
  add_files(problem, hash);
  add_tests(problem, hash);
  return hash.digest();
}

}  // namespace splitter::render
