#include "planning/doctor_collections.hpp"

#include "support/checkups.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"
#include "support/solved.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ExamineCollections : public ::testing::Test {
 protected:
  ExamineCollections() {
    for (const char* name : {"SPLITTER_SESSION", "PYTHONPATH", "PYTEST_ADDOPTS"}) {
      environment_.set(name, std::nullopt);
    }
  }

  /// The members of the two answers; a process tells which it is by the seed of its hashes.
  model::Checkup examined(const std::string& first, const std::string& second) {
    const auto document = [](const std::string& members) {
      return support::writes_collection(R"({"root":"/r","folder":"/r",)" + members + "}");
    };
    request_.pytest =
        support::fake_pytest("if [ \"$PYTHONHASHSEED\" = 1 ]; then\n" + document(first) +
                             "\nelse\n" + document(second) + "\nfi\n" + ending_);
    return examined();
  }

  model::Checkup examined() {
    ProblemBuilder builder;
    for (const std::string& name : plan_) {
      builder.test(name, 10);
    }
    builder.origin(model::Origin::outline);
    model::Checkup checkup;
    examine_collections(request_, support::solved(builder), checkup);
    return checkup;
  }

  support::InFolder folder_;
  support::Environment environment_;
  Request request_ = support::request_for(1, 2);
  std::vector<std::string> plan_ = {"a.py::f", "a.py::g"};
  std::string ending_;
};

constexpr const char* usual = R"("tests":["a.py::f","a.py::g[1]"])";

TEST_F(ExamineCollections, EqualOnesThatThePlanCoversAreFine) {
  const model::Checkup checkup = examined(usual, usual);
  EXPECT_THAT(named(checkup), IsEmpty());
  EXPECT_EQ(fact(checkup, "collected"), "2 tests by pytest, alike in two processes");
}

TEST_F(ExamineCollections, LeaveNoTrace) {
  static_cast<void>(examined(usual, usual));
  EXPECT_FALSE(system::is_file(".splitter/collected.jsonl"));
}

TEST_F(ExamineCollections, OtherFunctionsMakeOtherPlans) {
  const model::Checkup checkup = examined(usual, R"("tests":["a.py::f","a.py::h"])");
  EXPECT_THAT(named(checkup), ElementsAre("fault changing-tests"));
  EXPECT_EQ(finding(checkup, "changing-tests").where, "a.py::g");
  EXPECT_THAT(fact(checkup, "collected"), HasSubstr("differently"));
  plan_ = {"a.py"};
  EXPECT_THAT(named(examined(usual, R"("tests":["a.py::f","a.py::h"])")),
              ElementsAre("warning changing-tests"));
}

TEST_F(ExamineCollections, ChangingIdsAreAFaultWhereThePlanNamesThem) {
  const std::string other = R"("tests":["a.py::f","a.py::g[2]"])";
  EXPECT_THAT(named(examined(usual, other)), ElementsAre("warning changing-ids"));
  plan_ = {"a.py::f", "a.py::g[1]"};
  EXPECT_THAT(named(examined(usual, other)), ElementsAre("fault changing-ids"));
  EXPECT_EQ(finding(examined(usual, other), "changing-ids").where, "a.py::g[1]");
}

TEST_F(ExamineCollections, WorkersMustCollectAlike) {
  request_.limits.workers = 2;
  const model::Checkup ids = examined(usual, R"("tests":["a.py::f","a.py::g[2]"])");
  EXPECT_THAT(named(ids), ElementsAre("fault changing-ids"));
  EXPECT_THAT(finding(ids, "changing-ids").cause, HasSubstr("pytest-xdist refuses to run"));
  const model::Checkup order = examined(usual, R"("tests":["a.py::g[1]","a.py::f"])");
  EXPECT_THAT(named(order), ElementsAre("fault changing-order"));
}

TEST_F(ExamineCollections, AnotherOrderMattersToACutOfTheOrder) {
  const std::string other = R"("tests":["a.py::g[1]","a.py::f"])";
  EXPECT_THAT(named(examined(usual, other)), ElementsAre("note changing-order"));
  request_.limits.algorithm = model::Algorithm::contiguous;
  EXPECT_THAT(named(examined(usual, other)), ElementsAre("fault changing-order"));
}

TEST_F(ExamineCollections, APipeLosesTestsWithoutANameAndRefusesNamesWithoutATest) {
  plan_ = {"a.py::f", "a.py::gone"};
  EXPECT_THAT(named(examined(usual, usual)),
              ElementsAre("fault unnamed-tests", "fault missing-tests"));
  request_.delivery = Delivery::run;
  EXPECT_THAT(named(examined(usual, usual)),
              ElementsAre("warning unnamed-tests", "warning missing-tests"));
  request_.tests = {"list"};
  EXPECT_THAT(named(examined(usual, usual)), ElementsAre("warning missing-tests"))
      << "a list may leave out some";
}

TEST_F(ExamineCollections, AFileThatCannotBeCollectedIsWarnedOf) {
  ending_ = "exit 2";
  const std::string broken = R"("tests":["a.py::f","a.py::g"],"broken":["b.py"])";
  EXPECT_THAT(named(examined(broken, broken)), ElementsAre("warning broken-file"));
}

TEST_F(ExamineCollections, AnAnswerMustCome) {
  request_.pytest = support::fake_pytest("echo no; exit 3");
  EXPECT_THAT(named(examined()), ElementsAre("fault no-collection"));
  request_.discover = Discover::stored;
  EXPECT_THAT(named(examined()), ElementsAre("note no-collection"));
  request_.discover = Discover::files;
  EXPECT_THAT(named(examined()), IsEmpty()) << "Python is never started";
}

}  // namespace
}  // namespace splitter::planning
