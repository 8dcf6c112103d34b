#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::model {

/// How a suite became known; it decides how its tests may be named to pytest.
enum class Origin : std::uint8_t {
  pytest,  ///< pytest collected it here and now: complete and exact.
  list,    ///< The user gave a list, perhaps a selection: taken at its word.
  stored,  ///< The ids of the durations file: perhaps stale, perhaps incomplete.
  /// The text of the files told it, and pytest the rest: complete. A function stands for all of its
  /// instances, a bare path for whatever its file holds.
  outline,
};

/// What the order of the ids means from which a suite is made.
enum class Order : std::uint8_t {
  collection,  ///< pytest's order; it becomes the order of the output.
  none,        ///< Nothing: the output is in NodeId order, whatever order the ids came in.
};

/// Keeps the text behind views alive.
using Text = std::shared_ptr<const void>;

/// One entry of a suite: a test, or a path whose tests are not known.
struct Node {
  NodeId id;
  std::uint32_t position = 0;  ///< Rank in collection order.
  std::uint32_t count = 1;     ///< How many items pytest has under this very id.
};

/// A file of a suite: its nodes are `[begin, end)`.
struct File {
  std::string_view path;
  TestIndex begin = 0;
  TestIndex end = 0;
  bool bare = false;  ///< Its one node is the path itself: the tests inside are not known.
  /// False where the bare path would make pytest run something else than these nodes: other
  /// tests of the file, or of its package. Such a file is always named test by test.
  bool nameable = true;
  /// Its ids are those of earlier runs: some tests may be gone, others new.
  bool remembered = false;
};

/// The tests that exist now. Sorted by NodeId bytes, no id twice, and no id that a listed path,
/// class or function already covers: those are counted in `covered`, since pytest, given both, runs
/// a test twice or, in some versions, drops others.
class Suite {
 public:
  /// `texts` own what the ids point into. Files in `unnameable`, and `__init__.py` (pytest 7 takes
  /// it for its whole package), are never named by their path. Of the files in `remembered` the ids
  /// are those of earlier runs.
  Suite(std::span<const NodeId> ids,
        Origin origin,
        Order order,
        std::vector<Text> texts,
        std::span<const NodeId> unnameable = {},
        std::span<const NodeId> remembered = {});

  [[nodiscard]] Origin origin() const { return origin_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::span<const File> files() const { return files_; }
  [[nodiscard]] std::size_t repeated() const { return repeated_; }
  [[nodiscard]] std::size_t covered() const { return covered_; }

 private:
  void sort_nodes();
  void fold_repeated();
  void drop_covered();
  void drop_selected();
  void find_files();

  std::vector<Node> nodes_;
  std::vector<File> files_;
  std::vector<Text> texts_;
  std::size_t repeated_ = 0;
  std::size_t covered_ = 0;
  Origin origin_;
};

}  // namespace splitter::model
