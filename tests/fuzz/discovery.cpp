// Discovery on a tree in memory: bytes choose the files, and the rest is the text of one of them.

#include "fuzz.hpp"
#include "support/random_checkouts.hpp"

#include <array>
#include <span>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  namespace support = splitter::support;
  support::Choices choices(std::span(data, size));
  constexpr std::array raw = {"test_raw.py",
                              "tests/conftest.py",
                              "pytest.ini",
                              "helpers.py",
                              "a/__init__.py",
                              "a::b/test.py"};
  const std::string name = choices.one_of(raw);
  support::Files files = support::random_files(choices);
  files[name] = choices.rest();
  fuzz::require(support::order_of_making_counts(files).empty(), "the order of making is nothing");
  fuzz::require(support::test_stands_nowhere(files).empty(), "tests stand in their files");
  fuzz::require(support::comment_counts(files).empty(), "a comment changes nothing");
  fuzz::require(support::unrelated_file_counts(files).empty(), "others are left alone");
  return 0;
}
