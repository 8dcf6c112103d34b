#include "cli/answer.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gtest/gtest.h>

namespace splitter::cli {
namespace {

TEST(Deliver, WritesIntoTheFileOfOutput) {
  const support::InFolder folder;
  Settings settings;
  settings.output = "answer";
  deliver(settings, "text");
  EXPECT_EQ(system::read_file("answer").view(), "text");
}

TEST(TableStyle, IsNothingForAFile) {
  Settings settings;
  settings.output = "answer";
  EXPECT_FALSE(table_style(settings).has_value());
}

TEST(TableStyle, IsAsAsked) {
  Settings settings;
  settings.output = "answer";
  settings.form = OutputForm::table;
  ASSERT_TRUE(table_style(settings).has_value());
  EXPECT_FALSE(table_style(settings)->colour);
  settings.form = OutputForm::json;
  EXPECT_FALSE(table_style(settings).has_value());
}

}  // namespace
}  // namespace splitter::cli
