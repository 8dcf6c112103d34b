#include "splitter/pytest/installed_modules.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using support::Checkout;

/// A checkout whose environment has a standard library.
Checkout with_library() {
  Checkout checkout;
  checkout.add_library();
  checkout.file(Checkout::packages() + "/plain.py", "");
  checkout.file(Checkout::packages() + "/package/__init__.py", "");
  checkout.file(Checkout::packages() + "/space/inner.py", "");
  checkout.file(Checkout::packages() + "/fast.cpython-311-x86_64-linux-gnu.so", "");
  checkout.file("/usr/lib/python3.11/lib-dynload/_odd.cpython-311-x86_64-linux-gnu.so", "");
  checkout.file(Checkout::packages() + "/__editable___mine_finder.py",
                "MAPPING = {'mine': '/x'}\n");
  return checkout;
}

TEST(InstalledModules, AreFoundInEachForm) {
  const Checkout checkout = with_library();
  const pytest::Setup setup = checkout.setup();
  InstalledModules modules(setup);
  for (const char* name :
       {"sys", "math", "os", "_odd", "plain", "package", "space", "fast", "mine"}) {
    EXPECT_TRUE(modules.may_have(name)) << name;
  }
  for (const char* name : {"tomli_w", "inner", "min", "x"}) {
    EXPECT_FALSE(modules.may_have(name)) << name;
  }
}

TEST(InstalledModules, AreAnythingWithoutAStandardLibrary) {
  const Checkout checkout;
  const pytest::Setup setup = checkout.setup();
  EXPECT_EQ(setup.environment.library, "");
  EXPECT_TRUE(InstalledModules(setup).may_have("tomli_w"));
}

TEST(InstalledModules, MayLieAnywhereInTheSuite) {
  Checkout checkout = with_library();
  checkout.add("tools/deep/helper.py", "");
  checkout.add(".cache/hidden.py", "");
  const pytest::Setup setup = checkout.setup();
  InstalledModules modules(setup);
  EXPECT_TRUE(modules.may_be_in_suite("helper"));
  EXPECT_TRUE(modules.may_be_in_suite("deep"));
  EXPECT_FALSE(modules.may_be_in_suite("hidden"));
}

}  // namespace
}  // namespace splitter::pytest
