#include "splitter/planning/messages.hpp"

#include "support/environment.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

/// What all kinds of messages print.
std::string said(Verbosity verbosity, ColorMode color = ColorMode::never) {
  const Messages messages(verbosity, color);
  ::testing::internal::CaptureStderr();
  messages.detail("detail");
  messages.notice("notice");
  messages.warning("warning");
  messages.hint("hint");
  messages.hint("");
  messages.error("error");
  return ::testing::internal::GetCapturedStderr();
}

TEST(Messages, AreLabelled) {
  EXPECT_EQ(said(Verbosity::normal),
            "splitter: notice\nsplitter: warning: warning\nhint: hint\nsplitter: error: error\n");
}

TEST(Messages, SayMoreWhenVerbose) {
  EXPECT_EQ(said(Verbosity::verbose), "splitter: detail\n" + said(Verbosity::normal));
}

TEST(Messages, SayOnlyErrorsWhenQuiet) {
  EXPECT_EQ(said(Verbosity::quiet), "splitter: error: error\n");
}

TEST(Messages, OfProgressAreForTerminals) {
  const Messages messages(Verbosity::verbose, ColorMode::never);
  ::testing::internal::CaptureStderr();
  messages.progress("waiting");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Messages, ColourTheirLabelsIfAsked) {
  EXPECT_EQ(said(Verbosity::quiet, ColorMode::always), "splitter: \033[31merror: \033[0merror\n");
}

TEST(Messages, AnInputErrorSaysWhereWhatAndTheRemedy) {
  const Messages messages(Verbosity::normal, ColorMode::never);
  ::testing::internal::CaptureStderr();
  messages.error(model::InputError("a.json: line 3", "expected a number", "record again"));
  messages.error(model::InputError("a.json", "is empty"));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "splitter: error: a.json: line 3: expected a number\nhint: record again\n"
            "splitter: error: a.json: is empty\n");
}

TEST(Messages, GoOnWithExamples) {
  const Messages messages(Verbosity::normal, ColorMode::never);
  ::testing::internal::CaptureStderr();
  messages.example("such as a.py");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "splitter:   such as a.py\n");
}

TEST(Messages, AreKeptForAReport) {
  std::vector<Heard> heard;
  const Messages messages(heard);
  ::testing::internal::CaptureStderr();
  messages.hint("of nothing");
  messages.detail("detail");
  messages.notice("notice");
  messages.warning("warning");
  messages.example("one");
  messages.example("two");
  messages.hint("hint");
  messages.hint("");
  messages.progress("waiting");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].kind, Heard::Kind::notice);
  EXPECT_EQ(heard[0].text, "notice");
  EXPECT_EQ(heard[0].hint, "");
  EXPECT_EQ(heard[1].kind, Heard::Kind::warning);
  EXPECT_EQ(heard[1].text, "warning; one; two");
  EXPECT_EQ(heard[1].hint, "hint");
}

TEST(UseColor, IsAsToldOrAsTheStreamIs) {
  support::Environment environment;
  environment.set("NO_COLOR", std::nullopt);
  EXPECT_TRUE(use_color(ColorMode::always, false));
  EXPECT_FALSE(use_color(ColorMode::never, true));
  EXPECT_TRUE(use_color(ColorMode::automatic, true));
  EXPECT_FALSE(use_color(ColorMode::automatic, false));
}

TEST(UseColor, HonoursNoColorUnlessTold) {
  support::Environment environment;
  environment.set("NO_COLOR", "1");
  EXPECT_FALSE(use_color(ColorMode::automatic, true));
  EXPECT_TRUE(use_color(ColorMode::always, true));
  environment.set("NO_COLOR", "");
  EXPECT_TRUE(use_color(ColorMode::automatic, true));
}

}  // namespace
}  // namespace splitter::planning
