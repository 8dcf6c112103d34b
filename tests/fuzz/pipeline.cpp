// From text to selectors: whatever the list and the durations are, each test runs exactly once.
//
// Input: a header line of up to four bytes (groups, keep, algorithm, how the suite is known), then
// a list of tests, then, after a line `---`, durations.

#include "fuzz.hpp"
#include "promises.hpp"
#include "splitter/history/estimate.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/input/node_list.hpp"
#include "splitter/render/fingerprint.hpp"
#include "splitter/solver/solve.hpp"

#include <array>
#include <vector>

namespace {

namespace fuzz = splitter::fuzz;
namespace model = splitter::model;
using splitter::input::NodeList;

constexpr std::size_t most_tests = 120;
constexpr unsigned most_groups = 12;

struct Input {
  model::Limits limits;
  model::Origin origin = model::Origin::list;
  std::string_view list;
  std::string_view durations;
};

unsigned choice(std::string_view header, std::size_t place, unsigned count) {
  return place < header.size() ? static_cast<unsigned char>(header[place]) % count : 0;
}

Input read(std::string_view text) {
  using model::Algorithm;
  using model::Keep;
  using model::Origin;
  constexpr std::array keeps = {
      Keep::automatic, Keep::file, Keep::test_class, Keep::function, Keep::none};
  constexpr std::array origins = {Origin::list, Origin::pytest, Origin::stored};
  const std::string_view header = text.substr(0, text.find('\n'));
  Input input;
  // '1' is one group: the header of a seed can be read.
  input.limits.groups = 1 + (choice(header, 0, 256) + 207) % most_groups;
  input.limits.keep = keeps[choice(header, 1, keeps.size())];
  input.limits.algorithm = choice(header, 2, 2) == 0 ? Algorithm::balance : Algorithm::contiguous;
  input.origin = origins[choice(header, 3, origins.size())];
  text.remove_prefix(std::min(header.size() + 1, text.size()));
  constexpr std::string_view divider = "\n---\n";
  const std::size_t end = text.find(divider);
  input.list = text.substr(0, end);
  input.durations = end == std::string_view::npos ? "{}" : text.substr(end + divider.size());
  return input;
}

model::Profile profile_in(std::string_view text) {
  return splitter::input::parse_durations(fuzz::source_of(text)).profile;
}

/// The order that `planning` gives a list: it says something only where it is the order to cut.
model::Order order_of(const Input& input) {
  const bool cut = input.limits.algorithm == model::Algorithm::contiguous;
  return cut || input.origin == model::Origin::pytest ? model::Order::collection
                                                      : model::Order::none;
}

model::Problem problem_of(const Input& input,
                          std::vector<model::NodeId> ids,
                          const NodeList& list,
                          const model::Profile& profile) {
  const auto suite =
      std::make_shared<const model::Suite>(ids, input.origin, order_of(input), list.texts);
  const auto fit = splitter::history::fit(*suite, profile);
  fuzz::require(fit.matched + fit.estimated >= suite->nodes().size(),
                "each node is known or not, with at least one test");
  return {suite,
          splitter::history::estimate_costs(*suite, profile, fit, input.limits.keep, {}),
          input.limits};
}

/// Another order of a list makes the same problem, unless the order has a meaning.
void check_order_does_not_matter(const Input& input,
                                 std::vector<model::NodeId> ids,
                                 const NodeList& list,
                                 const model::Profile& profile,
                                 const std::string& fingerprint) {
  std::ranges::reverse(ids);
  const model::Problem reversed = problem_of(input, ids, list, profile);
  fuzz::require(splitter::render::fingerprint(reversed) == fingerprint,
                "the same tests in another order are the same problem");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Input input = read(fuzz::text_of(data, size));
  fuzz::parse_or_refuse([&] {
    const NodeList list = splitter::input::parse_node_list(fuzz::source_of(input.list),
                                                           splitter::fuzz::half_is_there);
    std::vector<model::NodeId> ids = list.ids;
    ids.resize(std::min(ids.size(), most_tests));
    const model::Profile profile = profile_in(input.durations);
    const model::Problem problem = problem_of(input, ids, list, profile);
    const model::Plan plan = splitter::solver::solve(problem);
    const std::string fingerprint = splitter::render::fingerprint(problem);
    fuzz::check_plan(problem, plan);
    fuzz::check_selectors(problem, plan);
    fuzz::check_reports(problem, plan, fingerprint);
    if (order_of(input) == model::Order::none) {
      check_order_does_not_matter(input, ids, list, profile, fingerprint);
    }
  });
  return 0;
}
