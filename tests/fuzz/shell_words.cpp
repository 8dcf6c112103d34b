// The words of `--pytest CMD`: quoted and split again, they are the same.

#include "splitter/pytest/shell_words.hpp"

#include "fuzz.hpp"

namespace {

std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) {
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return text + "'";
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using splitter::pytest::shell_words;
  namespace fuzz = splitter::fuzz;
  fuzz::parse_or_refuse([&] {
    const auto words = shell_words(std::string(fuzz::text_of(data, size)), "input");
    std::string command;
    for (const std::string& word : words) {
      command += quoted(word) + " ";
    }
    fuzz::require(shell_words(command, "input") == words, "quoted words survive");
  });
  return 0;
}
