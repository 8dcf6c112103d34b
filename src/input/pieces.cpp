#include "splitter/input/pieces.hpp"

#include "report_table.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace splitter::input {

model::Recording united(std::vector<model::Recording> pieces, std::string_view kind) {
  std::ranges::sort(pieces, [](const model::Recording& a, const model::Recording& b) {
    return std::tie(a.began, a.session.run) < std::tie(b.began, b.session.run);
  });
  ReportTable tests;
  for (const model::Recording& piece : pieces) {
    for (const model::RecordedTest& part : piece.tests) {
      if (ReportedTest* test = tests.find_or_add(part.id.text())) {
        test->seconds += std::chrono::duration<double>(part.own).count();
        test->outcome = part.outcome;
        test->peak = std::max(test->peak, part.peak);
      }
    }
  }
  const auto began = pieces.empty()
                         ? std::chrono::seconds{0}
                         : std::chrono::duration_cast<std::chrono::seconds>(pieces.front().began);
  return tests.finish({kind, began.count()});
}

}  // namespace splitter::input
