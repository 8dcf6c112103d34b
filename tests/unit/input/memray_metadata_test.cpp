#include "splitter/input/memray_metadata.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::input {
namespace {

using model::Recording;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::source_of;
using support::time_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST(ParseMemrayMetadata, APeakAndNothingElse) {
  Surroundings around;
  around.written = 1'796'075'031;
  const Imported imported = parse_memray_metadata(
      source_of(report_sample("memray/test_allocates.metadata"), "m"), around);
  const model::RecordedTest& test = imported.recordings.at(0).tests.at(0);
  EXPECT_EQ(test.id.text(), "tests/test_plain.py::test_allocates");
  EXPECT_GE(test.peak.value_or(model::Bytes{}).count, 20 << 20);
  EXPECT_EQ(test.own.count(), 0) << "says nothing";
}

TEST(ParseMemrayMetadata, AFileThatIsCutShortIsAnError) {
  EXPECT_EQ(input_error_of([] {
              return parse_memray_metadata(source_of(R"({"test_id": "a", "peak_memory": )", "m"),
                                           {});
            })
                .where()
                .substr(0, 1),
            "m");
}

TEST(IsMemrayMetadata, ByItsContent) {
  EXPECT_TRUE(is_memray_metadata(source_of(report_sample("memray/test_subs.metadata"))));
  EXPECT_FALSE(is_memray_metadata(source_of(R"({"test_id": "a"})")));
  EXPECT_FALSE(is_memray_metadata(source_of("")));
}

}  // namespace
}  // namespace splitter::input
