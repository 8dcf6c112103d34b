#include "render/session_labels.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::Session;
using ::testing::SizeIs;

std::vector<Session> sessions(int count) {
  std::vector<Session> sessions;
  for (int i = 0; i < count; ++i) {
    sessions.push_back({.run = "r" + std::to_string(i), .id = "s"});
  }
  return sessions;
}

TEST(SessionLabels, AreShortAndStayWhenOthersCome) {
  const auto few = session_labels(sessions(2));
  const auto more = session_labels(sessions(3));
  EXPECT_THAT(few[0], SizeIs(4));
  EXPECT_EQ(few[0], more[0]);
  EXPECT_EQ(few[1], more[1]);
}

TEST(SessionLabels, DifferAlsoWhereFourCharactersDoNot) {
  const auto labels = session_labels(sessions(20'000));
  EXPECT_THAT(std::set<std::string>(labels.begin(), labels.end()), SizeIs(20'000));
  EXPECT_TRUE(std::ranges::any_of(labels, [](const auto& label) { return label.size() > 4; }));
}

TEST(SessionLabels, TellTheRunFromTheSession) {
  const std::vector<Session> alike = {{.run = "ab", .id = "c"}, {.run = "a", .id = "bc"}};
  const auto labels = session_labels(alike);
  EXPECT_NE(labels[0], labels[1]);
}

}  // namespace
}  // namespace splitter::render
