#include "planning/selection.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace splitter::planning {
namespace {

using support::profile_of;
using support::suite_of;

Selection of_words(const std::vector<std::string>& words) {
  pytest::Options options;
  pytest::read_options(words, options);
  return selection_of(options);
}

TEST(SelectionOf, OptionsIsWhatTheyMayLeaveOut) {
  EXPECT_EQ(of_words({"-q", "--maxfail=2"}), Selection::nothing);
  for (const std::string word :
       {"test_a.py", "--ignore=test_a.py", "--ignore-glob=*a.py", "--lf"}) {
    EXPECT_EQ(of_words({"-q", word}), Selection::files) << word;
  }
  for (const std::string word : {"test_a.py::f", "--deselect=test_a.py", "-mnot slow"}) {
    EXPECT_EQ(of_words({"test_a.py", word}), Selection::tests) << word;
  }
}

/// A folder with a.py and b.py, of which stored tests are known, and of gone.py.
class FitSelection : public ::testing::Test {
 protected:
  FitSelection() {
    system::write_file("a.py", "");
    system::write_file("b.py", "");
  }

  /// Its examples are texts of the profile and of the last suite.
  history::Fit fitted(std::vector<std::string> ids, Selection selection) {
    suite_ = suite_of(std::move(ids));
    return fit_selection(*suite_, profile_, selection, ".");
  }

  support::InFolder folder_;
  model::Profile profile_ = profile_of(
      {{"a.py::f", 1}, {"a.py::g", 1}, {"b.py::f", 1}, {"b.py::g", 1}, {"gone.py::f", 1}});
  std::shared_ptr<const model::Suite> suite_;
};

TEST_F(FitSelection, WithoutOneAllOtherEntriesAreStale) {
  const history::Fit fit = fitted({"a.py::f"}, Selection::nothing);
  EXPECT_EQ(fit.unselected, 0U);
  EXPECT_EQ(fit.stale, 4U);
}

TEST_F(FitSelection, OfFilesLeavesOutTheOtherFilesThatAreThere) {
  const history::Fit fit = fitted({"a.py::f"}, Selection::files);
  EXPECT_EQ(fit.unselected, 2U);
  EXPECT_EQ(fit.stale, 2U);
  EXPECT_EQ(fit.stale_example, "a.py::g");
}

TEST_F(FitSelection, OfTestsLeavesOutTestsOfFilesThatAreThere) {
  const history::Fit fit = fitted({"a.py::f"}, Selection::tests);
  EXPECT_EQ(fit.unselected, 3U);
  EXPECT_EQ(fit.stale_example, "gone.py::f");
}

TEST_F(FitSelection, WithoutACheckoutAGoodFitTells) {
  const history::Fit good = fitted({"gone.py::f", "gone.py::g"}, Selection::tests);
  EXPECT_EQ(good.unselected, 4U);
  EXPECT_EQ(good.stale, 0U);
  const history::Fit bad = fitted({"gone.py::g"}, Selection::tests);
  EXPECT_EQ(bad.unselected, 0U);
  EXPECT_EQ(bad.stale, 5U);
}

}  // namespace
}  // namespace splitter::planning
