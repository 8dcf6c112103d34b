#include "migrants.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace splitter::cli {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

/// Options without dashes, and pytest-split's algorithms, with what takes their place.
constexpr std::array<Word, 18> stands_for = {
    {{"durations-path", "pytest-split's option is --durations here"},
     {"splitting-algorithm", "pytest-split's option is --algorithm here: balance or contiguous"},
     {"store-durations", "`splitter record -- pytest` stores durations"},
     {"clean-durations", "`splitter merge --prune --tests LIST` drops what is gone"},
     {"slowest-tests", "`splitter top` lists the slowest tests; -c N is --limit N here"},
     {"least_duration", "pytest-split's least_duration is `balance` here"},
     {"duration_based_chunks", "pytest-split's duration_based_chunks is `contiguous` here"},
     {"num-shards", "pytest-shard's option is --splits here"},
     {"shard-id", "pytest-shard's option is --group here, which counts from 1"},
     {"test-group-count", "pytest-test-groups' option is --splits here"},
     {"test-group", "pytest-test-groups' option is --group here"},
     {"test-group-by", "pytest-test-groups' `filename` is --keep file here"},
     {"cdist-group", "pytest-cdist's option is --shard here"},
     {"cdist-justify-items", "pytest-cdist's option is --keep here: file or class"},
     {"cdist-group-steal", "slow runners are said by --speeds; the time of tests is measured"},
     {"circleci-parallelize", "splitter reads CircleCI's variables: leave the option out"},
     {"split-by", "splitter balances stored times: leave CircleCI's option out"},
     {"timings-type", "splitter balances stored times: leave CircleCI's option out"}}};

}  // namespace

std::string hint_for_migrants(std::string_view word) {
  const auto* const found = std::ranges::find(stands_for, word, &Word::first);
  return found == stands_for.end() ? std::string()
                                   : std::string(found->second) + " (docs/migrating.md)";
}

}  // namespace splitter::cli
