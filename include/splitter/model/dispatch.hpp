#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/roster.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::model {

/// Reason for the group of a test.
enum class Reason : std::uint8_t {
  named,     ///< A name of the group stands for it.
  home,      ///< Its file is planned, but no name stands for the test: the file's home group.
  new_file,  ///< Its file is not planned: one of the groups that run anything, chosen by the path.
  nobody,    ///< No group: the tests were selected by a list that lacks it.
};

/// The group of a test; none with Reason::nobody.
struct Placement {
  std::optional<GroupIndex> group;
  Reason reason = Reason::nobody;
  const RosterName* name = nullptr;  ///< Set with Reason::named only.
};

/// Tells of any test, also one that the plan does not know, the one group that runs it: by the
/// longest name that stands for it, else its file's home group, else by CRC-32 of the path.
/// `python/splitter_pytest/dispatch.py` says the same inside pytest, and tests/data/dispatch.json
/// holds both to it.
class Dispatch {
 public:
  /// The roster must outlive the dispatch.
  explicit Dispatch(const Roster& roster);

  [[nodiscard]] Placement place(NodeId id) const;

  /// The home group of every file that has a name in the roster.
  [[nodiscard]] const std::unordered_map<std::string_view, GroupIndex>& homes() const {
    return homes_;
  }
  /// Groups that have tests, ascending. The others never start pytest.
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

/// Names that may stand for a test, the longest first: its node ID, its function, its classes, its
/// file, and its folders (each with and without its slash).
[[nodiscard]] std::vector<std::string_view> names_for(NodeId id);

/// CRC-32 with the polynomial 0xEDB88320, as in zlib and Python's binascii.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

}  // namespace splitter::model
