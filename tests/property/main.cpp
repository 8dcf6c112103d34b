#include <gmock/gmock.h>

#include <cstdlib>

/// Runs the properties with a fixed seed and number of cases, so that a red build is never an
/// accident of the day. RC_PARAMS in the environment overrides them:
/// `RC_PARAMS="seed=7 max_success=5000" build/dev/tests/property`; a failure prints the
/// `reproduce=…` that repeats it.
int main(int argc, char** argv) {
  constexpr int keep_what_is_set = 0;
  ::setenv("RC_PARAMS", "seed=20240229 max_success=100", keep_what_is_set);
  ::testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
