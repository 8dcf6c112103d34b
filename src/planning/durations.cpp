#include "splitter/planning/durations.hpp"

#include "discovery.hpp"
#include "splitter/history/group_names.hpp"
#include "splitter/history/merge.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/input/profile.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

using input::Durations;
using input::SetAside;

/// Says how many entries of a kind there are, with the first as an example; empty if there are
/// none.
std::string words_for(const Durations& durations,
                      const SetAside& kind,
                      std::string_view one,
                      std::string_view many) {
  return kind.count == 0 ? ""
                         : fmt::format("{}: {} {}, such as {}",
                                       durations.name,
                                       render::human_count(kind.count),
                                       kind.count == 1 ? one : many,
                                       kind.example);
}

void say_all_set_aside(const Durations& durations, const Messages& messages) {
  const std::string zero = words_for(
      durations, durations.zero, "entry of 0 s says nothing", "entries of 0 s say nothing");
  if (!zero.empty()) {
    messages.detail(zero);
  }
  const std::string unbelievable =
      words_for(durations,
                durations.unbelievable,
                "time is negative, not finite or above 30 days, and counts as unknown",
                "times are negative, not finite or above 30 days, and count as unknown");
  const std::string repeated = words_for(durations,
                                         durations.repeated,
                                         "test stands there twice, and the last time counts",
                                         "tests stand there twice, and the last time counts");
  for (const std::string& words : {unbelievable, repeated}) {
    if (!words.empty()) {
      messages.warning(words);
    }
  }
}

/// The same file in a folder above that is the top of a checkout or of a suite, as seen from here;
/// empty if there is none.
std::string found_above(const std::string& path) {
  std::string up;
  for (int level = 0; level < 8 && !path.starts_with('/'); ++level) {
    const bool top_of_checkout = system::is_file(up + ".git") || system::is_folder(up + ".git");
    const bool is_top = top_of_checkout || !config_in(up.empty() ? "." : up).empty();
    if (is_top && system::is_file(up + path)) {
      return up + path;
    }
    if (top_of_checkout) {
      break;
    }
    up += "../";
  }
  return {};
}

std::optional<Durations> read_one(const std::string& path,
                                  bool must_exist,
                                  bool has_profile,
                                  const Messages& messages) {
  const auto source =
      must_exist ? std::optional(system::read_file(path)) : system::read_file_if_there(path);
  if (!source.has_value()) {
    if (has_profile) {
      return std::nullopt;
    }
    messages.notice(fmt::format("no {}: groups are balanced by the sizes of their files", path));
    const std::string above = found_above(path);
    messages.hint(above.empty() ? "record them once: `splitter record -- pytest`"
                                : fmt::format("{0} is there: start splitter in its folder, or say "
                                              "--durations {0}",
                                              above));
    return std::nullopt;
  }
  Durations durations = input::parse_durations(*source);
  say_all_set_aside(durations, messages);
  return durations;
}

/// Profile of the settings' file; empty if the default file is not there.
model::Profile read_profile(const Request& settings, const Messages& messages) {
  const auto source = settings.profile_named ? std::optional(system::read_file(settings.profile))
                                             : system::read_file_if_there(settings.profile);
  if (!source.has_value()) {
    return {};
  }
  const model::Evidence evidence = input::parse_profile(*source);
  messages.detail(fmt::format("{}: {}, {}, {}",
                              settings.profile,
                              render::human_count(evidence.tests.size(), "test"),
                              render::human_count(evidence.scopes.size(), "set-up"),
                              render::human_count(evidence.sessions.size(), "session")));
  return history::profile_of(evidence);
}

bool fits_badly(const history::Fit& fit) {
  return fit.matched < fit.estimated;
}

/// Remark on the stored entries that no test here has.
std::string others_in(const history::Fit& fit) {
  std::string words;
  if (fit.unselected > 0) {
    words = render::human_count(fit.unselected, "stored test") +
            (fit.unselected == 1 ? " is not selected" : " are not selected");
  }
  if (fit.stale > 0 || words.empty()) {
    words += (words.empty() ? "" : ", ") + render::human_count(fit.stale) +
             (fit.stale == 1 ? " stale entry ignored" : " stale entries ignored");
  }
  return words;
}

}  // namespace

model::Profile read_history(const Request& settings, const Messages& messages) {
  model::Profile profile = read_profile(settings, messages);
  const bool has_profile = !profile.tests.empty();
  std::vector<model::Profile> profiles;
  for (const std::string& path : settings.durations) {
    if (auto durations = read_one(path, settings.durations_named, has_profile, messages)) {
      profiles.push_back(std::move(durations->profile));
    }
  }
  if (has_profile && settings.durations_named && !settings.profile_named) {
    messages.notice(
        fmt::format("{} counts before --durations, for the tests that it knows", settings.profile));
  }
  model::Profile merged =
      history::completed(std::move(profile), history::merge(std::move(profiles)));
  const bool renamed = !settings.strip_prefix.empty() || !settings.add_prefix.empty();
  if (renamed) {
    return history::with_prefix(std::move(merged), settings.strip_prefix, settings.add_prefix);
  }
  return merged;
}

model::Profile follow_renames(const model::Suite& suite,
                              model::Profile profile,
                              const std::string& rootdir,
                              const Messages& messages) {
  profile = history::without_groups(std::move(profile), suite);
  std::vector<history::Rename> renames = history::find_renames(suite, profile);
  std::erase_if(renames, [&rootdir](const history::Rename& rename) {
    return system::is_file(system::in_root(rootdir, std::string(rename.from)));
  });
  if (renames.empty()) {
    return profile;
  }
  const history::Rename& first = renames.front();
  messages.notice(
      fmt::format("{} under another path: what is stored of {} is taken for {}{}",
                  render::human_count(renames.size(), "file"),
                  model::excerpt(first.from),
                  model::excerpt(first.to),
                  renames.size() == 1 ? "" : fmt::format(", and {} more", renames.size() - 1)));
  for (const history::Rename& rename : renames) {
    messages.detail(
        fmt::format("  {} -> {}", model::excerpt(rename.from), model::excerpt(rename.to)));
  }
  return history::without_groups(history::renamed(std::move(profile), renames), suite);
}

void say_fit(const history::Fit& fit, const model::Profile& profile, const Messages& messages) {
  const bool nothing_was_read = profile.texts.empty();
  if (nothing_was_read) {
    return;
  }
  messages.notice(fmt::format("matched {} of {}, {} estimated, {}",
                              render::human_count(fit.matched),
                              render::human_count(fit.matched + fit.estimated, "test"),
                              render::human_count(fit.estimated),
                              others_in(fit)));
  if (!fits_badly(fit)) {
    return;
  }
  messages.warning("most tests have no stored duration, so the balance is a guess");
  messages.example(fmt::format("a test that exists: {}", model::excerpt(fit.estimated_example)));
  if (fit.stale_example.empty()) {
    return;
  }
  messages.example(fmt::format("a stored duration:  {}", model::excerpt(fit.stale_example)));
  const history::PrefixGuess guess = history::guess_prefix(fit);
  if (!guess.strip.empty()) {
    messages.hint(
        fmt::format("the stored ids begin with {0}: try --strip-prefix {0}, or start "
                    "pytest and splitter in the folder that has {0}",
                    guess.strip));
  } else if (!guess.add.empty()) {
    messages.hint(
        fmt::format("the stored ids lack {0}: try --add-prefix {0}, or --root {0}", guess.add));
  } else if (fit.unselected == 0) {
    messages.hint("are these the durations of this suite? record them again if it has changed");
  }
}

}  // namespace splitter::planning
