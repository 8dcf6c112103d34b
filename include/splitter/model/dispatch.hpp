#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/roster.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::model {

/// Why a test is where it is.
enum class Reason : std::uint8_t {
  named,     ///< A name of the group stands for it.
  home,      ///< The plan knows its file, but no name stands for it: the file's home group.
  new_file,  ///< The plan does not know its file: one of the groups that run anything, by the path.
  nobody,    ///< The tests were selected by a list that does not have it.
};

/// Where a test belongs.
struct Placement {
  std::optional<GroupIndex> group;
  Reason reason = Reason::nobody;
  const RosterName* name = nullptr;  ///< With Reason::named.
};

/// Tells of any test, also one that the plan does not know, the one group that runs it: by the
/// longest name that stands for it, else its file's home group, else by CRC-32 of the path.
/// `python/splitter_select.py` says the same inside pytest.
class Dispatch {
 public:
  /// The roster must outlive it.
  explicit Dispatch(const Roster& roster);

  [[nodiscard]] Placement place(NodeId id) const;

  /// The home group of every file that has a name in the roster.
  [[nodiscard]] const std::unordered_map<std::string_view, GroupIndex>& homes() const {
    return homes_;
  }
  /// The groups that have tests, in order: the others never start a pytest.
  [[nodiscard]] const std::vector<GroupIndex>& busy() const { return busy_; }

 private:
  struct Owner {
    GroupIndex group = 0;
    const RosterName* name = nullptr;
  };

  bool selection_;
  std::unordered_map<std::string_view, Owner> owners_;
  std::unordered_map<std::string_view, GroupIndex> homes_;
  std::vector<GroupIndex> busy_;
};

/// The names that may stand for a test, the longest first: itself, its function, the classes, the
/// file, the folders (each with its slash).
[[nodiscard]] std::vector<std::string_view> names_for(NodeId id);

/// CRC-32 as zlib and Python's binascii have it (polynomial 0xEDB88320).
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

}  // namespace splitter::model
