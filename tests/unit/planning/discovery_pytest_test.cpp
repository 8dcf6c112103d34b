#include "planning/discovery.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/profiles.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using model::InputError;
using model::NodeId;
using model::Origin;
using support::ids_of;
using support::input_error_of;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class DiscoverWithPytest : public ::testing::Test {
 protected:
  support::InFolder folder_;
  support::Environment environment_;
  Request settings_ = request_for(1, 2);
  Discovery found_;
  std::string words_;

  void discover(const std::string& script) {
    // system::run_process adds these to the environment of this process.
    for (const char* name : {"SPLITTER_SESSION", "PYTHONPATH", "PYTHONHASHSEED"}) {
      environment_.set(name, std::nullopt);
    }
    settings_.pytest = support::fake_pytest(script) + arguments_;
    words_ = words_of([this](const Messages& messages) {
      found_ = discover_with_pytest(settings_, {}, messages);
    });
  }
  void discover_document(const std::string& document) {
    discover(support::writes_collection(document));
  }

  std::string arguments_;
};

TEST_F(DiscoverWithPytest, TakesWhatThePluginWrote) {
  discover_document(
      R"({"root":"/repo","folder":"/repo","config":"/repo/pytest.ini","tests":["b.py::f","a.py::f","a.py::f"]})");
  EXPECT_EQ(found_.suite->origin(), Origin::pytest);
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "b.py::f"));
  EXPECT_EQ(found_.suite->nodes()[0].count, 2U);
  EXPECT_EQ(found_.suite->nodes()[1].position, 0U);
  EXPECT_FALSE(found_.workplace.name_rootdir);
  EXPECT_EQ(words_, "splitter: pytest found 2 tests in 2 files\n");
}

TEST_F(DiscoverWithPytest, AllJobsAskInOneOrderOfHashes) {
  discover(
      "echo \"$PYTHONHASHSEED\" > seed; " +
      support::writes_collection(R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"]})"));
  EXPECT_EQ(system::read_file("seed").view(), "0\n");
}

TEST_F(DiscoverWithPytest, BrokenFilesBreakTheCollectionOffButNotThePlan) {
  discover(
      support::writes_collection(
          R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"],"broken":["broken.py"]})") +
      "; exit 2");
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "broken.py"));
  EXPECT_THAT(words_, HasSubstr("pytest could not collect broken.py"));
}

TEST_F(DiscoverWithPytest, BrokenFilesFailACollectionThatGoesOn) {
  discover(
      support::writes_collection(
          R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"],"broken":["broken.py"]})") +
      "; exit 1");
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "broken.py"));
}

TEST_F(DiscoverWithPytest, AnExitCodeThatIsNotExplainedIsAnError) {
  for (const char* code : {"1", "2", "3", "4"}) {
    const InputError error = input_error_of([&] {
      discover(support::writes_collection(
                   R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"]})") +
               "; echo oops; exit " + code);
    });
    EXPECT_EQ(
        std::string(error.what()),
        "ended with exit code " + std::string(code) + " and did not collect all tests:\noops");
  }
}

TEST_F(DiscoverWithPytest, PathsInAddoptsAreAnError) {
  const InputError error = input_error_of([this] {
    discover_document(
        R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"],"addopts_paths":"tests other"})");
  });
  EXPECT_EQ(error.where(), "addopts");
  EXPECT_STREQ(error.what(), "has paths, which every group would run: tests other");
}

TEST_F(DiscoverWithPytest, ASelectionIsAList) {
  discover_document(
      R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"],"selected":true})");
  EXPECT_EQ(found_.suite->origin(), Origin::list);
}

TEST_F(DiscoverWithPytest, OfASelectionFunctionsStandForIdsThatNobodyKnows) {
  settings_.delivery = Delivery::pipe;
  discover_document(
      R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f[1]","a.py::g[1]"],"selected":true,"parted":["a.py::g"]})");
  EXPECT_EQ(found_.suite->origin(), Origin::list);
  EXPECT_THAT(ids_of(*found_.suite), ElementsAre("a.py::f", "a.py::g[1]"));
}

TEST_F(DiscoverWithPytest, APartOfAFunctionWhoseIdsChangeHasNoName) {
  const model::Profile profile = support::profile_of({{"a.py::g[1]", 1}, {"a.py::g[2]", 1}});
  input::Collection collection;
  collection.selected = true;
  collection.tests = {NodeId{"a.py::g[3]"}};
  collection.parted = {NodeId{"a.py::g"}};
  settings_.delivery = Delivery::pipe;
  const auto settle_now = [&] {
    return words_of([&](const Messages& messages) {
      static_cast<void>(settle(collection, settings_, profile, messages));
    });
  };
  EXPECT_EQ(input_error_of([&] { static_cast<void>(settle_now()); }).where(), "a.py::g[3]");
  settings_.delivery = Delivery::run;
  EXPECT_THAT(settle_now(), HasSubstr("1 function stays whole"));
}

TEST_F(DiscoverWithPytest, UnnameableFilesAreNamedTestByTest) {
  discover_document(
      R"({"root":"/r","folder":"/r","config":"","tests":["a.py::m.f","b.py::f"],"unnameable":["a.py"]})");
  EXPECT_FALSE(found_.suite->files()[0].nameable);
  EXPECT_TRUE(found_.suite->files()[1].nameable);
}

TEST_F(DiscoverWithPytest, WithoutAConfigurationFileTheRootdirIsNamed) {
  discover_document(R"({"root":"/repo","folder":"/repo","config":"","tests":["a.py::f"]})");
  EXPECT_TRUE(found_.workplace.name_rootdir);
  EXPECT_EQ(found_.workplace.folder_in_root, "");
}

TEST_F(DiscoverWithPytest, KnowsWherePytestStartsInItsRootdir) {
  discover_document(
      R"({"root":"/repo","folder":"/repo/sub/dir","config":"/repo/pytest.ini","tests":["a.py::f"]})");
  EXPECT_EQ(found_.workplace.folder_in_root, "sub/dir/");
  EXPECT_EQ(found_.workplace.root_in_folder, "");
}

TEST_F(DiscoverWithPytest, KnowsARootdirBelowOrBeside) {
  discover_document(
      R"({"root":"/repo/sub","folder":"/repo","config":"/repo/sub/pytest.ini","tests":["a.py::f"]})");
  EXPECT_EQ(found_.workplace.root_in_folder, "sub/");
  discover_document(
      R"({"root":"/one","folder":"/two","config":"/one/pytest.ini","tests":["a.py::f"]})");
  EXPECT_EQ(found_.workplace.root_in_folder, "../one/");
  EXPECT_EQ(found_.workplace.folder_in_root, "");
}

TEST_F(DiscoverWithPytest, AFolderWhoseNameBeginsWithDotsIsAFolder) {
  discover_document(
      R"({"root":"/repo","folder":"/repo/..cache","config":"/repo/pytest.ini","tests":["a.py::f"]})");
  EXPECT_EQ(found_.workplace.folder_in_root, "..cache/");
}

TEST_F(DiscoverWithPytest, AsksForACollectionThatNoFailureEnds) {
  discover(
      "echo \"$*\" > arguments; " +
      support::writes_collection(R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"]})"));
  EXPECT_EQ(system::read_file("arguments").view(),
            "--collect-only -q --maxfail=0 -p splitter_pytest.plugin\n");
}

TEST_F(DiscoverWithPytest, ItsOwnArgumentsComeFirst) {
  arguments_ = " -m 'not slow'";
  discover(
      "for a in \"$@\"; do echo \"$a\"; done > arguments; cp \"$SPLITTER_SESSION\" session; " +
      support::writes_collection(R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"]})"));
  EXPECT_THAT(std::string(system::read_file("arguments").view()),
              StartsWith("-m\nnot slow\n--collect-only"));
  EXPECT_THAT(std::string(system::read_file("session").view()), HasSubstr("\"plain\":false"));
}

TEST_F(DiscoverWithPytest, GivesItThePluginInFrontOfThePythonPath) {
  environment_.set("PYTHONPATH", "/mine");
  settings_.pytest = support::fake_pytest(
      "echo \"$PYTHONPATH\" > path; test -f \"${PYTHONPATH%%:*}/splitter_pytest/collect.py\" && " +
      support::writes_collection(R"({"root":"/r","folder":"/r","config":"","tests":["a.py::f"]})"));
  words_of(
      [this](const Messages& messages) { found_ = discover_with_pytest(settings_, {}, messages); });
  EXPECT_THAT(std::string(system::read_file("path").view()), ::testing::EndsWith(":/mine\n"));
}

TEST_F(DiscoverWithPytest, NoTestsAreAnErrorUnlessAllowed) {
  const std::string none =
      support::writes_collection(R"({"root":"/r","folder":"/r","config":""})") + "; exit 5";
  const InputError error = input_error_of([&] { discover(none); });
  EXPECT_STREQ(error.what(), "found no tests");
  settings_.allow_empty = true;
  discover(none);
  EXPECT_THAT(ids_of(*found_.suite), IsEmpty());
}

TEST_F(DiscoverWithPytest, NoTestsAreNoErrorWherePytestIsContent) {
  discover_document(R"({"root":"/r","folder":"/r","config":""})");
  EXPECT_THAT(ids_of(*found_.suite), IsEmpty());
}

TEST_F(DiscoverWithPytest, ACollectionThatDidNotEndShowsWhatPytestSaid) {
  for (const char* script : {"echo usage: wrong >&2; exit 4", "echo usage: wrong; exit 4"}) {
    const InputError error = input_error_of([&] { discover(script); });
    EXPECT_THAT(error.where(), ::testing::EndsWith(" --collect-only"));
    EXPECT_STREQ(error.what(),
                 "ended with exit code 4 and did not collect all tests:\nusage: wrong");
  }
}

TEST_F(DiscoverWithPytest, OfALongOutputTheLastLinesAreShown) {
  const InputError error = input_error_of(
      [this] { discover("i=0; while [ $i -lt 99 ]; do i=$((i+1)); echo \"l$i.\"; done; exit 3"); });
  EXPECT_THAT(error.what(), HasSubstr("l85.\n"));
  EXPECT_THAT(error.what(), HasSubstr("l99."));
  EXPECT_THAT(error.what(), ::testing::Not(HasSubstr("l84.")));
}

TEST_F(DiscoverWithPytest, APytestThatCannotBeStartedIsAnErrorWithAHint) {
  settings_.pytest = "no-such-pytest";
  const InputError error = input_error_of([this] {
    words_of([this](const Messages& messages) {
      found_ = discover_with_pytest(settings_, {}, messages);
    });
  });
  EXPECT_EQ(error.where(), "no-such-pytest");
  EXPECT_THAT(error.hint(), HasSubstr("--pytest 'python3 -m pytest'"));
}

TEST_F(DiscoverWithPytest, AnEmptyCommandIsAnErrorWithAHint) {
  settings_.pytest = "  ";
  const InputError error = input_error_of([this] {
    words_of([this](const Messages& messages) {
      found_ = discover_with_pytest(settings_, {}, messages);
    });
  });
  EXPECT_EQ(error.where(), "--pytest");
  EXPECT_STREQ(error.what(), "the command is empty");
}

}  // namespace
}  // namespace splitter::planning
