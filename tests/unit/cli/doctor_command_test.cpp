#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "support/commands.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class DoctorCommand : public ::testing::Test {
 protected:
  DoctorCommand() {
    environment_.set("PYTEST_ADDOPTS", std::nullopt);
    environment_.set("GIT_CEILING_DIRECTORIES",
                     std::filesystem::canonical(folder_.path()).parent_path().string());
    settings_.pytest = venv_.pytest();
    settings_.discover = Discover::files;
    settings_.profile = ".test_profile";
    settings_.output = "answer";
    system::write_file("pytest.ini", "[pytest]\n");
    system::write_file("test_a.py", "def test_f(): pass\n");
    system::write_file(".test_durations", R"({"test_a.py::test_f": 1})");
  }

  int examine(const std::vector<std::string>& command = {}) {
    int code = -1;
    words_of(
        [&](const Messages& messages) { code = doctor_command.run(settings_, command, messages); });
    return code;
  }
  static std::string answer() { return std::string(system::read_file("answer").view()); }

  support::InFolder folder_;
  support::NoCi environment_;
  support::DiskVenv venv_;
  Settings settings_ = settings_for(1, 2);
};

TEST_F(DoctorCommand, SucceedsBesideNotes) {
  EXPECT_EQ(examine(), success);
  EXPECT_THAT(answer(), StartsWith("pytest "));
  EXPECT_THAT(answer(), HasSubstr("note (no-profile): .test_profile"));
  EXPECT_THAT(answer(), HasSubstr("1 note: each test runs in one group\n"));
}

TEST_F(DoctorCommand, SaysNoWhereTestsAreLost) {
  system::write_file("pytest.ini", "[pytest]\naddopts = --splits 4\n");
  EXPECT_EQ(examine(), answer_is_no);
  EXPECT_THAT(answer(), HasSubstr("fault (second-splitter): addopts: --splits"));
}

TEST_F(DoctorCommand, LooksAtTheCommandOfTheJobs) {
  EXPECT_EQ(examine({"xargs", "-n1", venv_.pytest()}), answer_is_no);
  EXPECT_THAT(answer(), HasSubstr("fault (parted-pipe): xargs -n1"));
}

TEST_F(DoctorCommand, WritesJsonIfAsked) {
  settings_.form = OutputForm::json;
  EXPECT_EQ(examine(), success);
  EXPECT_THAT(answer(), HasSubstr("\"format\": \"splitter-doctor\""));
}

TEST_F(DoctorCommand, AnUnclosedQuoteIsAnError) {
  settings_.pytest = "pytest 'x";
  EXPECT_EQ(support::input_error_of([this] { examine(); }).where(), "--pytest");
}

}  // namespace
}  // namespace splitter::cli
