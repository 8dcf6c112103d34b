#include "history/lessons.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::history {
namespace {

using model::Lesson;
using model::Recording;
using model::TaughtFile;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<Lesson> lessons(const std::string& run, std::vector<TaughtFile> files) {
  Recording recording;
  recording.session.run = run;
  recording.lesson = Lesson{.settings = "s", .folders = {{".", {"a.py"}, {}}}};
  recording.lesson->files = std::move(files);
  return lessons_of(recording);
}

TaughtFile file(const std::string& path, const std::string& text) {
  return {.path = path, .text = text, .tests = {"test_" + text}};
}

TEST(Lessons, AreOfTheirRun) {
  EXPECT_THAT(lessons_of(Recording{}), IsEmpty());
  const auto one = lessons("r1", {file("a.py", "x")});
  ASSERT_THAT(one, SizeIs(1));
  EXPECT_EQ(one[0].run, "r1");
  EXPECT_EQ(one[0].walked, "r1");
  EXPECT_EQ(one[0].files[0].run, "r1");
}

TEST(Lessons, OfTheNewerRunSayWhatThereIs) {
  const auto older = lessons("r1", {file("a.py", "old"), file("b.py", "b")});
  const auto newer = lessons("r2", {file("a.py", "new"), file("c.py", "c")});
  const auto both = united_lessons(older, newer);
  EXPECT_EQ(both, united_lessons(newer, older));
  EXPECT_EQ(both, united_lessons(both, older));
  ASSERT_THAT(both, SizeIs(1));
  EXPECT_EQ(both[0].run, "r2");
  ASSERT_THAT(both[0].files, SizeIs(3));
  EXPECT_THAT(both[0].files[0].tests, ElementsAre("test_new"));
}

TEST(Lessons, OfGroupsTellTogetherWhatWasLeftOut) {
  TaughtFile one = file("a.py", "x");
  one.left_out = {"test_a"};
  TaughtFile other = file("a.py", "x");
  other.left_out = {"test_b"};
  const auto both = united_lessons(lessons("r1", {one}), lessons("r2", {other}));
  EXPECT_THAT(both[0].files[0].left_out, ElementsAre("test_a", "test_b"));
}

TEST(Lessons, OfGroupsTellTogetherThatNoNameBringsAllTests) {
  TaughtFile one = file("a.py", "x");
  one.run_only = true;
  const auto both = united_lessons(lessons("r1", {one}), lessons("r2", {file("a.py", "x")}));
  EXPECT_TRUE(both[0].files[0].run_only);
  const auto changed = united_lessons(lessons("r1", {one}), lessons("r2", {file("a.py", "y")}));
  EXPECT_FALSE(changed[0].files[0].run_only);
}

TEST(Lessons, ForgetFilesThatWereGoneWhenARunLookedLast) {
  auto all = united_lessons(lessons("r1", {file("gone.py", "x"), file("sub/b.py", "b")}),
                            lessons("r2", {file("a.py", "a")}));
  drop_old_lessons(all);
  ASSERT_THAT(all[0].files, SizeIs(2));
  EXPECT_EQ(all[0].files[0].path, "a.py");
  EXPECT_EQ(all[0].files[1].path, "sub/b.py");
}

TEST(Lessons, OfGroupsWithOptionsOfTheirOwnAreAllKept) {
  std::vector<Lesson> all;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    auto one = lessons(std::string("r") + name, {file(std::string("sub/") + name, name)});
    one[0].settings = name;
    all = united_lessons(std::move(all), std::move(one));
  }
  drop_old_lessons(all);
  EXPECT_THAT(all, SizeIs(6));
}

TEST(Lessons, AreKeptForTheSettingsOfTheNewestRuns) {
  std::vector<Lesson> all;
  for (const char* settings : {"e", "d", "c", "b", "a"}) {
    auto one = lessons(std::string("r") + settings, {});
    one[0].settings = settings;
    all = united_lessons(std::move(all), std::move(one));
  }
  drop_old_lessons(all);
  ASSERT_THAT(all, SizeIs(4));
  EXPECT_EQ(all.front().settings, "b");
  EXPECT_EQ(all.back().settings, "e");
}

}  // namespace
}  // namespace splitter::history
