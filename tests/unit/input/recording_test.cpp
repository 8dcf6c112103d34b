#include "splitter/input/recording.hpp"

#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {
namespace {

using model::Bytes;
using model::Microseconds;
using model::Outcome;
using model::Recording;
using support::input_error_of;
using support::source_of;
using support::tight_source_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::Values;

class ParseRecording : public ::testing::TestWithParam<bool> {
 protected:
  static Recording parse(std::string_view text) {
    return parse_recording(GetParam() ? tight_source_of(text, "r.jsonl")
                                      : source_of(text, "r.jsonl"));
  }
};

INSTANTIATE_TEST_SUITE_P(TextWith, ParseRecording, Values(false, true), [](const auto& param) {
  return param.param ? "NoSpareBytes" : "SpareBytes";
});

TEST_P(ParseRecording, ReadsWhatWasPlannedOfItsJob) {
  const auto session = [](const std::string& members, const std::string& exit) {
    return parse(R"({"e":"session","run":"r1",)" + members + "}\n" +
                 R"({"e":"end","wall_s":9.0,"exit":)" + exit + "}\n");
  };
  const Recording job =
      session(R"("planned_s":12.345,"planned_tests":431,"began_s":86400123.4567)", "1");
  EXPECT_EQ(job.planned, Microseconds{12'345'000});
  EXPECT_EQ(job.planned_tests, 431U);
  EXPECT_EQ(job.began, Microseconds{86'400'123'457'000});
  EXPECT_FALSE(job.interrupted);
  const Recording odd = session(R"("planned_s":-1,"planned_tests":1e300,"began_s":-1e300)", "2");
  EXPECT_EQ(odd.planned, std::nullopt);
  EXPECT_EQ(odd.planned_tests, 1'000'000'000U);
  EXPECT_EQ(odd.began, Microseconds{0});
  EXPECT_TRUE(odd.interrupted);
  EXPECT_FALSE(session(R"("pid":1)", "5").interrupted);
}

TEST_P(ParseRecording, ReadsTestsThatNeedOthersAndWhatAPluginLeftOut) {
  const Recording read =
      parse(R"({"e":"session","run":"r1","selected":2,"left_out":3,"left_out_by":"conftest"})"
            "\n"
            R"({"e":"test","id":"a.py::f","s":1,"outcome":"passed","named":"made"})"
            "\n"
            R"({"e":"test","id":"a.py::g","s":0,"outcome":"skipped","needs":"other"})"
            "\n");
  EXPECT_EQ(read.left_out, 3U);
  EXPECT_EQ(read.left_out_by, "conftest");
  ASSERT_THAT(read.names, SizeIs(1));
  EXPECT_EQ(read.names[0].id.text(), "a.py::f");
  EXPECT_EQ(read.names[0].name, "made");
  ASSERT_THAT(read.needs, SizeIs(1));
  EXPECT_EQ(read.needs[0].id.text(), "a.py::g");
  EXPECT_EQ(read.needs[0].needs, "other");
}

TEST_P(ParseRecording, TellsHowLongItsCommandTookToEnd) {
  const auto ending = [](const std::string& session, const std::string& end, const char* exit) {
    return parse(R"({"e":"session","run":"r1")" + session + "}\n" + end + R"({"e":"exit","at_s":)" +
                 exit + "}\n")
        .session.ending;
  };
  const std::string began = R"(,"began_s":100.25)";
  const std::string end = R"({"e":"end","wall_s":9.0,"exit":0})"
                          "\n";
  EXPECT_EQ(ending(began, end, "109.75"), Microseconds{500'000});
  EXPECT_EQ(ending(began, end, "109.0"), Microseconds{0}) << "before the session's end";
  EXPECT_EQ(ending(began, end, "1e300"), Microseconds{0});
  EXPECT_EQ(ending("", end, "109.75"), Microseconds{0}) << "nobody knows when it began";
  EXPECT_EQ(ending(began, "", "109.75"), Microseconds{0}) << "killed";
}

TEST_P(ParseRecording, ReadsASession) {
  const Recording recording = parse(
      R"({"e":"session","v":1,"run":"r1","worker":"gw0","pid":7,"workers":2,"startup_s":0.25,)"
      R"("plan":"c0ffee","group":2,"groups":4,"collected_s":1.5,"selected":9,"baseline_kib":1024})"
      "\n"
      R"({"e":"collect","id":"a.py","s":0.5})"
      "\n"
      R"({"e":"fixture","id":"a.py::db","scope":"module","s":2.0,"before_kib":1,"after_kib":2})"
      "\n"
      R"({"e":"fixture","id":"a.py::db","scope":"module","teardown_s":0.5})"
      "\n"
      R"({"e":"end","wall_s":9.0,"recorder_s":0.5,"exit":0})"
      "\n");
  EXPECT_EQ(recording.session.run, "r1");
  EXPECT_EQ(recording.session.id, "r1/gw0/7");
  EXPECT_EQ(recording.process, "gw0/7");
  EXPECT_EQ(recording.session.workers, 2U);
  EXPECT_EQ(recording.plan, "c0ffee");
  EXPECT_EQ(recording.group, model::GroupNumber{2});
  EXPECT_EQ(recording.groups, 4U);
  EXPECT_EQ(recording.session.startup, Microseconds{250'000});
  EXPECT_EQ(recording.session.collection, Microseconds{1'500'000});
  EXPECT_EQ(recording.selected, 9U);
  EXPECT_TRUE(recording.is_worker);
  EXPECT_EQ(recording.wall, Microseconds{9'000'000});
  EXPECT_EQ(recording.recorder, Microseconds{500'000});
  EXPECT_EQ(recording.session.baseline, Bytes{1024 * 1024});
  ASSERT_THAT(recording.imports, SizeIs(1));
  EXPECT_EQ(recording.imports[0].id, "a.py");
  ASSERT_THAT(recording.setups, SizeIs(2));
  EXPECT_EQ(recording.setups[0].time + recording.setups[1].time, Microseconds{2'500'000});
}

TEST_P(ParseRecording, ReadsATest) {
  const Recording recording = parse(
      R"({"e":"start","id":"a.py::f"})"
      "\n"
      R"({"e":"test","id":"a.py::f","s":0.125,"setup_s":9,"outcome":"error",)"
      R"("before_kib":100,"peak_kib":300,"after_kib":90,"uses":["x",{"deep":[1]}],"new":null})"
      "\n");
  ASSERT_THAT(recording.tests, SizeIs(1));
  EXPECT_EQ(recording.tests[0].id.text(), "a.py::f");
  EXPECT_EQ(recording.tests[0].own, Microseconds{125'000});
  EXPECT_EQ(recording.tests[0].outcome, Outcome::failed);
  EXPECT_EQ(recording.tests[0].peak, Bytes{200 * 1024});
  EXPECT_EQ(recording.tests[0].retained, Bytes{-10 * 1024});
  EXPECT_THAT(recording.victim, IsEmpty());
}

TEST_P(ParseRecording, WithoutAWholeThePhasesAddUp) {
  const Recording recording =
      parse(R"({"e":"test","id":"a.py::f","setup_s":0.5,"call_s":0.25,"teardown_s":0.125})"
            "\n");
  EXPECT_EQ(recording.tests.at(0).own, Microseconds{875'000});
  EXPECT_EQ(recording.tests.at(0).peak, std::nullopt);
}

TEST_P(ParseRecording, ATestThatOnlyBeganIsTheVictim) {
  const Recording recording = parse(R"({"e":"start","id":"a.py::f"})"
                                    "\n");
  EXPECT_EQ(recording.victim, "a.py::f");
  EXPECT_THAT(recording.tests, IsEmpty());
}

TEST_P(ParseRecording, ALastLineThatIsCutShortIsNoError) {
  const std::string whole = R"({"e":"test","id":"a.py::f","s":1})";
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const Recording recording = parse(whole + "\n" + whole.substr(0, cut));
    EXPECT_THAT(recording.tests, SizeIs(1)) << cut;
  }
  EXPECT_THAT(parse(whole + "\n" + whole).tests, SizeIs(2)) << "it lacks the line break only";
}

TEST_P(ParseRecording, AnotherBrokenLineIsAnError) {
  const auto error =
      input_error_of([] { return parse("{\"e\":\"end\"}\n{\"e\":\n{\"e\":\"end\"}\n"); });
  EXPECT_EQ(error.where(), "r.jsonl: line 2");
  EXPECT_EQ(input_error_of([] { return parse("[]\n\n"); }).where(), "r.jsonl: line 1");
  EXPECT_EQ(input_error_of([] { return parse("{} x\n\n"); }).where(), "r.jsonl: line 1");
}

TEST_P(ParseRecording, IdsAreReadAsPythonWritesThem) {
  const Recording recording = parse(R"({"e":"test","id":"caf\udce9/a.py::f[\"\\ \u00e4]","s":1})"
                                    "\n");
  EXPECT_EQ(recording.tests.at(0).id.text(), "caf\xE9/a.py::f[\"\\ \xC3\xA4]");
}

TEST_P(ParseRecording, KeepsItsIdsHoweverManyAndLongTheyAre) {
  std::string text;
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) {
    ids.push_back("t.py::test_" + std::to_string(i) +
                  std::string(i == 20 ? 1'000'000 : 20'000, 'x'));
    text += R"({"e":"test","id":")" + ids.back() + R"(","s":1,"uses":["t.py::f)" + ids.back() +
            "\"]}\n";
  }
  const Recording recording = parse(text);
  ASSERT_THAT(recording.tests, SizeIs(ids.size()));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_TRUE(recording.tests[i].id.text() == ids[i]) << i;
    EXPECT_TRUE(recording.uses[recording.tests[i].uses_begin] == "t.py::f" + ids[i]) << i;
  }
}

TEST_P(ParseRecording, AnIdThatNoCommandLineCarriesIsAnError) {
  const auto error =
      input_error_of([] { return parse("{\"e\":\"test\",\"id\":\"a\\u0000b\",\"s\":1}\n"); });
  EXPECT_EQ(error.where(), "r.jsonl: line 1");
}

TEST_P(ParseRecording, NonsensicalNumbersSayNothing) {
  const Recording recording =
      parse(R"({"e":"test","id":"a","s":-1})"
            "\n"
            R"({"e":"test","id":"b","s":1e99,"before_kib":0,"peak_kib":1e99})"
            "\n"
            R"({"e":"session","run":"r","workers":-4})"
            "\n");
  EXPECT_EQ(recording.tests.at(0).own, Microseconds{0});
  EXPECT_EQ(recording.tests.at(1).own, Microseconds{0});
  EXPECT_EQ(recording.tests.at(1).peak, Bytes{0});
  EXPECT_EQ(recording.session.workers, 1U);
}

TEST(IsRecording, ByItsFirstLine) {
  EXPECT_TRUE(is_recording("{\"e\":\"session\"}\n"));
  EXPECT_FALSE(is_recording("{\"a.py::f\": 1}\n"));
  EXPECT_FALSE(is_recording(""));
  EXPECT_FALSE(is_recording("e"));
}

TEST_P(ParseRecording, ReadsWhatASetUpIs) {
  const Recording recording = parse(
      R"({"e":"session","cores":8,"load":1.25})"
      "\n"
      R"({"e":"fixture","id":"a.py::T::db","scope":"class","s":2.0,"before_kib":1,"after_kib":3})"
      "\n"
      R"({"e":"fixture","id":"a.py::T::db","scope":"class","teardown_s":0.5})"
      "\n");
  EXPECT_EQ(recording.session.cores, 8U);
  EXPECT_EQ(recording.session.load, 125U);
  ASSERT_THAT(recording.setups, SizeIs(2));
  EXPECT_EQ(recording.setups[0].kind, model::ScopeKind::test_class);
  EXPECT_FALSE(recording.setups[0].tear_down);
  EXPECT_EQ(recording.setups[0].memory, Bytes{2048});
  EXPECT_TRUE(recording.setups[1].tear_down);
}

TEST_P(ParseRecording, KnowsWhichFixturesATestUsed) {
  const Recording recording = parse(R"({"e":"test","id":"a","s":1,"uses":["db","n\u0065t"]})"
                                    "\n"
                                    R"({"e":"test","id":"b","s":1,"uses":["db","net"]})"
                                    "\n"
                                    R"({"e":"test","id":"c","s":1})"
                                    "\n"
                                    R"({"e":"test","id":"d","s":1,"uses":["db"]})"
                                    "\n");
  EXPECT_TRUE(recording.session.uses);
  EXPECT_THAT(recording.uses, ::testing::ElementsAre("db", "net", "db"));
  const auto range = [&recording](std::size_t test) {
    return std::pair(recording.tests[test].uses_begin, recording.tests[test].uses_end);
  };
  EXPECT_EQ(range(0), std::pair(0U, 2U));
  EXPECT_EQ(range(1), range(0));
  EXPECT_EQ(range(2), std::pair(2U, 2U));
  EXPECT_EQ(range(3), std::pair(2U, 3U));
}

TEST_P(ParseRecording, TakesAFixturesSetUpOffTheTestThatPytestBilledForIt) {
  const Recording recording =
      parse(R"({"e":"fixture","id":"db","scope":"session","s":2.0})"
            "\n"
            R"({"e":"test","id":"a","setup_s":2.5,"call_s":1,"uses":["db"]})"
            "\n"
            R"({"e":"test","id":"b","setup_s":0.5,"call_s":1,"uses":["db"]})"
            "\n"
            R"({"e":"test","id":"c","s":1.5,"uses":["db"]})"
            "\n");
  for (const model::RecordedTest& test : recording.tests) {
    EXPECT_EQ(test.own, Microseconds{1'500'000});
  }
}

TEST_P(ParseRecording, RefusesUsesThatAreNoList) {
  EXPECT_THAT(input_error_of([] {
                static_cast<void>(parse("{\"e\":\"test\",\"id\":\"a\",\"uses\":1}\n\n"));
              }).where(),
              "r.jsonl: line 1");
}

TEST_P(ParseRecording, KnowsFilesThatSkippedThemselves) {
  const Recording recording = parse(R"({"e":"collect","id":"a.py","s":0.5,"outcome":"skipped"}
{"e":"collect","id":"b.py","s":0.5,"outcome":"failed"}
{"e":"collect","id":"c.py","s":0.5}
{"e":"collect","id":"d.py","s":0.5,"outcome":"empty"}
)");
  ASSERT_EQ(recording.imports.size(), 4U);
  EXPECT_EQ(recording.imports[3].outcome, Outcome::skipped);
  EXPECT_EQ(recording.imports[0].outcome, Outcome::skipped);
  EXPECT_EQ(recording.imports[1].outcome, Outcome::failed);
  EXPECT_EQ(recording.imports[2].outcome, Outcome::passed);
}

TEST(ParseRecording, TakesTheMemoryOfAFixtureFromTheTestThatSetItUp) {
  const Recording recording = parse_recording(source_of(
      R"({"e":"session","run":"r1"}
{"e":"fixture","id":"big","scope":"session","s":0.1,"before_kib":100,"after_kib":400}
{"e":"test","id":"a.py::f","s":1,"outcome":"passed","before_kib":100,"peak_kib":450,"after_kib":405}
{"e":"test","id":"a.py::g","s":1,"outcome":"passed","before_kib":405,"peak_kib":455,"after_kib":405}
)",
      "r.jsonl"));
  ASSERT_EQ(recording.tests.size(), 2U);
  EXPECT_EQ(recording.setups[0].memory, model::Bytes{300 * 1024});
  EXPECT_EQ(recording.tests[0].peak, model::Bytes{50 * 1024});
  EXPECT_EQ(recording.tests[0].retained, model::Bytes{5 * 1024});
  EXPECT_EQ(recording.tests[1].peak, model::Bytes{50 * 1024});
}

TEST_P(ParseRecording, TakesMembersInAnyOrder) {
  const Recording recording = parse(R"({"e":"test","id":"a.py::f","s":1,"outcome":"failed"})"
                                    "\n"
                                    R"({"e":"test","s":2,"new":{"s":9},"id":"a.py::g","x":1})"
                                    "\n"
                                    R"({"outcome":"skipped","s":3,"\u0069d":"a.py::h","e":"test"})"
                                    "\n"
                                    R"({"id":"a.py::i", "e" : "test", "setup_s":1, "call_s":3})"
                                    "\n");
  ASSERT_THAT(recording.tests, SizeIs(4));
  std::vector<std::string_view> ids;
  for (const model::RecordedTest& test : recording.tests) {
    ids.push_back(test.id.text());
  }
  EXPECT_THAT(ids, ElementsAre("a.py::f", "a.py::g", "a.py::h", "a.py::i"));
  EXPECT_EQ(recording.tests[0].outcome, Outcome::failed);
  EXPECT_EQ(recording.tests[1].own, Microseconds{2'000'000});
  EXPECT_EQ(recording.tests[1].outcome, parse("{\"e\":\"test\",\"id\":\"a\"}\n").tests[0].outcome);
  EXPECT_EQ(recording.tests[2].outcome, Outcome::skipped);
  EXPECT_EQ(recording.tests[3].own, Microseconds{4'000'000});
}

TEST_P(ParseRecording, KnowsTheFilesOfItsTests) {
  std::string text;
  for (const char* id : {"a.py::f", "a.py::T::g", "b.py::f", "a.py", "a.py::h@gpu"}) {
    text += std::string(R"({"e":"test","s":1,"id":")") + id + "\"}\n";
  }
  const Recording recording = parse(text);
  std::vector<std::string_view> files;
  for (const model::RecordedTest& test : recording.tests) {
    files.push_back(test.file == model::no_file ? "none" : recording.files.at(test.file));
  }
  EXPECT_THAT(files, ElementsAre("a.py::", "a.py::", "b.py::", "none", "a.py::"));
  EXPECT_TRUE(recording.has_group_marks);
  EXPECT_FALSE(parse(text.substr(0, text.rfind("{\"e"))).has_group_marks);
}

TEST(ParseRecordingInParts, IsThatOfTheWholeText) {
  const std::vector<std::string> lines = {"{\"e\":\"session\",\"run\":\"r1\",\"pid\":7}\n",
                                          "{\"e\":\"test\",\"id\":\"a.py::f\",\"s\":1}\n",
                                          "{\"e\":\"test\",\"id\":\"b.py::g\",\"s\":2}\n",
                                          "{\"e\":\"tes"};
  std::vector<std::string> parts;
  for (const std::string& line : lines) {
    parts.push_back(line + std::string(model::SourceText::padding, '\0'));
  }
  std::size_t next = 0;
  const Recording recording = parse_recording("r.jsonl", 100, [&] {
    const std::size_t i = next++;
    return i < parts.size() ? std::string_view(parts[i]).substr(0, lines[i].size())
                            : std::string_view();
  });
  EXPECT_EQ(recording.session.run, "r1");
  ASSERT_THAT(recording.tests, SizeIs(2));
  EXPECT_EQ(recording.tests[1].id.text(), "b.py::g");
}

TEST(ParseRecordingInParts, CountsTheLinesOfAllParts) {
  const std::string padding(model::SourceText::padding, '\0');
  const std::string first = "{\"e\":\"start\",\"id\":\"a\"}\n\n" + padding;
  const std::string second = "{]\n" + padding;
  int next = 0;
  const auto error = input_error_of([&] {
    return parse_recording("r.jsonl", 0, [&] {
      const std::string_view part = next++ == 0 ? first : second;
      return part.substr(0, part.size() - padding.size());
    });
  });
  EXPECT_EQ(error.where(), "r.jsonl: line 3");
}

}  // namespace
}  // namespace splitter::input
