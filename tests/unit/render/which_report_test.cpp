#include "splitter/render/which_report.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace splitter::render {
namespace {

using model::Microseconds;
using model::Reason;
using nlohmann::json;
using ::testing::HasSubstr;

class WhichReport : public ::testing::Test {
 protected:
  WhichReport() {
    roster_.fingerprint = "f00d";
    roster_.groups.resize(2);
    roster_.groups[1].names = {{"a.py", 3}, {"cut.py::T", 2}, {"b.py::f", 1}};
    roster_.homes = {{"cut.py", 0}};
    found_.asked = "a.py::f";
    found_.groups = {1};
  }

  std::string text() { return which_text(roster_, std::array{found_}); }
  std::string text_for_name(std::size_t name) {
    found_.placement = {1, Reason::named, &roster_.groups[1].names[name]};
    return text();
  }

  model::Roster roster_;
  Whereabouts found_;
};

TEST_F(WhichReport, SaysWhyByTheNameThatStandsForIt) {
  EXPECT_EQ(text_for_name(0), "a.py::f: group 2\n  the group has the whole of a.py\nplan f00d\n");
  EXPECT_THAT(text_for_name(1),
              HasSubstr("cut.py::T, a piece of a file that is cut; its home is "
                        "group 1"));
  EXPECT_THAT(text_for_name(2), HasSubstr("  the group has b.py::f\n"));
}

TEST_F(WhichReport, SaysWhyWithoutAName) {
  found_.placement = {1, Reason::home};
  EXPECT_THAT(text(), HasSubstr("home group of its file"));
  found_.placement = {1, Reason::new_file};
  EXPECT_THAT(text(), HasSubstr("chosen by the path"));
  found_.placement = {};
  found_.groups.clear();
  EXPECT_THAT(text(), HasSubstr("a.py::f: no group\n  the tests were selected by a list"));
}

TEST_F(WhichReport, TimesAndSetUps) {
  found_.time = Microseconds{1'500'000};
  found_.tests = 3;
  found_.measured = true;
  found_.setups = {{"import of a.py", Microseconds{30'000}, 2}, {"server", Microseconds{0}, 0}};
  const std::string all = text_for_name(0);
  EXPECT_THAT(all, HasSubstr("  3 tests, 1.50 s, measured\n"));
  EXPECT_THAT(all, HasSubstr("sets up import of a.py (30 ms), with 2 other tests of the group"));
  EXPECT_THAT(all, HasSubstr("with no other test of the group"));
  found_.measured = false;
  EXPECT_THAT(text(), HasSubstr("1.50 s, estimated\n"));
  found_.like = "2 other instances";
  EXPECT_THAT(text(), HasSubstr("1.50 s, estimated from 2 other instances\n"));
}

TEST_F(WhichReport, AFileInSeveralGroups) {
  found_.groups = {0, 1};
  EXPECT_THAT(text_for_name(1), HasSubstr("a.py::f: groups 1, 2\n"));
}

TEST_F(WhichReport, Json) {
  found_.placement = {1, Reason::named, roster_.groups[1].names.data()};
  found_.time = Microseconds{1'500'000};
  found_.tests = 1;
  found_.setups = {{"server", Microseconds{20}, 4}};
  const json all = json::parse(which_json(roster_, std::array{found_}));
  EXPECT_EQ(all["format"], "splitter-which");
  EXPECT_EQ(all["splits"], 2);
  const json& one = all["tests"][0];
  EXPECT_EQ(one["id"], "a.py::f");
  EXPECT_EQ(one["groups"], json::array({2}));
  EXPECT_EQ(one["reason"], "named");
  EXPECT_EQ(one["name"], "a.py");
  EXPECT_EQ(one["seconds"], 1.5);
  EXPECT_EQ(one["measured"], false);
  EXPECT_EQ(one["setups"][0]["others"], 4);
}

}  // namespace
}  // namespace splitter::render
