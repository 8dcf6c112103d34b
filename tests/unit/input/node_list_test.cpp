#include "splitter/input/node_list.hpp"

#include "support/checkout.hpp"
#include "support/errors.hpp"
#include "support/sources.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;
using support::texts;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Values;

/// The list, read where nothing is there but these paths.
NodeList listed_in(const model::SourceText& source, const std::set<std::string>& there = {}) {
  return parse_node_list(source,
                         [&there](const std::string& path) { return there.contains(path); });
}

std::vector<std::string> ids_in(std::string_view text) {
  return texts(listed_in(source_of(text, "list")).ids);
}

/// What pytest really printed for one small suite: samples/pytestVERSION-FORM.txt is the output of
/// `pytest --collect-only FORM`, with nothing but paths and times made the same everywhere.
std::string sample(const std::string& name) {
  const auto path = support::checkout() / "tests/unit/input/samples" / ("pytest" + name + ".txt");
  std::ifstream file(path);
  if (!file) {
    throw std::runtime_error("cannot read " + path.string());
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::vector<std::string> sample_ids = {"other/test_doc.txt::test_doc.txt",
                                             "other/test_y.py::test_p[a b]",
                                             "other/test_y.py::test_p[c::d]",
                                             "other/test_y.py::test_p[e>f]",
                                             "other/test_y.py::TestK::test_m",
                                             "other/test_y.py::TestK::TestInner::test_i",
                                             "tests/a/b/test_x.py::test_p[a b]",
                                             "tests/a/b/test_x.py::test_p[c::d]",
                                             "tests/a/b/test_x.py::test_p[e>f]",
                                             "tests/a/b/test_x.py::TestK::test_m",
                                             "tests/a/b/test_x.py::TestK::TestInner::test_i",
                                             "tests/c/test_z.py::test_p[a b]",
                                             "tests/c/test_z.py::test_p[c::d]",
                                             "tests/c/test_z.py::test_p[e>f]",
                                             "tests/c/test_z.py::TestK::test_m",
                                             "tests/c/test_z.py::TestK::TestInner::test_i"};
constexpr const char* broken_file = "other/test_broken.py";

/// All ids of the sample, in collection order, and the file that could not be collected.
void expect_whole_sample(NodeList list) {
  EXPECT_THAT(texts(list.broken), ElementsAre(broken_file));
  EXPECT_EQ(std::erase(list.ids, model::NodeId{broken_file}), 1U);
  EXPECT_THAT(texts(list.ids), ElementsAreArray(sample_ids));
}

class ParseSample : public ::testing::TestWithParam<std::string> {};

class ParseEverySample : public ParseSample {};
INSTANTIATE_TEST_SUITE_P(PytestVersion,
                         ParseEverySample,
                         Values("7", "8", "9"),
                         [](const auto& version) { return version.param; });

TEST_P(ParseEverySample, OfQuietOutput) {
  expect_whole_sample(listed_in(source_of(sample(GetParam() + "-q"))));
}

TEST_P(ParseEverySample, OfQuieterOutputThatCountsTestsOfFiles) {
  EXPECT_THAT(ids_in(sample(GetParam() + "-qq")),
              ElementsAre("other/test_doc.txt",
                          "other/test_y.py",
                          "tests/a/b/test_x.py",
                          "tests/c/test_z.py",
                          broken_file));
}

TEST_P(ParseEverySample, WithTheLineEndsOfWindows) {
  std::string text = sample(GetParam() + "-q");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
    text.insert(at, "\r");
  }
  expect_whole_sample(listed_in(source_of(text)));
}

class ParseTreeSample : public ParseSample {};
INSTANTIATE_TEST_SUITE_P(PytestVersion, ParseTreeSample, Values("8", "9"), [](const auto& version) {
  return version.param;
});

TEST_P(ParseTreeSample, OfTheTree) {
  expect_whole_sample(listed_in(source_of(sample(GetParam() + "-tree"))));
}

TEST_P(ParseTreeSample, OfTheTreeWithDocstrings) {
  expect_whole_sample(listed_in(source_of(sample(GetParam() + "-v"))));
}

TEST(ParseTestList, TreesOfPytest7DoNotSayWherePackagesAre) {
  for (const char* name : {"7-tree", "7-v"}) {
    const model::InputError error =
        input_error_of([name] { return listed_in(source_of(sample(name), "list")); });
    EXPECT_THAT(error.where(), HasSubstr("list: line "));
    EXPECT_STREQ(error.what(), "`<Package b>` does not tell in which folder it is");
    EXPECT_THAT(error.hint(), HasSubstr("-q -o addopts="));
  }
}

TEST(ParseTestList, TreesOfPytest7WithoutPackagesAreClear) {
  EXPECT_THAT(
      ids_in("platform linux -- Python 3.9, pytest-7.4.4, pluggy-1.6.0\n"
             "<Module tests/c/test_z.py>\n"
             "  <Function test_f>\n"
             "  <Class TestK>\n"
             "    <Function test_m>\n"
             "<Module test_y.py>\n"
             "  <Function test_f>\n"),
      ElementsAre(
          "tests/c/test_z.py::test_f", "tests/c/test_z.py::TestK::test_m", "test_y.py::test_f"));
}

TEST(ParseTestList, ReadsIdsInTheirOrder) {
  EXPECT_THAT(ids_in("b.py::f\na.py::TestK::m[x y]\nb.py::f\n"),
              ElementsAre("b.py::f", "a.py::TestK::m[x y]", "b.py::f"));
}

TEST(ParseTestList, TheLastLineNeedsNoEnd) {
  EXPECT_THAT(ids_in("a.py::f\nb.py::g"), ElementsAre("a.py::f", "b.py::g"));
}

TEST(ParseTestList, AnEmptyTextHoldsNothing) {
  for (const char* text : {"", "\n\n", " \t\n\r\n"}) {
    const NodeList list = listed_in(source_of(text));
    EXPECT_THAT(list.ids, IsEmpty());
    EXPECT_EQ(list.noise, 0U);
    EXPECT_EQ(list.unknown, 0U);
  }
}

TEST(ParseTestList, IdsKeepTheirBlanksAndSigns) {
  const std::vector<std::string> ids = {"a.py::f[ leading]",
                                        "a.py::f[trailing ]",
                                        "a.py::f[x: 3]",
                                        "a.py::f[http://host/path]",
                                        "a.py::f['quoted' \"twice\"]",
                                        "a.py::f[back\\slash-\\n]",
                                        "a.py::f[<Function g>]",
                                        "a.py::f[é测试]",
                                        "with blank/a.py::f",
                                        "-dash.py::f",
                                        "@at.py::f"};
  std::string text;
  for (const std::string& id : ids) {
    text += id + "\n";
  }
  EXPECT_THAT(ids_in(text), ElementsAreArray(ids));
}

TEST(ParseTestList, ReadsPathsOfFilesAndFolders) {
  EXPECT_THAT(
      ids_in("tests/a.py\ntest_b.py\ntests/unit\n.\n/abs/c.py\nwith blank/d.py\n"),
      ElementsAre("tests/a.py", "test_b.py", "tests/unit", ".", "/abs/c.py", "with blank/d.py"));
}

TEST(ParseTestList, DotsAndSlashesThatSayNothingAreLeftOut) {
  EXPECT_THAT(ids_in("./a.py::f\n././tests/./b.py\ntests//c.py::f[a//b/./c]\n./tests/\n/abs/\n"),
              ElementsAre("a.py::f", "tests/b.py", "tests/c.py::f[a//b/./c]", "tests", "/abs"));
  EXPECT_THAT(ids_in("./\n"), ElementsAre("."));
  EXPECT_THAT(ids_in("../other/a.py::f\n"), ElementsAre("../other/a.py::f"));
}

TEST(ParseTestList, BlanksAroundALineSayNothing) {
  EXPECT_THAT(ids_in("  a.py::f\n\tb.py::g[x y] \r\n"), ElementsAre("a.py::f", "b.py::g[x y]"));
}

TEST(ParseTestList, ColoursSayNothing) {
  EXPECT_THAT(ids_in("\033[32ma.py::f\033[0m\n\033[1;31mERROR\033[0m b.py\n"),
              ElementsAre("a.py::f", "b.py"));
}

TEST(ParseTestList, CountsNoiseApartFromLinesThatItDoesNotKnow) {
  const NodeList list = listed_in(source_of(
      "hello world\na.py::f\n============ 1 test collected in 0.01s ============\nwhat is this\n"));
  EXPECT_THAT(texts(list.ids), ElementsAre("a.py::f"));
  EXPECT_EQ(list.noise, 1U);
  EXPECT_EQ(list.unknown, 2U);
  EXPECT_EQ(list.unknown_example, "hello world");
}

TEST(ParseTestList, ListsThatWereJoinedAreReadToTheEnd) {
  EXPECT_THAT(ids_in("a.py::f\n"
                     "=========== warnings summary ===========\n"
                     "a.py::f\n"
                     "1 test collected in 0.01s\n"
                     "b.py::g\n"),
              ElementsAre("a.py::f", "b.py::g"));
}

TEST(ParseTestList, SkipsWhatPytestSaysBesides) {
  EXPECT_THAT(ids_in("============================= test session starts =====================\n"
                     "platform linux -- Python 3.11.2, pytest-8.4.2, pluggy-1.6.0\n"
                     "cachedir: .pytest_cache\n"
                     "rootdir: /repo\n"
                     "configfile: pyproject.toml (WARNING: ignoring pytest config in setup.cfg!)\n"
                     "configfile: tox.ini\n"
                     "plugins: xdist-3.5.0, cov-4.1.0\n"
                     "testpaths: tests\n"
                     "collected 1 item\n"
                     "no tests collected (1 deselected) in 0.01s\n"
                     "1 test collected in 0.01s\n"
                     "3/5 tests collected (2 deselected) in 0.12s\n"
                     "16 tests collected, 1 error in 0.08s\n"
                     "https://docs.pytest.org/en/stable.html\n"),
              IsEmpty());
}

TEST(ParseTestList, SkipsOutcomesOfARun) {
  EXPECT_THAT(ids_in("FAILED a.py::f - assert 0\nPASSED a.py::f\nSKIPPED [1] a.py:3: no\n"
                     "XFAIL a.py::f\nXPASS a.py::f\n"),
              IsEmpty());
}

TEST(ParseTestList, SkipsIdsThatReportsQuote) {
  EXPECT_THAT(ids_in("a.py::f\n"
                     "=============================== warnings summary ===============\n"
                     "b.py::g\n"
                     "c.py::h\n"
                     "  /repo/c.py:3: UserWarning: old\n"
                     "-- Docs: https://docs.pytest.org/en/stable/how-to/capture-warnings.html\n"),
              ElementsAre("a.py::f"));
}

TEST(ParseTestList, FilesThatCannotBeCollectedBecomePaths) {
  const NodeList list =
      listed_in(source_of("a.py::f\n"
                          "================ short test summary info ================\n"
                          "ERROR tests/broken.py\n"
                          "ERROR tests/worse.py - ModuleNotFoundError: No module named 'nope'\n"));
  EXPECT_THAT(texts(list.broken), ElementsAre("tests/broken.py", "tests/worse.py"));
  EXPECT_THAT(texts(list.ids), ElementsAre("a.py::f", "tests/broken.py", "tests/worse.py"));
}

TEST(ParseTestList, AFolderThatCannotBeCollectedBecomesAPath) {
  EXPECT_THAT(ids_in("ERROR tests/sub - ImportError while loading conftest\nERROR other\n"),
              ElementsAre("tests/sub", "other"));
}

TEST(ParseTestList, AnErrorOfNoFileIsOneOfTheWholeSuite) {
  EXPECT_THAT(ids_in("ERROR  - UsageError\n"), ElementsAre("."));
}

TEST(ParseTestList, ErrorsThatALogQuotesAreNoise) {
  const NodeList list =
      listed_in(source_of("ERROR    root:a.py:3 went wrong\nERROR: not found: x\n"));
  EXPECT_THAT(list.ids, IsEmpty());
}

// A dash between blanks may stand in a path; the reason begins at the dash after the extension.
TEST(ParseTestList, ABrokenFileMayHaveADashInItsPath) {
  EXPECT_THAT(ids_in("ERROR one - two/broken.py - ImportError\n"),
              ElementsAre("one - two/broken.py"));
}

TEST(ParseTestList, WordsThatNameNoFileAreUnknown) {
  const NodeList list = listed_in(source_of("foo\n::f\na.py::\nfoo bar.txt\nuse foo::bar\n"));
  EXPECT_THAT(list.ids, IsEmpty());
  EXPECT_EQ(list.unknown, 5U);
}

TEST(ParseTestList, WordsThatAreThereAreNames) {
  const NodeList list = listed_in(source_of("unit\nmy docs/guide.rst\n./my tests/\nnowhere\n"),
                                  {"unit", "my docs/guide.rst", "my tests"});
  EXPECT_THAT(texts(list.ids), ElementsAre("unit", "my docs/guide.rst", "my tests"));
  EXPECT_EQ(list.unknown, 1U);
  EXPECT_EQ(list.unknown_example, "nowhere");
}

TEST(ParseTestList, WordsAroundAListAreNoNamesEvenIfTheyAreThere) {
  const NodeList list =
      listed_in(source_of("collected 3 items\n=======\n"), {"collected 3 items", "======="});
  EXPECT_THAT(list.ids, IsEmpty());
}

TEST(ParseTestList, AFileMayHaveNoExtension) {
  EXPECT_THAT(ids_in("Makefile::target\n"), ElementsAre("Makefile::target"));
}

TEST(ParseTestList, IdsOutliveTheSource) {
  NodeList list;
  {
    const model::SourceText gone =
        source_of("a.py::f\n<Dir r>\n  <Module b.py>\n    <Function g>\n");
    list = listed_in(gone);
  }
  EXPECT_THAT(texts(list.ids), ElementsAre("a.py::f", "b.py::g"));
}

TEST(ParseTestList, SurvivesBytesThatAreNoText) {
  const NodeList list = listed_in(source_of(std::string("\xFF\xFE\0\x01\n[[[\n<<<>>>\n", 14)));
  EXPECT_THAT(list.ids, IsEmpty());
}

}  // namespace
}  // namespace splitter::input
