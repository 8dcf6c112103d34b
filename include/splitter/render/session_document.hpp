#pragma once

#include "splitter/model/group_number.hpp"
#include "splitter/model/roster.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace splitter::render {

/// The record that the pytests of a job write.
struct RecordRequest {
  std::string folder;    ///< For the records; absolute.
  std::string run;       ///< The id of the run.
  std::string pipeline;  ///< The CI run that the job is a part of; empty: none is known.
  std::string plan;      ///< The fingerprint of the plan; empty where no plan's group runs.
  std::optional<model::GroupNumber> group;
  std::optional<model::GroupIndex> groups;  ///< The number of all.
  std::optional<double> planned_s;          ///< The group's time by the plan, for a usual machine.
  std::optional<std::size_t> planned_tests;
};

/// The tests that one pytest of a group keeps.
struct SelectionRequest {
  const model::Roster* roster = nullptr;
  model::GroupIndex group = 0;
  std::uint32_t session = 0;
  std::string seen;       ///< The file by whose presence a pytest says that it has chosen.
  bool prepared = false;  ///< The pytest's own options asked for it, `--splits` among them.
};

/// The list of tests that pytest would run.
struct CollectionRequest {
  std::string file;
  bool plain = false;  ///< The command has no arguments of the user's.
};

/// All that splitter asks of the pytests of one job: what is not there is not asked for.
struct SessionRequest {
  std::string outer;  ///< The session file of a splitter above this one; empty: none.
  std::optional<RecordRequest> record;
  std::optional<SelectionRequest> selection;
  std::optional<CollectionRequest> collection;
};

/// The session file, which `python/splitter_pytest/session.py` reads: one JSON object with the
/// members of the requests (docs/file-formats.md), ASCII, bytes that are no UTF-8 as lone
/// surrogates (PEP 383). A selection has `busy`, the groups that have tests, in order; `homes`, the
/// home group of each file; `names`, the group of each name that the file's home group does not
/// tell. Group 0 stands for the other sessions of this group. A test that no name stands for goes
/// to the first session that has a name of its file; in a file that the plan does not know, to the
/// first of all.
[[nodiscard]] std::string session_document(const SessionRequest& request);

}  // namespace splitter::render
