#pragma once

#include "splitter/model/units.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace splitter::model {

/// One pytest process that measured something.
struct Session {
  std::string run;       ///< Id of the run of the suite, shared by all of its sessions.
  std::string id;        ///< Id of the session, unique among the sessions of all runs.
  std::string pipeline;  ///< Id of the CI run that the run is a job of; empty if unknown.
  std::uint32_t workers = 1;
  std::uint32_t cores = 0;     ///< 0 if unknown.
  std::uint32_t load = 0;      ///< Load average of the machine at the start, in hundredths.
  Microseconds startup{0};     ///< Time from the start of the process to that of the session.
  Microseconds collection{0};  ///< Time of all imports and of pytest's work on them.
  Microseconds ending{0};  ///< Time from the end of the session to that of its command; 0: unknown.
  Bytes baseline;          ///< Resident memory after collection; 0 if unknown.
  bool memory = false;     ///< True if the session measured the memory of its tests.
  bool uses = false;       ///< True if the session knows which tests use which fixtures.

  friend bool operator==(const Session&, const Session&) = default;
};

/// Unit of a number in files; inside splitter the number is whole (hundredths, microseconds,
/// bytes).
enum class SessionUnit : std::uint8_t { flag, count, hundredths, seconds, kib };

/// Value of two copies of a session, one of which was perhaps cut short.
[[nodiscard]] constexpr std::int64_t larger(std::int64_t a, std::int64_t b) {
  return std::max(a, b);
}

/// A number of a session: its names in files, its member, and how two copies unite.
struct SessionNumber {
  std::string_view event;  ///< Name in the recorder's `session` event; empty if it is not there.
  std::string_view name;   ///< Name in `.test_profile`.
  SessionUnit unit = SessionUnit::count;
  std::variant<bool Session::*, std::uint32_t Session::*, Microseconds Session::*, Bytes Session::*>
      member;
  std::int64_t (*unite)(std::int64_t, std::int64_t) = larger;
  std::int64_t least = 0;  ///< Smallest value. A zero is not written.
};

/// All numbers of a session, in the order of `.test_profile`. Events, profiles and copies of one
/// session are read, written and united by this table alone.
inline constexpr std::array session_numbers = {
    SessionNumber{"workers", "workers", SessionUnit::count, &Session::workers, larger, 1},
    SessionNumber{"cores", "cores", SessionUnit::count, &Session::cores},
    SessionNumber{"load", "load", SessionUnit::hundredths, &Session::load},
    SessionNumber{"startup_s", "startup", SessionUnit::seconds, &Session::startup},
    SessionNumber{"collected_s", "collection", SessionUnit::seconds, &Session::collection},
    SessionNumber{"", "ending", SessionUnit::seconds, &Session::ending},
    SessionNumber{"baseline_kib", "baseline", SessionUnit::kib, &Session::baseline},
    SessionNumber{"", "memory", SessionUnit::flag, &Session::memory},
    SessionNumber{"", "uses", SessionUnit::flag, &Session::uses},
};

/// Number of the session, in the unit that it has inside splitter; a flag is 0 or 1.
[[nodiscard]] std::int64_t value_of(const Session& session, const SessionNumber& number);
void set_value(Session& session, const SessionNumber& number, std::int64_t value);

/// Unites a session with another copy of it.
void absorb(Session& session, const Session& copy);

/// Numbers with three significant digits (memory: of whole KiB), as profiles keep them; counts
/// stay as they are.
[[nodiscard]] Session rounded(Session session);

}  // namespace splitter::model
