#include "splitter/history/fit.hpp"

#include <algorithm>
#include <compare>
#include <span>
#include <utility>

namespace splitter::history {

namespace {

using model::Measurement;
using model::Microseconds;
using model::Node;
using model::NodeId;
using model::Profile;
using model::Suite;

/// The entries under a path: those that begin with `path::` or `path/`.
std::vector<std::span<const Measurement>> entries_under(const Profile& profile,
                                                        std::string_view path) {
  if (path == ".") {
    return {profile.tests};
  }
  if (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  std::vector<std::span<const Measurement>> found;
  for (const char* separator : {"/", "::"}) {
    found.push_back(model::tests_beginning(profile, std::string(path) + separator));
  }
  return found;
}

using HasOthers = std::function<bool(std::string_view)>;

class Matcher {
 public:
  Matcher(const Suite& suite, const Profile& profile)
      : suite_(suite), profile_(profile), used_(profile.tests.size(), false) {
    fit_.known.assign(suite.nodes().size(), Microseconds{0});
  }

  Fit match(const HasOthers& has_others) {
    match_tests();
    match_paths();
    if (suite_.origin() == model::Origin::outline) {
      match_instances();
    }
    std::ranges::sort(
        fit_.matches, {}, [](const Match& match) { return std::pair(match.node, match.entry); });
    const std::vector<std::uint32_t> counts = counts_of_nodes();
    for (std::size_t i = 0; i < fit_.known.size(); ++i) {
      const bool known = fit_.known[i] > Microseconds{0};
      (known ? fit_.matched : fit_.estimated) += counts[i];
      if (!known && fit_.estimated_example.empty()) {
        fit_.estimated_example = suite_.nodes()[i].id.text();
      }
    }
    if (has_others) {
      set_aside(has_others);
    }
    fit_.stale = static_cast<std::size_t>(std::ranges::count(used_, false));
    fit_.stale_example = stale_example();
    return std::move(fit_);
  }

 private:
  /// Number of tests behind each node.
  [[nodiscard]] std::vector<std::uint32_t> counts_of_nodes() const {
    std::vector<std::uint32_t> counts;
    counts.reserve(suite_.nodes().size());
    for (const model::Node& node : suite_.nodes()) {
      counts.push_back(node.count);
    }
    for (const model::PathCount& path : fit_.path_counts) {
      counts.at(path.node) = path.count;
    }
    return counts;
  }

  /// A merge of two sorted lists.
  void match_tests() {
    const auto nodes = suite_.nodes();
    std::size_t entry = 0;
    for (std::size_t i = 0; i < nodes.size() && entry < profile_.tests.size(); ++i) {
      auto order = compare(profile_.tests[entry].id, nodes[i].id);
      while (order < 0 && ++entry < profile_.tests.size()) {
        order = compare(profile_.tests[entry].id, nodes[i].id);
      }
      if (order == 0) {
        fit_.known[i] = profile_.tests[entry].own;
        note_match(i, entry);
        used_[entry++] = true;
      }
    }
  }

  /// A suite that was made from the profile shares its texts, which need no second look.
  static std::strong_ordering compare(const NodeId& a, const NodeId& b) {
    const bool same = a.text().data() == b.text().data() && a.text().size() == b.text().size();
    return same ? std::strong_ordering::equal : a <=> b;
  }

  void match_paths() {
    for (const model::File& file : suite_.files()) {
      if (file.bare) {
        match_path(file.path, file.begin);
      }
    }
  }

  void note_match(std::size_t node, std::size_t entry) {
    if (!profile_.setups.empty() || profile_.has_memory) {
      fit_.matches.push_back(
          {static_cast<model::TestIndex>(node), static_cast<std::uint32_t>(entry)});
    }
  }

  void match_path(std::string_view path, model::TestIndex node) {
    std::uint32_t count = 0;
    for (const auto entries : entries_under(profile_, path)) {
      for (const Measurement& measurement : entries) {
        fit_.known[node] = std::min(fit_.known[node] + measurement.own, model::longest_believable);
        const auto entry = static_cast<std::size_t>(&measurement - profile_.tests.data());
        used_[entry] = true;
        note_match(node, entry);
        ++count;
      }
    }
    fit_.path_counts.push_back({node, std::max<std::uint32_t>(count, 1)});
  }

  /// Entries of tests that may exist beside the suite; neighbours are of one file.
  void set_aside(const HasOthers& has_others) {
    std::string_view last;
    bool others = false;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) {
        continue;
      }
      if (const std::string_view file = profile_.tests[i].id.file(); file != last) {
        last = file;
        others = has_others(file);
      }
      used_[i] = others;
      fit_.unselected += others ? 1 : 0;
    }
  }

  /// A function that stands for its instances takes the sum of what is stored of them.
  void match_instances() {
    const auto nodes = suite_.nodes();
    for (model::TestIndex i = 0; i < nodes.size(); ++i) {
      const NodeId id = nodes[i].id;
      if (id.is_path() || id.enclosing(model::Level::function) != id.text()) {
        continue;
      }
      const auto entries = model::tests_beginning(profile_, std::string(id.text()) + "[");
      std::uint32_t count = fit_.known[i] > Microseconds{0} ? 1 : 0;
      for (const Measurement& measurement : entries) {
        fit_.known[i] = std::min(fit_.known[i] + measurement.own, model::longest_believable);
        const auto entry = static_cast<std::size_t>(&measurement - profile_.tests.data());
        used_[entry] = true;
        note_match(i, entry);
        ++count;
      }
      if (count > 1) {
        fit_.path_counts.push_back({i, count});
      }
    }
  }

  /// Prefers an entry whose last parts equal those of the estimated example.
  [[nodiscard]] std::string_view stale_example() const {
    const std::string_view wanted = fit_.estimated_example;
    const std::string_view tail = wanted.substr(wanted.rfind('/') + 1);
    std::string_view first;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) {
        continue;
      }
      const std::string_view text = profile_.tests[i].id.text();
      first = first.empty() ? text : first;
      if (!tail.empty() && text.ends_with(tail)) {
        return text;
      }
    }
    return first;
  }

  const Suite& suite_;
  const Profile& profile_;
  std::vector<bool> used_;
  Fit fit_;
};

}  // namespace

Fit fit(const Suite& suite, const Profile& profile, const HasOthers& has_others) {
  return Matcher(suite, profile).match(has_others);
}

PrefixGuess guess_prefix(const Fit& fit) {
  const std::string_view now = fit.estimated_example;
  const std::string_view stored = fit.stale_example;
  if (now.empty() || stored.empty() || now.size() == stored.size()) {
    return {};
  }
  const bool stored_is_longer = stored.size() > now.size();
  const std::string_view longer = stored_is_longer ? stored : now;
  const std::string_view shorter = stored_is_longer ? now : stored;
  const std::string_view prefix = longer.substr(0, longer.size() - shorter.size());
  if (!longer.ends_with(shorter) || !prefix.ends_with('/')) {
    return {};
  }
  return stored_is_longer ? PrefixGuess{std::string(prefix), {}}
                          : PrefixGuess{{}, std::string(prefix)};
}

}  // namespace splitter::history
