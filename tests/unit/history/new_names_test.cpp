#include "splitter/history/new_names.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace splitter::history {
namespace {

using model::NodeId;

TEST(NewNames, ChangeThePathAlone) {
  const std::vector<Rename> renames = {{"old/t.py", "new/t.py"}};
  NewNames names(renames);
  EXPECT_EQ(names.of(NodeId{"old/t.py::A::f[old/t.py]"}).text(), "new/t.py::A::f[old/t.py]");
  EXPECT_EQ(names.of(NodeId{"old/t.pyx::f"}).text(), "old/t.pyx::f");
  EXPECT_EQ(names.of(NodeId{"old/t.py"}).text(), "new/t.py");
}

}  // namespace
}  // namespace splitter::history
