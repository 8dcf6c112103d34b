#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/profile.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::planning {

/// The ids of a collection as far as they surely come back in the next one.
struct SettledIds {
  std::vector<model::NodeId> ids;  ///< In the order given; a function once an instance.
  std::size_t changing = 0;        ///< Functions whose ids differ from those of earlier runs.
  std::string_view example;        ///< An id of such a function.
  std::size_t functions = 0;       ///< Functions that stand for their instances.
  std::string_view parted;  ///< An id that changes, of a function that must not stand for it.
};

/// True for parameters that look like an address, a time or a random number: five digits in a row,
/// or eight hexadecimal ones of which some are digits. One job may find those that are stored, by
/// chance, and another may not: all must cut the function, or none.
[[nodiscard]] bool look_changing(std::string_view parameters);

/// Replaces the instances of a function by the function where only one source knows their ids:
/// where some stored ids are gone and some collected ones are new, or where some look as if they
/// changed from process to process; and, with `unknown` true, where none is stored. A function in
/// `parted`, of which some tests are left out, stands for none: its name would bring those back.
/// The ids are views of those given; the profile is sorted.
[[nodiscard]] SettledIds settle_ids(std::span<const model::NodeId> collected,
                                    const model::Profile& profile,
                                    bool unknown,
                                    std::span<const model::NodeId> parted = {});

}  // namespace splitter::planning
