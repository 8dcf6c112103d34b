#include "splitter/model/suite.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::ids_of;
using support::suite_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> paths_of(const Suite& suite) {
  std::vector<std::string> paths;
  for (const File& file : suite.files()) {
    paths.emplace_back(file.path);
  }
  return paths;
}

bool first_file_is_nameable(const Suite& suite) {
  return suite.files().front().nameable;
}

TEST(Suite, MayBeEmpty) {
  const auto suite = suite_of({});
  EXPECT_THAT(suite->nodes(), IsEmpty());
  EXPECT_THAT(suite->files(), IsEmpty());
}

TEST(Suite, SortsNodesByBytesAndRemembersTheirCollectionOrder) {
  const auto suite = suite_of({"b.py::f", "a.py::z", "a.py::Z", "a.py::f[10]", "a.py::f[2]"});
  EXPECT_THAT(ids_of(*suite),
              ElementsAre("a.py::Z", "a.py::f[10]", "a.py::f[2]", "a.py::z", "b.py::f"));
  EXPECT_EQ(suite->nodes()[0].position, 2U);
  EXPECT_EQ(suite->nodes()[1].position, 3U);
  EXPECT_EQ(suite->nodes()[4].position, 0U);
}

TEST(Suite, IdsThatCameInNoOrderAreInIdOrder) {
  const auto suite =
      suite_of({"b.py::f", "a.py::z", "a.py::f", "a.py::z"}, Origin::list, {}, Order::none);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::f", "a.py::z", "b.py::f"));
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(suite->nodes()[i].position, i);
  }
}

TEST(Suite, AListKeepsTheOrderOfTheTestsOfAFile) {
  const auto suite =
      suite_of({"b.py::f", "a.py::z", "a.py::f", "a.py::z"}, Origin::list, {}, Order::listed);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::f", "a.py::z", "b.py::f"));
  EXPECT_THAT(suite->turns(), ElementsAre(1U, 0U, 2U));
  EXPECT_EQ(suite->nodes()[2].position, 2U);
  EXPECT_THAT(suite_of({"a.py::f"})->turns(), IsEmpty());
}

TEST(Suite, FilesAreRunsOfNodes) {
  const auto suite = suite_of({"b.py::f", "a.py::f", "a.py::TestK::m", "dir/a.py::f"});
  EXPECT_THAT(paths_of(*suite), ElementsAre("a.py", "b.py", "dir/a.py"));
  EXPECT_EQ(suite->files()[0].begin, 0U);
  EXPECT_EQ(suite->files()[0].end, 2U);
  EXPECT_EQ(suite->files()[2].begin, 3U);
  EXPECT_EQ(suite->files()[2].end, 4U);
}

TEST(Suite, AFileOfWhichNothingMoreIsKnownIsBare) {
  const auto suite = suite_of({"a.py::f", "b.py", "tests/"}, Origin::list);
  EXPECT_FALSE(suite->files()[0].bare);
  EXPECT_TRUE(suite->files()[1].bare);
  EXPECT_TRUE(suite->files()[2].bare);
}

TEST(Suite, AFileIsNoPartOfAnotherWhosePathBeginsAlike) {
  const auto suite = suite_of({"a.py::f", "a.pyi::f", "a.py-old::f"});
  EXPECT_THAT(paths_of(*suite), ElementsAre("a.py-old", "a.py", "a.pyi"));
}

TEST(Suite, DoubleColonsInBracketsMakeNoFile) {
  const auto suite = suite_of({"a.py::p[x::y]", "a.py::p[x]"});
  EXPECT_THAT(paths_of(*suite), ElementsAre("a.py"));
}

TEST(Suite, AListThatNamesATestTwiceMeansItOnce) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "a.py::f"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::f", "a.py::g"));
  EXPECT_EQ(suite->nodes()[0].count, 1U);
  EXPECT_EQ(suite->nodes()[0].position, 0U);
  EXPECT_EQ(suite->repeated(), 1U);
}

TEST(Suite, PytestReallyMayHaveTwoItemsOfOneName) {
  const auto suite = suite_of({"a.py::f", "a.py::f", "a.py::f", "a.py::g"}, Origin::pytest);
  EXPECT_EQ(suite->nodes()[0].count, 3U);
  EXPECT_EQ(suite->nodes()[1].count, 1U);
  EXPECT_EQ(suite->repeated(), 2U);
}

TEST(Suite, AListedFileSwallowsItsTests) {
  const auto suite = suite_of({"a.py::f", "a.py", "a.py::TestK::m", "b.py::f"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py", "b.py::f"));
  EXPECT_EQ(suite->covered(), 2U);
  EXPECT_TRUE(first_file_is_nameable(*suite));
}

TEST(Suite, AListedFolderSwallowsWhatIsBelow) {
  const auto suite =
      suite_of({"tests/", "tests/a.py::f", "tests/sub/b.py", "testsuite/c.py::f"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("tests", "testsuite/c.py::f"));
  EXPECT_EQ(suite->covered(), 2U);
}

TEST(Suite, AListedFolderSwallowsFoldersInIt) {
  const auto suite = suite_of({"tests/sub/", "tests/", "tests/sub/deep"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("tests"));
}

TEST(Suite, ADotSwallowsEverything) {
  const auto suite = suite_of({"tests/a.py::f", "b.py", ".", "c/"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("."));
  EXPECT_EQ(suite->covered(), 3U);
}

TEST(Suite, AFolderWithAndWithoutItsSlashIsOneFolder) {
  const auto suite = suite_of({"tests/unit/", "tests/unit", "tests/unit//"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("tests/unit"));
  EXPECT_EQ(suite->repeated(), 2U);
}

TEST(Suite, AListedClassOrFunctionSwallowsWhatItRuns) {
  const auto suite = suite_of(
      {"a.py::K::m", "a.py::K", "a.py::f[1]", "a.py::f", "a.py::f[2]", "a.py::fA", "a.py::Kind::m"},
      Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::K", "a.py::Kind::m", "a.py::f", "a.py::fA"));
  EXPECT_EQ(suite->covered(), 3U);
}

TEST(Suite, AListedInstanceSwallowsNothing) {
  const auto suite = suite_of({"a.py::f[x]", "a.py::f[x]::y]"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::f[x]", "a.py::f[x]::y]"));
}

TEST(Suite, WhatPytestCollectedIsAllThere) {
  const auto suite = suite_of({"a.py::f", "a.py::f[1]"}, Origin::pytest);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py::f", "a.py::f[1]"));
}

TEST(Suite, AFileDoesNotSwallowItsNamesakes) {
  const auto suite = suite_of({"a.py", "sub/a.py::f", "a.pyi::f"}, Origin::list);
  EXPECT_THAT(ids_of(*suite), ElementsAre("a.py", "a.pyi::f", "sub/a.py::f"));
}

TEST(Suite, FilesAreNameableUnlessSaidOtherwise) {
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"a.py::f"})));
  EXPECT_FALSE(first_file_is_nameable(*suite_of({"a.py::f"}, Origin::pytest, {"a.py"})));
}

// pytest 7 takes a package's `__init__.py` for the whole package.
TEST(Suite, AFileOfDoctestsOnlyIsNotNameableUnlessPytestSaidSo) {
  for (const char* id : {"src/pkg/mod.py::pkg.mod.f", "src/mod.py::mod", "guide.rst::line:1"}) {
    EXPECT_FALSE(first_file_is_nameable(*suite_of({id}, Origin::stored))) << id;
    EXPECT_FALSE(first_file_is_nameable(*suite_of({id}, Origin::list))) << id;
    EXPECT_TRUE(first_file_is_nameable(*suite_of({id}, Origin::pytest))) << id;
  }
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"a.py::a", "a.py::f"}, Origin::stored)));
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"a.py::f[1.5]"}, Origin::stored)));
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"a.py::A::f[x.y]"}, Origin::stored)));
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"guide.rst::guide.rst"}, Origin::stored)));
}

TEST(Suite, APackagesInitFileIsNotNameable) {
  EXPECT_FALSE(first_file_is_nameable(*suite_of({"pkg/__init__.py::f"})));
  EXPECT_FALSE(first_file_is_nameable(*suite_of({"__init__.py::f"})));
  EXPECT_TRUE(first_file_is_nameable(*suite_of({"not__init__.py::f"})));
}

TEST(Suite, OwnsTheTextOfItsIds) {
  auto text = std::make_shared<const std::string>("a.py::f");
  const std::vector<NodeId> ids{NodeId{*text}};
  const Suite suite(ids, Origin::list, Order::collection, {std::move(text)});
  EXPECT_EQ(suite.nodes()[0].id.text(), "a.py::f");
}

TEST(Suite, WhatAnOutlineTellsIsAllThereIs) {
  // As a list this would be a doctest beside which other tests may be.
  const auto suite = suite_of({"a.py::a", "b.py", "pkg/__init__.py"}, Origin::outline);
  ASSERT_EQ(suite->files().size(), 3U);
  EXPECT_TRUE(suite->files()[0].nameable);
  EXPECT_FALSE(suite_of({"a.py::a"}, Origin::list)->files()[0].nameable);
  EXPECT_TRUE(suite->files()[1].bare);
}

TEST(Suite, KnowsWhichFilesEarlierRunsTell) {
  const support::OwnedIds ids = support::own({"a.py::f[1]", "a.py::f[2]", "b.py::g"});
  const support::OwnedIds files = support::own({"a.py"});
  const Suite suite(
      ids.ids, Origin::outline, Order::collection, {ids.text, files.text}, {}, files.ids);
  ASSERT_EQ(suite.files().size(), 2U);
  EXPECT_TRUE(suite.files()[0].remembered);
  EXPECT_TRUE(suite.files()[0].nameable);
  EXPECT_FALSE(suite.files()[1].remembered);
}

}  // namespace
}  // namespace splitter::model
