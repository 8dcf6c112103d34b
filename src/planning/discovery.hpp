#pragma once

#include "selection.hpp"
#include "settled_ids.hpp"
#include "splitter/input/collection.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/render/arguments.hpp"

#include <memory>
#include <span>
#include <string>

namespace splitter::planning {

/// The tests that there are, and how pytest's arguments for them are written.
struct Discovery {
  std::shared_ptr<const model::Suite> suite;
  render::Workplace workplace;
  Selection selection = Selection::nothing;              ///< Other tests than these may exist.
  std::shared_ptr<const pytest::Setup> setup = nullptr;  ///< Where the files told of the tests.
};

/// True where a folder of the suite's files, below the root itself, has a configuration file in
/// which pytest would find its settings if it were given only files from there.
[[nodiscard]] bool has_nested_config(const std::string& root, const model::Suite& suite);

/// The configuration file in a folder that pytest would take its settings from; may be empty.
[[nodiscard]] std::string config_in(const std::string& folder);

/// The configuration file for a pytest that must not take a nested one and has no other.
inline constexpr const char* no_config = "/dev/null";

/// The way of asking pytest.
struct Asking {
  /// PYTHONHASHSEED. Parameters that come from a set are in the order of hashes, which all jobs
  /// must see alike.
  const char* hash_seed = "0";
  bool keeps = true;  ///< The answer is kept for later plans in this folder.
};

/// The tests that pytest finds at the given paths, or everywhere if none is given, by splitter's
/// collecting plugin. Throws model::InputError if it could not tell.
[[nodiscard]] input::Collection ask_about_files(const Request& settings,
                                                std::span<const std::string> arguments,
                                                const Messages& messages);

/// The same for tests that groups are to be given. Throws model::InputError also where there is one
/// that no group could be given, or none of a pipe.
[[nodiscard]] input::Collection ask_pytest(const Request& settings,
                                           std::span<const std::string> arguments,
                                           const Messages& messages,
                                           const Asking& asking = {});

/// The hint where no name brings a test.
inline constexpr const char* unnamed_hint = "`splitter run -- pytest` names no tests";

/// The hint where no test was found: at the words of the command, if it has any, else at the
/// folder.
[[nodiscard]] std::string hint_for_none(const Request& settings);

/// Says in one line what pytest was asked, `about` and why, and what it costs each job.
void say_asked(const Request& settings,
               const std::string& about,
               model::Microseconds spent,
               const Messages& messages);

/// Reads the configuration and the text of the files; tests that these do not tell are asked of
/// pytest, or, with `Discover::files`, an error. `profile` says which files are worth asking about;
/// what it has of files that moved gets their new paths first.
[[nodiscard]] Discovery discover_from_files(const Request& settings,
                                            model::Profile& profile,
                                            const Messages& messages);

/// The ids of a collection to plan with, see settle_ids; says which change from run to run. Those
/// of a selection stay as they are.
[[nodiscard]] SettledIds settle(const input::Collection& collection,
                                const Request& settings,
                                const model::Profile& profile,
                                const Messages& messages);

/// Asks pytest for all there is. Its answer tells of tests of files that are left out, and not of
/// whole files.
[[nodiscard]] Discovery discover_with_pytest(const Request& settings,
                                             const model::Profile& profile,
                                             const Messages& messages);

/// Takes the lists of `--tests`.
[[nodiscard]] Discovery discover_from_lists(const Request& settings, const Messages& messages);

/// Takes the ids of the profile.
[[nodiscard]] Discovery discover_stored(const Request& settings,
                                        const model::Profile& profile,
                                        const Messages& messages);

}  // namespace splitter::planning
