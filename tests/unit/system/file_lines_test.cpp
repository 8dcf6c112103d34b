#include "splitter/system/file_lines.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::system {
namespace {

class LinesOfFiles : public ::testing::Test {
 protected:
  support::InFolder folder_;

  /// The parts together; each but the last ends with a line.
  static std::string read(const std::string& text) {
    write_file("file", text);
    FileLines lines("file");
    std::string all;
    for (std::string_view part = lines.next(); !part.empty(); part = lines.next()) {
      EXPECT_TRUE(all.empty() || all.ends_with('\n'));
      all += part;
    }
    EXPECT_TRUE(lines.next().empty());
    return all;
  }
};

TEST_F(LinesOfFiles, AreAllOfThem) {
  std::string many;
  for (int i = 0; i < 100'000; ++i) {
    many += "line " + std::to_string(i) + "\n";
  }
  const std::string longer(1'000'000, 'x');
  for (const std::string& text : {std::string(),
                                  std::string("one"),
                                  std::string("one\n"),
                                  std::string("\n\n"),
                                  many,
                                  many + "cut",
                                  longer,
                                  "short\n" + longer + "\nshort"}) {
    EXPECT_EQ(read(text), text);
  }
}

TEST_F(LinesOfFiles, HaveNoByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF{}\n"), "{}\n");
  EXPECT_EQ(read("\xEF\xBB\xBF"), "");
}

TEST_F(LinesOfFiles, OfAMissingFileAreAnError) {
  const model::InputError error =
      support::input_error_of([] { return FileLines("nowhere").next().size(); });
  EXPECT_EQ(error.where(), "nowhere");
  EXPECT_STREQ(error.what(), "cannot be opened: No such file or directory");
}

}  // namespace
}  // namespace splitter::system
