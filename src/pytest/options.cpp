#include "splitter/pytest/options.hpp"

#include "known_options.hpp"
#include "mark_expression.hpp"
#include "splitter/pytest/plugin_text.hpp"

#include <algorithm>
#include <string_view>

namespace splitter::pytest {

namespace {

/// True for a plugin of pytest itself, as `-p` names it, without which the tests may be others.
bool is_one_of_pytests(std::string_view name) {
  return std::ranges::find(needed_plugins, name) != needed_plugins.end();
}

const KnownOption* find_known(std::string_view name) {
  const auto* found = std::ranges::find(harmless_options, name, &KnownOption::name);
  if (found == std::end(harmless_options)) {
    found = std::ranges::find_if(harmless_options, [name](const KnownOption& known) {
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
        doubt(word, word);
      } else {
        options_.paths.push_back(word);
        tell(word);
      }
    }
    options_.telling.insert(options_.telling.end(), words_.begin(), words_.end());
  }

 private:
  void read_long(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const bool attached = equals != std::string::npos;
    if (std::vector<std::string>* const list = list_of(name)) {
      list->push_back(attached ? word.substr(equals + 1) : next(word));
      return tell(name + "=" + list->back());
    }
    if (word == "--doctest-modules") {
      options_.doctest_modules = true;
      return tell(word);
    }
    if (name == "--override-ini") {
      return read_setting(attached ? word.substr(equals + 1) : next(word));
    }
    const KnownOption* const known = find_known(name);
    if (known == nullptr || (attached && known->takes == Takes::nothing)) {
      doubt(word, name);
    } else if (known->takes == Takes::value && !attached) {
      next(word);
    } else if (known->takes == Takes::attached && !attached && !words_.empty() &&
               !words_.front().starts_with('-')) {
      doubt(word, name);  // whether the next word is its value is not known
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
      } else if (word[i] == 'o') {
        read_setting(rest.empty() ? next(word) : rest);
      } else if (word[i] == 'm') {
        read_marks(rest.empty() ? next(word) : rest);
      } else if (value_letters.find(word[i]) == std::string_view::npos) {
        doubt(word, word);
      } else if (rest.empty()) {
        next(word);
      }
      return;
    }
  }

  void read_setting(const std::string& text) {
    const std::string name = text.substr(0, text.find('='));
    if (name == text || std::ranges::find(harmless_settings, name) == std::end(harmless_settings)) {
      doubt("-o" + text, "-o " + name);
    }
  }

  /// The last of several counts, and the order in which they are read is not pytest's.
  void read_marks(const std::string& expression) {
    const auto marks = marks_left_out(expression);
    if (!marks || options_.selects_marks) {
      return doubt("-m" + expression, "-m");
    }
    tell("-m" + expression);
    options_.selects_marks = true;
    options_.marks_left_out = *marks;
  }

  void read_plugin(const std::string& name) {
    if (!name.starts_with("no:")) {
      options_.plugins.push_back(name);
      tell("-p" + name);
    } else if (name == "no:doctest") {
      options_.doctests = false;
      tell("-p" + name);
    } else if (is_one_of_pytests(name.substr(3))) {
      doubt("-p" + name, "-p " + name);
    } else {
      options_.blocked.push_back(name.substr(3));
      tell("-p" + name);
    }
  }

  void tell(const std::string& word) { options_.telling.push_back(word); }

  void doubt(const std::string& word, std::string_view why) {
    tell(word);
    options_.doubt.add("", why);
  }

  std::string next(const std::string& option) {
    if (words_.empty()) {
      doubt(option, option);
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
