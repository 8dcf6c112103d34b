#include "splitter/render/fingerprint.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace splitter::render {

namespace {

/// Gathers small writes, so that hashing runs at its full width.
class Hash {
 public:
  Hash() : state_(XXH3_createState(), XXH3_freeState) { XXH3_128bits_reset(state_.get()); }

  void add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    buffer_ += text;
    flush_if_full();
  }

  /// Little-endian, whatever the machine.
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

void add_limits(const model::Limits& limits, Hash& hash) {
  hash.add(static_cast<std::int64_t>(limits.effort));
  hash.add(limits.workers);
  hash.add(static_cast<std::int64_t>(limits.fewer_workers));
  hash.add(static_cast<std::int64_t>(limits.distribution));
  hash.add(static_cast<std::int64_t>(limits.speeds.size()));
  for (const model::Speed speed : limits.speeds) {
    hash.add(speed);
  }
  hash.add(static_cast<std::int64_t>(limits.memory.size()));
  for (const model::Bytes memory : limits.memory) {
    hash.add(memory.count);
  }
  hash.add(limits.growth.count);
  hash.add(static_cast<std::int64_t>(limits.rules.size()));
  for (const model::Rule& rule : limits.rules) {
    hash.add(static_cast<std::int64_t>(rule.kind));
    hash.add(rule.group);
    hash.add(static_cast<std::int64_t>(rule.one_worker));
    hash.add(static_cast<std::int64_t>(rule.tests.size()));
    for (const model::TestIndex test : rule.tests) {
      hash.add(test);
    }
  }
}

}  // namespace

std::string fingerprint(const model::Problem& problem) {
  Hash hash;
  hash.add("splitter-plan");
  hash.add(plan_version);
  hash.add(problem.limits().groups);
  hash.add(static_cast<std::int64_t>(problem.limits().keep));
  hash.add(static_cast<std::int64_t>(problem.limits().algorithm));
  add_limits(problem.limits(), hash);
  hash.add(problem.startup().count());
  hash.add(problem.fixed().count());
  hash.add(problem.baseline().count);
  hash.add(static_cast<std::int64_t>(problem.previous().size()));
  for (const model::GroupIndex group : problem.previous()) {
    hash.add(group);
  }
  hash.add(static_cast<std::int64_t>(problem.scopes().size()));
  hash.add(static_cast<std::int64_t>(problem.tests().size()));
  for (const model::Scope& scope : problem.scopes()) {
    hash.add(scope.name);
    hash.add(scope.setup.count());
    hash.add(problem.limits().memory.empty() ? 0 : scope.memory.count);
  }
  for (model::TestIndex test = 0; test < problem.tests().size(); ++test) {
    const model::Test& entry = problem.tests()[test];
    hash.add(entry.id.text());
    hash.add(entry.own.count());
    hash.add(entry.position);
    if (!problem.limits().memory.empty() || problem.limits().growth > model::Bytes{}) {
      hash.add(problem.memory_of(test).peak.count);
      hash.add(problem.memory_of(test).retained.count);
    }
    hash.add(static_cast<std::int64_t>(problem.scopes_of(test).size()));
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      hash.add(scope);
    }
  }
  return hash.digest();
}

}  // namespace splitter::render
