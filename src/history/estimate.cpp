#include "splitter/history/estimate.hpp"

#include "memory_costs.hpp"
#include "scope_costs.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace splitter::history {

namespace {

using model::Basis;
using model::Costs;
using model::File;
using model::Level;
using model::Microseconds;
using model::Suite;
using model::TestIndex;

/// Weight of one byte of test code where sizes are all there is: 1 KiB a tenth of a second.
constexpr Microseconds per_byte{100};
constexpr std::int64_t largest_size = std::int64_t{1} << 30U;
constexpr std::int64_t usual_size = 4096;

/// A mean under construction.
struct Mean {
  Microseconds sum{0};
  std::int64_t count = 0;

  void add(Microseconds time) {
    sum += time;
    ++count;
  }
  void add(const Mean& other) {
    sum += other.sum;
    count += other.count;
  }
  [[nodiscard]] std::optional<Microseconds> value() const {
    return count == 0 ? std::nullopt : std::optional((sum + Microseconds{count / 2}) / count);
  }
};

bool is_known(const Fit& fit, TestIndex test) {
  return fit.known[test] > Microseconds{0};
}

Mean mean_of_known(const Fit& fit, TestIndex begin, TestIndex end) {
  Mean mean;
  for (TestIndex test = begin; test < end; ++test) {
    if (is_known(fit, test)) {
      mean.add(fit.known[test]);
    }
  }
  return mean;
}

/// Time of a test in an unknown file: the mean of its folder's tests, failing that
/// of the suite's. Single tests count: what a whole path takes says nothing of one.
class Usual {
 public:
  Usual(const Suite& suite, const Fit& fit) {
    Mean tests;
    Mean all;
    for (const File& file : suite.files()) {
      const Mean of_file = mean_of_known(fit, file.begin, file.end);
      (file.bare ? all : tests).add(of_file);
      if (!file.bare) {
        folders_[folder_of(file)].add(of_file);
      }
    }
    suite_ = tests.value().value_or(all.value().value_or(Microseconds{1}));
  }

  [[nodiscard]] Microseconds of(const File& file) const {
    const auto folder = file.bare ? folders_.end() : folders_.find(folder_of(file));
    return folder == folders_.end() ? suite_ : folder->second.value().value_or(suite_);
  }

 private:
  static std::string_view folder_of(const File& file) {
    const std::string_view path = file.path;
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
  }

  std::map<std::string_view, Mean> folders_;
  Microseconds suite_{1};
};

/// The instances of a function stand side by side in NodeId order.
std::pair<TestIndex, TestIndex> instances_of(const Suite& suite, const File& file, TestIndex test) {
  const auto nodes = suite.nodes();
  const std::string_view function = nodes[test].id.enclosing(Level::function);
  const auto same = [&](TestIndex other) {
    return nodes[other].id.enclosing(Level::function) == function;
  };
  TestIndex begin = test;
  while (begin > file.begin && same(begin - 1)) {
    --begin;
  }
  TestIndex end = test + 1;
  while (end < file.end && same(end)) {
    ++end;
  }
  return {begin, end};
}

void estimate_file(const Suite& suite,
                   const Fit& fit,
                   const File& file,
                   Microseconds usual,
                   std::vector<Microseconds>& own) {
  const Microseconds of_file = mean_of_known(fit, file.begin, file.end).value().value_or(usual);
  for (TestIndex test = file.begin; test < file.end;) {
    if (is_known(fit, test)) {
      own[test] = fit.known[test];
      ++test;
      continue;
    }
    const auto [begin, end] = instances_of(suite, file, test);
    const Microseconds estimate = mean_of_known(fit, begin, end).value().value_or(of_file);
    for (TestIndex instance = begin; instance < end; ++instance) {
      own[instance] = is_known(fit, instance) ? fit.known[instance] : estimate;
    }
    test = end;
  }
}

void weigh_by_size(const Suite& suite,
                   std::span<const std::int64_t> sizes,
                   std::vector<Microseconds>& own) {
  const auto files = suite.files();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::int64_t known = i < sizes.size() ? sizes[i] : 0;
    const std::int64_t size = known > 0 ? std::min(known, largest_size) : usual_size;
    const std::int64_t tests = files[i].end - files[i].begin;
    for (TestIndex test = files[i].begin; test < files[i].end; ++test) {
      own[test] = std::max(per_byte * size / tests, Microseconds{1});
    }
  }
}

}  // namespace

Costs estimate_costs(const Suite& suite,
                     const model::Profile& profile,
                     const Fit& fit,
                     model::Keep keep,
                     std::span<const std::int64_t> file_sizes) {
  Costs costs;
  costs.own.resize(fit.known.size());
  if (fit.matched == 0) {
    weigh_by_size(suite, file_sizes, costs.own);
  } else {
    const Usual usual(suite, fit);
    for (const File& file : suite.files()) {
      estimate_file(suite, fit, file, usual.of(file), costs.own);
    }
  }
  costs.basis.reserve(fit.known.size());
  for (TestIndex test = 0; test < fit.known.size(); ++test) {
    costs.basis.push_back(is_known(fit, test) ? Basis::measured : Basis::estimated);
  }
  costs.path_counts = fit.path_counts;
  add_scopes(suite, profile, fit, costs);
  if (keep == model::Keep::none) {
    for (model::Scope& scope : costs.scopes) {
      scope.setup = Microseconds{0};
    }
  }
  if (profile.has_memory) {
    add_memory(suite, profile, fit, costs);
    costs.baseline = profile.baseline;
  }
  if (fit.matched > 0 && keep != model::Keep::none) {
    costs.startup = profile.startup;
  }
  return costs;
}

}  // namespace splitter::history
