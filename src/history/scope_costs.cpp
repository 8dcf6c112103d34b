#include "scope_costs.hpp"

#include "median.hpp"
#include "splitter/history/estimate.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::history {

namespace {

using model::File;
using model::Microseconds;
using model::Profile;
using model::ScopeIndex;
using model::ScopeKind;
using model::SetUp;
using model::Suite;
using model::TestIndex;

/// Number of a file's known tests that use a fixture.
using Users = std::map<ScopeIndex, std::size_t>;

/// Known uses of fixtures by a test; a test that is skipped uses none.
enum class Known : std::uint8_t { nothing, skipped, uses };

bool is_test_file(std::string_view path) {
  return path.ends_with(".py") && !path.ends_with("__init__.py");
}

/// The folders above a file, the root's own name being empty.
std::vector<std::string_view> folders_above(std::string_view path) {
  std::vector<std::string_view> folders;
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = path.substr(0, slash).rfind('/')) {
    folders.push_back(path.substr(0, slash));
  }
  folders.emplace_back();
  return folders;
}

class Pricing {
 public:
  Pricing(const Suite& suite, const Profile& profile, const Fit& fit, model::Costs& costs)
      : suite_(suite), profile_(profile), fit_(fit), costs_(costs) {
    std::vector<Microseconds> known;
    for (ScopeIndex i = 0; i < profile.setups.size(); ++i) {
      const SetUp& setup = profile.setups[i];
      if (setup.kind == ScopeKind::import) {
        imports_.emplace(setup.id, i);
        if (is_test_file(setup.id)) {
          known.push_back(setup.time);
        }
      }
    }
    if (!known.empty()) {
      usual_import_ = upper_median(known);
    }
    scope_of_.assign(profile.setups.size(), none);
  }

  void add_all() {
    costs_.scope_begin.push_back(0);
    std::size_t next = 0;
    for (const File& file : suite_.files()) {
      const std::size_t begin = next;
      while (next < fit_.matches.size() && fit_.matches[next].node < file.end) {
        ++next;
      }
      add_file(file, std::span(fit_.matches).subspan(begin, next - begin));
    }
  }

 private:
  static constexpr ScopeIndex none = static_cast<ScopeIndex>(-1);

  void add_file(const File& file, std::span<const Match> matches) {
    const std::vector<ScopeIndex> imports = imports_for(file.path);
    const std::vector<std::vector<ScopeIndex>> uses = uses_in(file, matches);
    for (TestIndex test = file.begin; test < file.end; ++test) {
      std::vector<ScopeIndex> scopes = imports;
      for (const ScopeIndex setup : uses[test - file.begin]) {
        scopes.push_back(scope_for(setup));
      }
      std::ranges::sort(scopes);
      costs_.scope_ids.insert(costs_.scope_ids.end(), scopes.begin(), scopes.end());
      costs_.scope_begin.push_back(static_cast<std::uint32_t>(costs_.scope_ids.size()));
    }
  }

  /// The scope of a set-up, made where this is its first use.
  ScopeIndex scope_for(ScopeIndex setup) {
    if (scope_of_[setup] == none) {
      const SetUp& measured = profile_.setups[setup];
      scope_of_[setup] = static_cast<ScopeIndex>(costs_.scopes.size());
      costs_.scopes.push_back({measured.kind, measured.id, measured.time, measured.memory});
    }
    return scope_of_[setup];
  }

  /// Imports of the file itself and of the packages that it brings along.
  std::vector<ScopeIndex> imports_for(std::string_view path) {
    std::vector<ScopeIndex> scopes;
    if (const auto own = imports_.find(path); own != imports_.end()) {
      scopes.push_back(scope_for(own->second));
    } else {
      scopes.push_back(static_cast<ScopeIndex>(costs_.scopes.size()));
      costs_.scopes.push_back({ScopeKind::import, path, usual_import_});
    }
    for (const std::string_view folder : folders_above(path)) {
      const std::string package =
          folder.empty() ? "__init__.py" : std::string(folder) + "/__init__.py";
      for (const std::string_view name : {std::string_view(package), folder}) {
        const auto found = imports_.find(name);
        if (found != imports_.end() && name != path) {
          scopes.push_back(scope_for(found->second));
        }
      }
    }
    return scopes;
  }

  /// The fixtures that each test of a file uses, as set-ups of the profile.
  [[nodiscard]] std::vector<std::vector<ScopeIndex>> uses_in(const File& file,
                                                             std::span<const Match> matches) const {
    std::vector<std::vector<ScopeIndex>> uses(file.end - file.begin);
    std::vector<Known> known(uses.size(), Known::nothing);
    for (const Match& match : matches) {
      const model::Measurement& entry = profile_.tests[match.entry];
      std::vector<ScopeIndex>& of_test = uses[match.node - file.begin];
      of_test.insert(of_test.end(),
                     profile_.uses.begin() + entry.uses_begin,
                     profile_.uses.begin() + entry.uses_end);
      Known& of_node = known[match.node - file.begin];
      of_node = std::max(of_node, known_of(entry));
    }
    for (std::vector<ScopeIndex>& of_test : uses) {
      std::ranges::sort(of_test);
      of_test.erase(std::unique(of_test.begin(), of_test.end()), of_test.end());
    }
    guess_uses(file, known, uses);
    return uses;
  }

  static Known known_of(const model::Measurement& entry) {
    if (entry.skipped) {
      return Known::skipped;
    }
    return entry.knows_scopes ? Known::uses : Known::nothing;
  }

  /// A test of which nothing is known uses what all those around it use whose uses are known.
  void guess_uses(const File& file,
                  const std::vector<Known>& known,
                  std::vector<std::vector<ScopeIndex>>& uses) const {
    if (std::ranges::find(known, Known::nothing) == known.end()) {
      return;
    }
    Users users;
    for (std::size_t i = 0; i < known.size(); ++i) {
      for (const ScopeIndex use : known[i] == Known::uses ? uses[i] : std::vector<ScopeIndex>{}) {
        ++users[use];
      }
    }
    for (const auto& [setup, count] : users) {
      const std::string_view place = model::place_of_fixture(profile_.setups[setup].id);
      const auto could_use = [&](std::size_t i) {
        const std::string_view id = suite_.nodes()[file.begin + i].id.text();
        return !place.starts_with(file.path) || model::stands_within(id, place);
      };
      std::size_t possible = 0;
      for (std::size_t i = 0; i < known.size(); ++i) {
        possible += known[i] == Known::uses && could_use(i) ? 1 : 0;
      }
      for (std::size_t i = 0; i < known.size() && count == possible; ++i) {
        if (known[i] == Known::nothing && could_use(i)) {
          uses[i].push_back(setup);
        }
      }
    }
  }

  const Suite& suite_;
  const Profile& profile_;
  const Fit& fit_;
  model::Costs& costs_;
  std::unordered_map<std::string_view, ScopeIndex> imports_;
  std::vector<ScopeIndex> scope_of_;  // a set-up of the profile
  Microseconds usual_import_ = estimated_import;
};

/// Imports alone, one a file, for a suite that nobody measured.
void add_estimated_imports(const Suite& suite, model::Costs& costs) {
  costs.scope_ids.reserve(suite.nodes().size());
  costs.scope_begin.reserve(suite.nodes().size() + 1);
  costs.scope_begin.push_back(0);
  for (const File& file : suite.files()) {
    const auto scope = static_cast<ScopeIndex>(costs.scopes.size());
    costs.scopes.push_back({ScopeKind::import, file.path, estimated_import});
    for (TestIndex test = file.begin; test < file.end; ++test) {
      costs.scope_ids.push_back(scope);
      costs.scope_begin.push_back(static_cast<std::uint32_t>(costs.scope_ids.size()));
    }
  }
}

}  // namespace

void add_scopes(const Suite& suite, const Profile& profile, const Fit& fit, model::Costs& costs) {
  if (profile.setups.empty()) {
    add_estimated_imports(suite, costs);
  } else {
    costs.texts = profile.texts;
    Pricing(suite, profile, fit, costs).add_all();
  }
}

}  // namespace splitter::history
