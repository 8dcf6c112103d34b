#include "splitter/python/naming.hpp"

#include <gtest/gtest.h>

namespace splitter::python {
namespace {

TEST(TellsOfTests, LooksForTestAndCaseInAnyLetters) {
  for (const char* name :
       {"test", "Test", "DatabaseCase", "attest", "LATEST", "SharedCases", "MyCASE", "CaseBase"}) {
    EXPECT_TRUE(tells_of_tests(name)) << name;
  }
  for (const char* name : {"",
                           "Base",
                           "Model",
                           "tes",
                           "t_e_s_t",
                           "Cas",
                           "exists_case_sensitive",
                           "CaseInsensitiveDict",
                           "LowercaseName",
                           "snake_case",
                           "cases"}) {
    EXPECT_FALSE(tells_of_tests(name)) << name;
  }
}

TEST(TestNames, AreThoseOfPytestAtFirst) {
  EXPECT_EQ(TestNames().functions, std::vector<std::string>{"test"});
  EXPECT_EQ(TestNames().classes, std::vector<std::string>{"Test"});
}

TEST(IsPathOfTests, LooksForAWordOfIt) {
  for (const char* path :
       {"/tests/a.py", "/src/testing.py", "/unit_tests/x", "/apitests/x", "/a-test/x"}) {
    EXPECT_TRUE(is_path_of_tests(path)) << path;
  }
  for (const char* path : {"/src/_pytest/config.py", "/latest.py", "/contest/x", ""}) {
    EXPECT_FALSE(is_path_of_tests(path)) << path;
  }
}

}  // namespace
}  // namespace splitter::python
