#include "found_words.hpp"

#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace splitter::planning {

namespace {

/// Functions, which may stand for several tests, and tests of known parameters: one for each node
/// that is not a whole file.
std::string counted(const model::Suite& suite, std::size_t whole) {
  const auto instances =
      static_cast<std::size_t>(std::ranges::count_if(suite.nodes(), [](const model::Node& node) {
        return node.id.text().find('[') != std::string_view::npos;
      }));
  const std::size_t functions =
      suite.nodes().size() - whole - std::min(instances, suite.nodes().size() - whole);
  const std::string text = render::human_count(functions, "function");
  return instances == 0 ? text
                        : text + " and " + render::human_count(instances, "parametrized test");
}

std::string exceptions(const FoundFiles& files) {
  std::vector<std::string> parts;
  if (files.whole > 0) {
    parts.push_back(render::human_count(files.whole, "file") + " whole");
  }
  if (files.remembered > 0) {
    parts.push_back(render::human_count(files.remembered) + " as earlier runs had them");
  }
  if (files.taught > 0) {
    parts.push_back(render::human_count(files.taught) + " as recorded runs collected them");
  }
  if (files.asked > 0) {
    parts.push_back(fmt::format("{} asked of pytest in {}",
                                render::human_count(files.asked),
                                render::human_time(files.asking)));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string found_words(const model::Suite& suite,
                        const FoundFiles& files,
                        std::chrono::milliseconds spent) {
  const std::string how = exceptions(files);
  return fmt::format("found {} in {} in {} ms{}",
                     counted(suite, files.whole),
                     render::human_count(suite.files().size(), "file"),
                     spent.count(),
                     how.empty() ? "" : " (" + how + ")");
}

}  // namespace splitter::planning
