#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/units.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace splitter::render {

/// One line of a durations file.
struct StoredTime {
  model::NodeId id;
  model::Microseconds own{0};
  std::string_view number;  ///< Number as it is in the file already; empty if the time is new.
};

/// A durations file, to the byte as Python's `json.dump(…, sort_keys=True, indent=4)` writes it,
/// and so pytest-split: the entries, which are sorted by id, everything but ASCII escaped, bytes
/// that are no UTF-8 as lone surrogates (PEP 383), numbers in their shortest form. No line break at
/// the end. Another indent is for files that a formatter has been over.
[[nodiscard]] std::string durations_text(std::span<const StoredTime> entries,
                                         std::string_view indent = "    ");

/// Hands the same text to `receive`, part after part.
void write_durations(std::span<const StoredTime> entries,
                     std::string_view indent,
                     const std::function<void(std::string_view)>& receive);

}  // namespace splitter::render
