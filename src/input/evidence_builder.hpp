#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile_block.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::input {

/// Tests of a file that use a fixture.
struct FixtureUse {
  std::string_view fixture;
  bool all = false;
  std::vector<std::string_view> names;
};

/// Puts together the parts of a profile, in whatever order and however often they come.
class EvidenceBuilder {
 public:
  /// False if the label is taken.
  [[nodiscard]] bool add_session(std::string_view label, model::Session session);
  [[nodiscard]] std::optional<model::SessionIndex> find_session(std::string_view label) const;

  void begin_file(std::string_view path);
  void add_import(std::vector<model::SetUpSample> samples);
  void add_fixture(model::ScopeKind kind,
                   std::string_view id,
                   std::vector<model::SetUpSample> samples);
  void add_use(FixtureUse use) { files_.back().uses.push_back(std::move(use)); }
  void add_test(std::string_view id, std::span<const model::Sample> samples);
  void add_lessons(std::vector<model::Lesson> lessons) { evidence_.lessons = std::move(lessons); }
  void add_job(model::PlannedJob job) { evidence_.jobs.push_back(std::move(job)); }

  /// Keeps the text that the ids point into.
  void keep(model::Text texts) { evidence_.texts.push_back(std::move(texts)); }

  /// Everything sorted, nothing twice.
  [[nodiscard]] model::Evidence finish();

 private:
  /// A file: the places where its tests and fixtures begin, and the uses of these.
  struct File {
    std::string_view path;
    bool is_block = true;  ///< Its tests are of the block of its path.
    std::size_t first_test = 0;
    std::size_t first_scope = 0;
    std::vector<FixtureUse> uses;
  };

  /// Fixtures by the names of tests that use them, and those that all tests of a place use.
  using Named = std::multimap<model::BlockName, model::ScopeIndex>;
  using Within = std::vector<std::pair<model::ScopeIndex, std::string_view>>;

  void settle_uses();
  void add_uses(std::string_view id, const Within& within, const Named& named);
  void settle_uses(const File& file, std::span<model::TestEvidence> tests, std::size_t end_scope);
  void sort();
  void sort_tests();
  void renumber(const std::vector<std::uint32_t>& sessions,
                const std::vector<std::uint32_t>& scopes);

  std::unordered_map<std::string_view, model::SessionIndex> labels_;
  std::vector<File> files_;
  std::unordered_map<std::string_view, model::ScopeIndex> fixtures_;
  model::Evidence evidence_;
};

}  // namespace splitter::input
