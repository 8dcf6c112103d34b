#include "splitter/render/profile_text.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {
namespace {

using model::Bytes;
using model::Evidence;
using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::ScopeKind;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::int64_t kib = 1024;

/// One session and these tests, each of half a second.
Evidence evidence(std::initializer_list<std::string_view> ids) {
  Evidence evidence;
  evidence.sessions = {{.run = "r", .id = "r/0"}};
  for (const std::string_view id : ids) {
    const model::Sample half_a_second{.session = 0, .own = Microseconds{500'000}};
    evidence.add_test(NodeId{id}, model::block_of_test(id).block, std::span(&half_a_second, 1), {});
  }
  return evidence;
}

void set_uses(Evidence& evidence, std::size_t test, const std::vector<model::ScopeIndex>& uses) {
  evidence.tests.at(test).uses_begin = static_cast<std::uint32_t>(evidence.uses.size());
  evidence.uses.insert(evidence.uses.end(), uses.begin(), uses.end());
  evidence.tests.at(test).uses_end = static_cast<std::uint32_t>(evidence.uses.size());
}

/// That of the only session.
std::string label_of(const std::string& text) {
  return text.substr(text.find("\"sessions\": {\n\"") + 15, 4);
}

void add_fixture(Evidence& evidence, ScopeKind kind, std::string_view id) {
  evidence.scopes.push_back({kind, id, {{0, Microseconds{2'000'000}, Bytes{3 * kib}}}});
}

TEST(ProfileText, IsALineATestAndABlockAFile) {
  Evidence all = evidence({"a.py::T::f[1]", "a.py::g", "b.txt"});
  all.sessions[0].load = 5;
  all.sessions[0].memory = true;
  all.scopes.push_back({ScopeKind::import, "a.py", {{0, Microseconds{1'230}, Bytes{}}}});
  all.samples[1] = {.session = 0,
                    .outcome = Outcome::failed,
                    .own = Microseconds{1},
                    .peak = Bytes{340 * kib},
                    .retained = Bytes{-4 * kib}};
  const std::string text = profile_text(all);
  const std::string label = label_of(text);
  EXPECT_EQ(text,
            "{\n\"format\": \"splitter-profile\",\n\"version\": 1,\n\"sessions\": {\n\"" + label +
                "\": {\"run\": \"r\", \"session\": \"r/0\", \"workers\": 1, \"load\": 0.05, "
                "\"memory\": true}\n},\n\"files\": {\n\"a.py\": {\"import\":{\"" +
                label + "\":0.00123},\"tests\":{\n\"T::f[1]\":{\"" + label + "\":0.5},\n\"g\":{\"" +
                label + "\":[0.000001,340,-4,1]}}},\n\"b.txt\": {\"tests\":{\n\"\":{\"" + label +
                "\":0.5}}}\n}\n}\n");
}

TEST(ProfileText, SaysNothingOfAFixtureThatAllOfItsTestsUse) {
  Evidence all = evidence({"a.py::T::f", "a.py::g"});
  add_fixture(all, ScopeKind::test_class, "a.py::T::db");
  set_uses(all, 0, {0});
  const std::string text = profile_text(all);
  EXPECT_THAT(text, HasSubstr("\n\"T::db\":{\"scope\":\"class\",\"s\":{"));
  EXPECT_THAT(text, HasSubstr(":[2,3]}}"));
  EXPECT_THAT(text, Not(HasSubstr("\"uses\"")));
}

TEST(ProfileText, NamesTheUsersOfOtherFixtures) {
  Evidence all = evidence({"a.py::T::f[1]", "a.py::T::f[2]", "a.py::T::g", "a.py::h"});
  add_fixture(all, ScopeKind::module, "a.py::db");
  add_fixture(all, ScopeKind::session, "net");
  add_fixture(all, ScopeKind::session, "tmp");
  set_uses(all, 0, {0, 1, 2});
  set_uses(all, 1, {1, 2});
  set_uses(all, 2, {0, 2});
  set_uses(all, 3, {2});
  const std::string text = profile_text(all);
  EXPECT_THAT(
      text,
      HasSubstr(
          "\"uses\":{\n\"::db\":[\"T::f[1]\",\"T::g\"],\n\"net\":[\"T::f[\"],\n\"tmp\":true}"));
  EXPECT_THAT(text, HasSubstr("\n\"\": {\"fixtures\":{\n\"net\":{\"scope\":\"session\""));
}

TEST(ProfileText, ATestThatWasOnlySkippedBreaksNoName) {
  Evidence all = evidence({"a.py::T::f", "a.py::T::s", "a.py::g", "a.py::h"});
  add_fixture(all, ScopeKind::test_class, "a.py::T::db");
  add_fixture(all, ScopeKind::session, "net");
  set_uses(all, 0, {0, 1});
  all.samples[1].outcome = Outcome::skipped;
  const std::string text = profile_text(all);
  EXPECT_THAT(text, HasSubstr("\n\"T::s\":{\"" + label_of(text) + "\":[0.5,0,0,2]}"));
  EXPECT_THAT(text, HasSubstr("\"uses\":{\n\"net\":[\"T::\"]}"));
}

TEST(ProfileText, TellsAFunctionFromItsFormerInstances) {
  Evidence all = evidence({"a.py::f", "a.py::f[1]", "a.py::g"});
  add_fixture(all, ScopeKind::session, "net");
  set_uses(all, 0, {0});
  EXPECT_THAT(profile_text(all), HasSubstr("\"net\":[\"f\"]"));
  set_uses(all, 0, {});
  set_uses(all, 1, {0});
  EXPECT_THAT(profile_text(all), HasSubstr("\"net\":[\"f[\"]"));
}

TEST(ProfileText, OfNothingIsStillAProfile) {
  EXPECT_EQ(
      profile_text({}),
      "{\n\"format\": \"splitter-profile\",\n\"version\": 1,\n\"sessions\": {\n},\n\"files\": "
      "{\n}\n}\n");
}

TEST(WriteProfile, HandsOnTheSameTextInParts) {
  std::vector<std::string> ids;
  for (int i = 10'000; i < 20'000; ++i) {
    ids.push_back("a.py::test_" + std::to_string(i));
  }
  Evidence all = evidence({});
  const model::Sample sample{.session = 0, .own = Microseconds{1'500'000}};
  for (const std::string& id : ids) {
    all.add_test(NodeId{id}, "a.py", std::span(&sample, 1), {});
  }
  std::vector<std::string> parts;
  write_profile(all, [&parts](std::string_view part) { parts.emplace_back(part); });
  EXPECT_GT(parts.size(), 2U);
  std::string together;
  for (const std::string& part : parts) {
    together += part;
  }
  EXPECT_EQ(together, profile_text(all));
}

}  // namespace
}  // namespace splitter::render
