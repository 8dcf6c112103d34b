#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Source of a suite; it decides how its tests may be named to pytest.
enum class Origin : std::uint8_t {
  pytest,  ///< pytest collected it here and now: complete and exact.
  list,    ///< A list of the user, taken at its word; it may be a selection.
  stored,  ///< The ids of the durations file: they may be stale or incomplete.
  /// The text of the test files, and pytest where the text does not decide: complete. A function
  /// stands for all of its parameter sets, a bare path for all tests of its file.
  outline,
};

/// Meaning of the order of the ids that a suite is made from.
enum class Order : std::uint8_t {
  collection,  ///< pytest's order; it becomes the order of the output.
  listed,      ///< A user's order: it orders the output file by file, and moves no test elsewhere.
  none,        ///< No meaning: the output is in NodeId order.
};

/// Owner of the text behind views.
using Text = std::shared_ptr<const void>;

/// One entry of a suite: a test, or a path whose tests are not known.
struct Node {
  NodeId id;
  std::uint32_t position = 0;  ///< Rank in collection order.
  std::uint32_t count = 1;     ///< Number of items that pytest has under this very id.
};

/// A file of a suite: its nodes are `[begin, end)`.
struct File {
  std::string_view path;
  TestIndex begin = 0;
  TestIndex end = 0;
  bool bare = false;  ///< True if its one node is the path itself: the tests inside are unknown.
  /// False if pytest, given the bare path, would run other tests of the file or of its package,
  /// too. Such a file is always named test by test.
  bool nameable = true;
  /// True if its ids are those of earlier runs: some tests may be gone, others new.
  bool remembered = false;
};

/// The tests that exist now, sorted by NodeId bytes, no id twice. Ids that a listed path, class or
/// function covers are left out and counted in `covered`: pytest, given both, would run a test
/// twice or, in some versions, drop others.
class Suite {
 public:
  /// `texts` own the text of the ids. Files in `unnameable` are never named by their path, nor is
  /// `__init__.py`, which pytest 7 takes for its whole package. Files in `remembered` have the ids
  /// of earlier runs.
  Suite(std::span<const NodeId> ids,
        Origin origin,
        Order order,
        std::vector<Text> texts,
        std::span<const NodeId> unnameable = {},
        std::span<const NodeId> remembered = {});

  [[nodiscard]] Origin origin() const { return origin_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::span<const File> files() const { return files_; }

  /// The rank of each node in the output: files by path, tests of a file as the user listed them.
  /// Empty unless the order is Order::listed.
  [[nodiscard]] std::span<const std::uint32_t> turns() const { return turns_; }
  [[nodiscard]] std::size_t repeated() const { return repeated_; }
  [[nodiscard]] std::size_t covered() const { return covered_; }

 private:
  void sort_nodes();
  void fold_repeated();
  void drop_covered();
  void drop_selected();
  void find_files();
  void rank_nodes(Order order);
  void take_turns();

  std::vector<Node> nodes_;
  std::vector<File> files_;
  std::vector<std::uint32_t> turns_;
  std::vector<Text> texts_;
  std::size_t repeated_ = 0;
  std::size_t covered_ = 0;
  Origin origin_;
};

}  // namespace splitter::model
