#include "splitter/pytest/options.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace splitter::pytest {

namespace {

/// The place of an option's value: none, the next word, or only after `=`.
enum class Takes : std::uint8_t { nothing, value, attached };

struct Known {
  std::string_view name;
  Takes takes = Takes::nothing;
};

/// Options that leave the tests as they are: pytest's, then those of plugins. A name that ends in
/// `*` stands for all that begin so and take their value after `=` or none.
constexpr Known harmless_options[] = {
    {"--verbose"},
    {"--quiet"},
    {"--exitfirst"},
    {"--showlocals"},
    {"--no-showlocals"},
    {"--strict"},
    {"--strict-markers"},
    {"--strict-config"},
    {"--disable-warnings"},
    {"--disable-pytest-warnings"},
    {"--no-header"},
    {"--no-summary"},
    {"--full-trace"},
    {"--failed-first"},
    {"--ff"},
    {"--new-first"},
    {"--nf"},
    {"--cache-clear"},
    {"--runxfail"},
    {"--pdb"},
    {"--trace"},
    {"--continue-on-collection-errors"},
    {"--no-fold-skipped"},
    {"--fold-skipped"},
    {"--force-short-summary"},
    {"--xfail-tb"},
    {"--tb", Takes::value},
    {"--color", Takes::value},
    {"--code-highlight", Takes::value},
    {"--durations", Takes::value},
    {"--durations-min", Takes::value},
    {"--maxfail", Takes::value},
    {"--capture", Takes::value},
    {"--show-capture", Takes::value},
    {"--verbosity", Takes::value},
    {"--junitxml", Takes::value},
    {"--junit-xml", Takes::value},
    {"--junit-prefix", Takes::value},
    {"--import-mode", Takes::value},
    {"--basetemp", Takes::value},
    {"--assert", Takes::value},
    {"--pythonwarnings", Takes::value},
    {"--log-level", Takes::value},
    {"--log-format", Takes::value},
    {"--log-date-format", Takes::value},
    {"--log-cli-level", Takes::value},
    {"--log-cli-format", Takes::value},
    {"--log-cli-date-format", Takes::value},
    {"--log-file", Takes::value},
    {"--log-file-level", Takes::value},
    {"--log-file-format", Takes::value},
    {"--doctest-report", Takes::value},
    {"--doctest-continue-on-failure"},
    {"--doctest-ignore-import-errors"},
    {"--show-fixtures-per-test"},
    {"--fixtures-per-test"},
    {"--pdbcls", Takes::value},
    {"--report-log", Takes::value},
    {"--cov*", Takes::attached},
    {"--no-cov"},
    {"--no-cov-on-fail"},
    {"--numprocesses", Takes::value},
    {"--maxprocesses", Takes::value},
    {"--dist", Takes::value},
    {"--max-worker-restart", Takes::value},
    {"--timeout*", Takes::attached},
    {"--timeout", Takes::value},
    {"--timeout-method", Takes::value},
    {"--reruns", Takes::value},
    {"--reruns-delay", Takes::value},
    {"--only-rerun", Takes::value},
    {"--benchmark-*", Takes::attached},
    {"--randomly-*", Takes::attached},
    {"--random-order*", Takes::attached},
    {"--hypothesis-*", Takes::attached},
    {"--asyncio-mode", Takes::value},
    {"--ds", Takes::value},
    {"--reuse-db"},
    {"--create-db"},
    {"--nomigrations"},
    {"--no-migrations"},
    {"--migrations"},
    {"--html", Takes::value},
    {"--self-contained-html"},
    {"--json-report*", Takes::attached},
    {"--forked"},
    {"--instafail"},
    {"--snapshot-*", Takes::attached},
    {"--count", Takes::value},
    {"--memray"},
    {"--typeguard-packages", Takes::value},
    {"--block-network"},
    {"--disable-socket"},
    {"--allow-hosts", Takes::value},
    {"--record-mode", Takes::value},
    {"--splitter-*", Takes::attached},
    {"--durations-path", Takes::value},
};

/// Letters that stand alone, and those that take the rest of the word or the next.
constexpr std::string_view lone_letters = "vqsxl";
constexpr std::string_view value_letters = "rWn";

/// Plugins of pytest without which the tests are the same.
constexpr std::array<std::string_view, 13> dispensable_plugins = {"cacheprovider",
                                                                  "warnings",
                                                                  "randomly",
                                                                  "random_order",
                                                                  "xdist",
                                                                  "cov",
                                                                  "terminal",
                                                                  "logging",
                                                                  "faulthandler",
                                                                  "threadexception",
                                                                  "unraisableexception",
                                                                  "junitxml",
                                                                  "timeout"};

const Known* find_known(std::string_view name) {
  const auto* found = std::ranges::find(harmless_options, name, &Known::name);
  if (found == std::end(harmless_options)) {
    found = std::ranges::find_if(harmless_options, [name](const Known& known) {
      return known.name.ends_with('*') &&
             name.starts_with(known.name.substr(0, known.name.size() - 1));
    });
  }
  return found == std::end(harmless_options) ? nullptr : found;
}

class OptionsReader {
 public:
  OptionsReader(std::span<const std::string> words, Options& options)
      : words_(words), options_(options) {}

  void read() {
    while (!words_.empty() && !options_.doubt) {
      const std::string word = words_.front();
      words_ = words_.subspan(1);
      if (word.starts_with("--")) {
        read_long(word);
      } else if (word.size() > 1 && word.front() == '-') {
        read_short(word);
      } else if (word.starts_with('@')) {
        options_.doubt.add("", word);
      } else {
        options_.paths.push_back(word);
      }
    }
  }

 private:
  void read_long(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const bool attached = equals != std::string::npos;
    if (std::vector<std::string>* const list = list_of(name)) {
      list->push_back(attached ? word.substr(equals + 1) : next(word));
      return;
    }
    const Known* const known = find_known(name);
    if (known == nullptr || (attached && known->takes == Takes::nothing)) {
      options_.doubt.add("", name);
    } else if (known->takes == Takes::value && !attached) {
      next(word);
    } else if (known->takes == Takes::attached && !attached && !words_.empty() &&
               !words_.front().starts_with('-')) {
      options_.doubt.add("", name);  // whether the next word is its value is not known
    }
  }

  std::vector<std::string>* list_of(std::string_view name) {
    return name == "--ignore"         ? &options_.ignore
           : name == "--ignore-glob"  ? &options_.ignore_glob
           : name == "--deselect"     ? &options_.deselect
           : name == "--doctest-glob" ? &options_.doctest_glob
                                      : nullptr;
  }

  void read_short(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (lone_letters.find(word[i]) != std::string_view::npos) {
        continue;
      }
      const std::string rest = word.substr(i + 1);
      if (word[i] == 'p') {
        read_plugin(rest.empty() ? next(word) : rest);
      } else if (value_letters.find(word[i]) == std::string_view::npos) {
        options_.doubt.add("", word);
      } else if (rest.empty()) {
        next(word);
      }
      return;
    }
  }

  void read_plugin(const std::string& name) {
    if (!name.starts_with("no:")) {
      options_.plugins.push_back(name);
    } else if (name == "no:doctest") {
      options_.doctests = false;
    } else if (std::ranges::find(dispensable_plugins, name.substr(3)) ==
               dispensable_plugins.end()) {
      options_.doubt.add("", "-p " + name);
    }
  }

  std::string next(const std::string& option) {
    if (words_.empty()) {
      options_.doubt.add("", option);
      return {};
    }
    const std::string word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }

  std::span<const std::string> words_;
  Options& options_;
};

}  // namespace

void read_options(std::span<const std::string> words, Options& options) {
  OptionsReader(words, options).read();
}

}  // namespace splitter::pytest
