#pragma once

#include "splitter/system/files.hpp"

#include <string>

namespace splitter::support {

/// Writes `plan.json`: `a.py` in group 1, `b.py::f` in group 2, with the fingerprint `f00d`.
inline void write_plan() {
  system::write_file("plan.json",
                     R"({"format": "splitter-plan", "version": 1, "fingerprint": "f00d",
    "splits": 2, "groups": [
    {"group": 1, "seconds": 1, "tests": 1, "files": 1, "selectors": ["a.py"]},
    {"group": 2, "seconds": 1, "tests": 1, "files": 1, "selectors": ["b.py::f"]}]})");
}

/// The records of a job that ran one test of a group of that plan.
inline std::string record_of(int group, const std::string& test) {
  const std::string number = std::to_string(group);
  return R"({"e":"session","run":"r)" + number + R"(","plan":"f00d","group":)" + number +
         R"(,"groups":2})" + "\n" + R"({"e":"test","id":")" + test +
         R"(","s":1,"outcome":"passed"})" + "\n" + R"({"e":"end","wall_s":1})" + "\n";
}

}  // namespace splitter::support
