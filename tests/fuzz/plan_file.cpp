// `plan.json`: what is read of one says of each test exactly one group.

#include "splitter/input/plan_file.hpp"

#include "fuzz.hpp"
#include "splitter/model/dispatch.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  namespace model = splitter::model;
  fuzz::parse_or_refuse([&] {
    const model::Roster roster =
        splitter::input::parse_plan(fuzz::source_of(fuzz::text_of(data, size)));
    const model::Dispatch dispatch(roster);
    fuzz::require(dispatch.busy().size() <= roster.groups.size(), "groups are groups");
    for (model::GroupIndex group = 0; group < roster.groups.size(); ++group) {
      for (const model::RosterName& name : roster.groups[group].names) {
        const model::Placement placement = dispatch.place(model::NodeId{name.name});
        fuzz::require(placement.group == group, "a name is of its own group");
      }
    }
    const model::Placement other = dispatch.place(model::NodeId{"of no plan"});
    fuzz::require(!other.group || *other.group < roster.groups.size(), "and others of one");
  });
  return 0;
}
