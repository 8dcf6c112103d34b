#include "splitter/render/top.hpp"
#include "support/profiles.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace splitter::render {
namespace {

using model::Bytes;
using model::Microseconds;
using nlohmann::json;

TEST(TopJson, HasWhatWasMeasured) {
  model::Profile profile = support::profile_of({{"a.py::f", 2'500'000}, {"b.py::\xff", 500'000}});
  profile.has_memory = true;
  profile.tests[0].memory = {Bytes{2048}, Bytes{1024}};
  profile.setups = {{model::ScopeKind::import, "a.py", Microseconds{870'000}, Bytes{4096}}};
  const json top = json::parse(top_json(profile, 1, "1.2.3"));
  EXPECT_EQ(top["format"], "splitter-top");
  EXPECT_EQ(top["version"], 1);
  EXPECT_EQ(top["splitter"], "1.2.3");
  EXPECT_EQ(top["tests"], 2);
  EXPECT_EQ(top["seconds"], 3.0);
  EXPECT_EQ(top["slowest"], json::parse(R"([{"id": "a.py::f", "seconds": 2.5}])"));
  EXPECT_EQ(top["peaks"], json::parse(R"([{"id": "a.py::f", "bytes": 2048}])"));
  EXPECT_EQ(top["retained"], json::parse(R"([{"id": "a.py::f", "bytes": 1024}])"));
  EXPECT_EQ(top["setups"],
            json::parse(R"([{"id": "a.py", "kind": "import", "seconds": 0.87, "bytes": 4096,
                             "tests": 1, "files": 1}])"));
}

TEST(TopJson, LeavesOutWhatWasNot) {
  const json top = json::parse(top_json(support::profile_of({{"a.py::f", 1}}), 9, ""));
  EXPECT_FALSE(top.contains("peaks") || top.contains("retained") || top.contains("setups"));
}

}  // namespace
}  // namespace splitter::render
