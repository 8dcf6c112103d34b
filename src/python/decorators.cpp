#include "decorators.hpp"

#include <algorithm>
#include <array>

namespace splitter::python {

namespace {

/// They return the function or class, or one of their own that pytest takes for it.
constexpr std::array<std::string_view, 14> keep_both = {"freezegun.freeze_time",
                                                        "time_machine.travel",
                                                        "unittest.skip",
                                                        "unittest.skipIf",
                                                        "unittest.skipUnless",
                                                        "unittest.mock.patch",
                                                        "unittest.mock.patch.object",
                                                        "unittest.mock.patch.dict",
                                                        "unittest.mock.patch.multiple",
                                                        "mock.patch",
                                                        "mock.patch.object",
                                                        "mock.patch.dict",
                                                        "django.test.override_settings",
                                                        "django.test.tag"};

/// They do the same with functions.
constexpr std::array<std::string_view, 13> keep_a_function = {"unittest.expectedFailure",
                                                              "mock.patch.multiple",
                                                              "hypothesis.given",
                                                              "hypothesis.settings",
                                                              "hypothesis.example",
                                                              "hypothesis.seed",
                                                              "functools.wraps",
                                                              "responses.activate",
                                                              "httpretty.activate",
                                                              "moto.mock_aws",
                                                              "typing.no_type_check",
                                                              "staticmethod",
                                                              "vcr.use_cassette"};

constexpr std::array<std::string_view, 5> leave_no_test = {"pytest.fixture",
                                                           "pytest.yield_fixture",
                                                           "pytest_asyncio.fixture",
                                                           "property",
                                                           "functools.cached_property"};

constexpr std::array<std::string_view, 9> test_cases = {"unittest.TestCase",
                                                        "unittest.IsolatedAsyncioTestCase",
                                                        "unittest.case.TestCase",
                                                        "django.test.TestCase",
                                                        "django.test.SimpleTestCase",
                                                        "django.test.TransactionTestCase",
                                                        "django.test.LiveServerTestCase",
                                                        "rest_framework.test.APITestCase",
                                                        "rest_framework.test.APISimpleTestCase"};

/// Base classes that bring no tests. Whatever else is spelled like Python's own exceptions is one.
constexpr std::array<std::string_view, 13> plain_bases = {"object",
                                                          "int",
                                                          "str",
                                                          "float",
                                                          "list",
                                                          "dict",
                                                          "tuple",
                                                          "set",
                                                          "type",
                                                          "bytes",
                                                          "Exception",
                                                          "RuntimeError",
                                                          "BaseException"};

/// Names that are like a test's or tell of tests, beside the test cases, and hold none themselves:
/// classes that pytest does not collect, for they have a constructor, exceptions, functions.
constexpr std::array<std::string_view, 16> no_tests = {"unittest.SkipTest",
                                                       "unittest.case.SkipTest",
                                                       "unittest.TestSuite",
                                                       "unittest.suite.TestSuite",
                                                       "unittest.TestLoader",
                                                       "unittest.loader.TestLoader",
                                                       "unittest.TestResult",
                                                       "unittest.TextTestResult",
                                                       "unittest.TextTestRunner",
                                                       "unittest.mock",
                                                       "doctest.DocTestSuite",
                                                       "doctest.DocFileSuite",
                                                       "doctest.DocTestFinder",
                                                       "doctest.DocTestParser",
                                                       "doctest.DocTestRunner",
                                                       "doctest.DocTest"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool keeps_both(std::string_view decorator) {
  return decorator.starts_with("pytest.mark.") || holds(keep_both, decorator);
}

}  // namespace

Effect effect_on_function(std::string_view decorator) {
  if (keeps_both(decorator) || holds(keep_a_function, decorator)) {
    return Effect::test;
  }
  return holds(leave_no_test, decorator) ? Effect::no_test : Effect::unknown;
}

Effect effect_on_class(std::string_view decorator) {
  return keeps_both(decorator) ? Effect::test : Effect::unknown;
}

bool is_plain_base(std::string_view base) {
  return holds(plain_bases, base) || base.ends_with("Error") || base.ends_with("Exception") ||
         base.ends_with("Warning");
}

bool holds_no_tests(std::string_view name) {
  return is_test_case(name) || holds(no_tests, name);
}

bool is_test_case(std::string_view base) {
  return holds(test_cases, base);
}

}  // namespace splitter::python
