#include "cli/session_run.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::input_error_of;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

/// Does what the plugin does: makes the file beside the session file.
constexpr const char* sees_the_plan = ": > \"$SPLITTER_SESSION.seen\"";

class SessionRunTest : public ::testing::Test {
 protected:
  SessionRunTest() {
    for (const char* name :
         {"PYTEST_ADDOPTS", "PYTHONPATH", "PYTEST_PLUGINS", "SPLITTER_SESSION"}) {
      environment_.set(name, std::nullopt);
    }
    roster_.groups.resize(2);
  }

  [[nodiscard]] SessionRun session(const std::vector<std::string>& command,
                                   std::uint32_t part = 0) const {
    return {settings_, command, roster_, Part{.group = 1, .session = part, .run = "r1"}};
  }

  /// The exit code of a shell script in place of pytest, and what is said about it.
  int run(const std::string& script) {
    int code = 0;
    words_ = support::words_of([&](const planning::Messages& messages) {
      code = session({"/bin/sh", "-c", script}).to_its_end(messages);
    });
    return code;
  }

  support::InFolder folder_;
  support::NoCi environment_;
  Settings settings_ = support::settings_for(2, 2);
  model::Roster roster_;
  std::string words_;
};

TEST_F(SessionRunTest, EndsAsAPytestThatSawThePlan) {
  EXPECT_EQ(run(sees_the_plan), 0);
  EXPECT_EQ(run(std::string(sees_the_plan) + "; exit 1"), 1);
  EXPECT_EQ(words_, "");
}

TEST_F(SessionRunTest, ASuccessWithoutAnyPytestIsAnError) {
  const model::InputError error = input_error_of([this] { return run("exit 0"); });
  EXPECT_STREQ(error.what(),
               "started no pytest that knows which group this is: it ran every test, or none");
  EXPECT_THAT(error.hint(), HasSubstr("pass_env"));
}

TEST_F(SessionRunTest, AFailureBeforeAnyPytestKeepsItsCodeAndIsExplained) {
  EXPECT_EQ(run("exit 7"), 7);
  EXPECT_THAT(words_, HasSubstr("ended with code 7 before any pytest chose its tests"));
}

TEST_F(SessionRunTest, APluginThatDividesTheTestsAgainIsAnError) {
  const model::InputError error = input_error_of(
      [this] { return run("printf pytest-split > \"$SPLITTER_SESSION.seen.refused\"; exit 4"); });
  EXPECT_EQ(error.where(), "pytest-split");
  EXPECT_THAT(error.what(), HasSubstr("divides the tests a second time"));
}

TEST_F(SessionRunTest, TellsPytestTheWorkersOfThePlan) {
  EXPECT_THAT(session({"pytest"}).request().variables, Not(Contains(Key("PYTEST_ADDOPTS"))));
  roster_.groups[1].workers = 3;
  roster_.distribution = model::Distribution::loadfile;
  EXPECT_THAT(session({"pytest"}).request().variables,
              Contains(Pair("PYTEST_ADDOPTS", "-n 3 --dist loadfile")));
  environment_.set("PYTEST_ADDOPTS", "-x");
  EXPECT_THAT(session({"pytest"}).request().variables,
              Contains(Pair("PYTEST_ADDOPTS", "-n 3 --dist loadfile -x")));
}

TEST_F(SessionRunTest, TheCommandsOwnWorkersWin) {
  roster_.groups[1].workers = 3;
  for (const char* word : {"-n2", "--numprocesses=2", "--dist=no"}) {
    EXPECT_THAT(session({"pytest", word}).request().variables, Not(Contains(Key("PYTEST_ADDOPTS"))))
        << word;
  }
}

TEST_F(SessionRunTest, EachSessionOfAGroupHasItsOwnWorkers) {
  roster_.groups[1].workers = 3;
  roster_.groups[1].sessions = {{.workers = 3}, {.workers = 1}};
  EXPECT_THAT(session({"pytest"}, 0).request().variables, Contains(Key("PYTEST_ADDOPTS")));
  EXPECT_THAT(session({"pytest"}, 1).request().variables, Not(Contains(Key("PYTEST_ADDOPTS"))));
}

TEST_F(SessionRunTest, TheSessionFileSaysWhatIsRecordedAndWhatWasPlanned) {
  settings_.record = "records";
  roster_.fingerprint = "abc";
  roster_.groups[1].raw = model::Microseconds{2'500'000};
  roster_.groups[1].tests = 4;
  EXPECT_EQ(run("cp \"$SPLITTER_SESSION\" session.json; " + std::string(sees_the_plan)), 0);
  const std::string text(system::read_file("session.json").view());
  for (const char* member : {R"("plan":"abc")", R"("group":2)", R"("groups":2)", R"("run":"r1")"}) {
    EXPECT_THAT(text, HasSubstr(member));
  }
  EXPECT_THAT(text, HasSubstr("2.5"));
}

TEST_F(SessionRunTest, APytestThatHasStartedGetsTheSessionFileAlone) {
  settings_.prepare = "prepared";
  roster_.groups[1].workers = 3;
  ::testing::internal::CaptureStdout();
  prepare_session(settings_, {"pytest"}, roster_, {.group = 1, .run = "r1"});
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "-n\n3\n--dist\nload\n");
  const std::string text(system::read_file("prepared/session.json").view());
  EXPECT_THAT(text, HasSubstr("\"prepared\":true"));
  EXPECT_THAT(text, HasSubstr("\"group\":2"));
  EXPECT_FALSE(system::is_folder("prepared/splitter_pytest"));
}

TEST_F(SessionRunTest, APytestThatHasStartedIsOneSession) {
  settings_.prepare = "prepared";
  roster_.groups[1].sessions = {{.workers = 3}, {.workers = 1}};
  const model::InputError error = input_error_of([this] {
    prepare_session(settings_, {"pytest"}, roster_, {.group = 1, .run = "r1"});
    return 0;
  });
  EXPECT_EQ(error.where(), "group 2 of 2");
  EXPECT_STREQ(error.what(), "needs 2 pytests, one after the other");
}

}  // namespace
}  // namespace splitter::cli
