#include "cli/store.hpp"

#include "cli/commands.hpp"
#include "splitter/cli/run.hpp"
#include "splitter/system/files.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <sys/inotify.h>
#include <unistd.h>
#include <vector>

namespace splitter::cli {
namespace {

using support::input_error_of;
using support::settings_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

/// Counts the events of a kind in this folder, by the names of the files.
class Watch {
 public:
  explicit Watch(std::uint32_t kind) : descriptor_(::inotify_init1(IN_NONBLOCK)) {
    ::inotify_add_watch(descriptor_, ".", kind);
  }
  ~Watch() { ::close(descriptor_); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  Watch(Watch&&) = delete;
  Watch& operator=(Watch&&) = delete;

  [[nodiscard]] std::map<std::string, int> counts() const {
    std::map<std::string, int> counts;
    std::array<char, 1U << 16U> buffer{};
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
      ::inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len > 0 ? buffer.data() + at + sizeof event : "";
      if (name == ".test_durations" || name == ".test_profile") {
        ++counts[name];
      }
      at += sizeof event + event.len;
    }
    return counts;
  }

 private:
  int descriptor_;
};

std::string record_of(const std::string& run, const std::vector<std::string>& tests) {
  std::string text = R"({"e":"session","run":")" + run + "\"}\n";
  for (const std::string& test : tests) {
    text += R"({"e":"test","id":")" + test + "\",\"s\":0.5}\n";
  }
  return text;
}

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() { settings_.profile = ".test_profile"; }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);

  std::string merge(const std::vector<std::string>& paths) {
    return words_of(
        [&](const Messages& messages) { merge_command.run(settings_, paths, messages); });
  }

  static std::string text_of(const std::string& path) {
    return std::string(system::read_file(path).view());
  }
};

TEST_F(StoreTest, AMergeThatNeedsAllOfBothFilesReadsAndWritesEachOnce) {
  system::write_file("r1", record_of("1", {"a.py::f", "a.py::gone", "b.py::f"}));
  merge({"r1"});
  system::write_file("carried", R"({"a.py::f": 0.5, "b.py::f": 0.75})");
  system::write_file("junit.xml",
                     "<testsuite><testcase classname='a' name='f' time='2'/></testsuite>");
  system::write_file("list", "a.py::f\nb.py::f\n");
  settings_.prune = true;
  settings_.tests = {"list"};
  const Watch opened(IN_OPEN);
  const Watch written(IN_MOVED_TO);
  EXPECT_THAT(merge({"carried", "junit.xml"}), HasSubstr("1 test dropped that no longer exists"));
  EXPECT_THAT(opened.counts(), ElementsAre(Pair(".test_durations", 1), Pair(".test_profile", 1)));
  EXPECT_THAT(written.counts(), ElementsAre(Pair(".test_durations", 1), Pair(".test_profile", 1)));
  EXPECT_THAT(text_of(".test_durations"), HasSubstr(R"("b.py::f": 0.675)"));
  EXPECT_THAT(text_of(".test_durations"), Not(HasSubstr("gone")));
  EXPECT_THAT(text_of(".test_profile"), Not(HasSubstr("gone")));
}

TEST_F(StoreTest, PruningWhileMergingWritesTheSameAsPruningLater) {
  system::write_file("r1", record_of("1", {"a.py::f", "a.py::gone", "b.py::f"}));
  system::write_file("r2", record_of("2", {"a.py::f", "c.py::f"}));
  system::write_file("list", "a.py::f\n");
  merge({"r1"});
  const std::string durations = text_of(".test_durations");
  const std::string profile = text_of(".test_profile");
  merge({"r2"});
  settings_.prune = true;
  settings_.tests = {"list"};
  merge({"r2"});
  const std::string later = text_of(".test_durations") + text_of(".test_profile");
  system::write_file(".test_durations", durations);
  system::write_file(".test_profile", profile);
  merge({"r2"});
  EXPECT_EQ(text_of(".test_durations") + text_of(".test_profile"), later);
  EXPECT_THAT(later, Not(HasSubstr("b.py")));
}

TEST_F(StoreTest, WithoutAMeasuredTestNothingIsWritten) {
  system::write_file("r1",
                     R"({"e":"session","run":"1"})"
                     "\n");
  const Watch opened(IN_OPEN);
  EXPECT_EQ(merge({"r1"}),
            "splitter: warning: no test was measured: .test_durations stays as it is\n");
  EXPECT_THAT(opened.counts(), ElementsAre());
  EXPECT_FALSE(system::is_file(".test_profile"));
}

TEST_F(StoreTest, EntriesThatNothingIsSaidOfKeepTheirBytes) {
  system::write_file(".test_durations", "{\n  \"a.py::f\": 1.50e0,\n  \"b.py::f\": 2.0\n}\n");
  system::write_file("r1", record_of("1", {"b.py::f"}));
  EXPECT_EQ(merge({"r1"}), "splitter: .test_durations: 1 test renewed, 0 new, 1 kept as it was\n");
  EXPECT_EQ(text_of(".test_durations"), "{\n  \"a.py::f\": 1.50e0,\n  \"b.py::f\": 0.5\n}\n");
}

TEST_F(StoreTest, KeepsOneDurationsFile) {
  settings_.durations = {"a", "b"};
  system::write_file("r1", record_of("1", {"b.py::f"}));
  EXPECT_STREQ(input_error_of([this] { merge({"r1"}); }).what(),
               "names several files, and one is to be written");
}

}  // namespace
}  // namespace splitter::cli
