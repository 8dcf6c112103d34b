#include "planning/listed_documents.hpp"

#include "support/environment.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using model::NodeId;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ListedDocuments : public ::testing::Test {
 protected:
  ListedDocuments() {
    for (const char* name : {"SPLITTER_SESSION", "PYTHONPATH"}) {
      environment_.set(name, std::nullopt);
    }
    std::filesystem::create_directory("docs");
    for (const model::NodeId id : listed_.tests) {
      system::write_file(std::string(id.text()), "text\n");
    }
  }

  void sort_out(const std::string& script) {
    request_.pytest = support::fake_pytest("echo \"$*\" > arguments; " + script);
    words_ = words_of([this](const Messages& messages) {
      leave_out_uncollected(request_, ".", {}, messages, listed_);
    });
  }

  [[nodiscard]] std::string answer() const {
    return support::writes_collection(
        R"({"root":")" + folder_.path() +
        R"(","folder":"/r","config":"","tests":["test_a.py::f","docs/guide.rst::line:1"]})");
  }

  support::InFolder folder_;
  support::Environment environment_;
  Request request_ = request_for(1, 2);
  pytest::ListedPaths listed_{.tests = {NodeId{"README.md"}, NodeId{"docs/guide.rst"}},
                              .gone = {},
                              .without_tests = {},
                              .doubtful = {NodeId{"README.md"}, NodeId{"docs/guide.rst"}}};
  std::string words_;
};

TEST_F(ListedDocuments, AreJudgedWhateverTestsAPipeCannotName) {
  request_.delivery = Delivery::pipe;
  sort_out(support::writes_collection(
      R"({"root":")" + folder_.path() +
      R"(","folder":"/r","config":"","tests":["docs/guide.rst::line:1"],)" +
      R"("run_only":["test_a.py::status"],"unreachable":["a::b/test_c.py::f"]})"));
  EXPECT_THAT(listed_.tests, ElementsAre(NodeId{"docs/guide.rst"}));
}

TEST_F(ListedDocuments, AreLeftOutWherePytestDoesNotCollectThem) {
  sort_out(answer());
  EXPECT_THAT(listed_.tests, ElementsAre(NodeId{"docs/guide.rst"}));
  EXPECT_THAT(listed_.without_tests, ElementsAre(NodeId{"README.md"}));
  EXPECT_THAT(words_,
              HasSubstr("asked pytest which of 2 documents in the list it collects, such as "
                        "README.md"));
  EXPECT_THAT(std::string(system::read_file("arguments").view()), HasSubstr(" -- .\n"))
      << "one folder holds both";
}

TEST_F(ListedDocuments, StayWherePytestDoesNotAnswer) {
  sort_out("exit 4");
  EXPECT_THAT(listed_.tests, ElementsAre(NodeId{"README.md"}, NodeId{"docs/guide.rst"}));
  EXPECT_THAT(listed_.without_tests, IsEmpty());
}

TEST_F(ListedDocuments, AreNoQuestionWherePytestIsNotToBeAsked) {
  request_.discover = Discover::files;
  sort_out(answer());
  EXPECT_THAT(listed_.without_tests, IsEmpty());
  EXPECT_FALSE(system::is_file("arguments"));
}

TEST_F(ListedDocuments, AreNoQuestionWhereThereIsNoDoubt) {
  listed_.doubtful.clear();
  sort_out(answer());
  EXPECT_FALSE(system::is_file("arguments"));
}

}  // namespace
}  // namespace splitter::planning
