#include "tying_files.hpp"

#include "splitter/system/path.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace splitter::pytest {

namespace {

using python::MarkUse;

bool is_conftest(std::string_view path) {
  return path == "conftest.py" || path.ends_with("/conftest.py");
}

/// `tests/helpers.py` → helpers; `tests/helpers/__init__.py` → helpers.
std::string_view module_of(std::string_view path) {
  constexpr std::string_view package = "/__init__.py";
  path.remove_suffix(path.ends_with(package) ? package.size() : 3);
  return path.substr(path.rfind('/') + 1);
}

bool is_word_sign(char letter) {
  return letter == '_' || (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
         (letter >= 'A' && letter <= 'Z');
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_sign(text[at - 1]);
    if (begins && (end == text.size() || !is_word_sign(text[end]))) {
      return true;
    }
  }
  return false;
}

/// True if some import of the text, wherever it stands, has the module among its words.
bool imports(std::string_view text, std::string_view module) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (has_word(line, module) && has_word(line, "import")) {
      return true;
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

/// True where a conftest.py has hooks around tests, or takes hooks from elsewhere.
bool may_have_hooks(std::string_view conftest) {
  constexpr std::array<std::string_view, 4> words = {
      "pytest_plugins", "pytest_runtest_makereport", "pytest_runtest_setup", "pytest_runtest_call"};
  return conftest.find("import *") != std::string_view::npos ||
         std::ranges::any_of(
             words, [conftest](std::string_view word) { return has_word(conftest, word); });
}

/// Names that a text looks up among the marks of a test, in at least two places: quoted, before
/// ` in `, or as the argument of a function that finds marks.
std::set<std::string> marks_asked_for_twice(std::string_view text) {
  std::set<std::string> once;
  std::set<std::string> twice;
  for (std::size_t at = text.find_first_of("\"'"); at != std::string_view::npos;
       at = text.find_first_of("\"'", at)) {
    const std::string_view before = text.substr(0, at);
    const std::size_t end = text.find_first_of(std::string{text[at], '\n'}, at + 1);
    if (end == std::string_view::npos) {
      break;
    }
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const bool asked = text.substr(end + 1).starts_with(" in ") || before.ends_with("marker(") ||
                       before.ends_with("markers(") || before.ends_with("name=");
    if (asked && !name.empty() && std::ranges::all_of(name, is_word_sign)) {
      (once.emplace(name).second ? once : twice).emplace(name);
    }
    at = end + 1;
  }
  return twice;
}

}  // namespace

std::set<std::string> TyingFiles::folders() const {
  std::set<std::string> found = {""};
  std::string last;
  for (const model::File& file : suite_.files()) {
    std::string folder = system::parent(std::string(file.path));
    if (folder == last) {
      continue;
    }
    last = folder;
    while (!folder.empty() && folder != "/" && found.insert(folder).second) {
      folder = system::parent(folder);
    }
  }
  return found;
}

void TyingFiles::read() {
  if (read_) {
    return;
  }
  read_ = true;
  for (std::size_t index = 0; index < suite_.files().size(); ++index) {
    const std::string path(suite_.files()[index].path);
    const bool is_python = path.ends_with(".py");
    if (auto text =
            is_python ? tree_.read_if_there(system::in_root(rootdir_, path)) : std::nullopt) {
      sources_.push_back({path, *std::move(text), index});
    }
  }
  std::ranges::for_each(folders(), [this](const std::string& folder) { read_folder(folder); });
}

void TyingFiles::read_folder(const std::string& folder) {
  const auto entries = tree_.entries(system::in_root(rootdir_, folder));
  for (const system::Entry& entry : entries.value_or(std::vector<system::Entry>{})) {
    const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
    if (entry.name.ends_with(".py") &&
        !std::ranges::binary_search(
            suite_.files(), std::string_view(path), {}, &model::File::path)) {
      if (auto text = tree_.read_if_there(system::in_root(rootdir_, path))) {
        sources_.push_back({path, *std::move(text), std::nullopt});
      }
    }
  }
}

bool TyingFiles::takes_from(const Source& source, const Source& other) const {
  if (is_conftest(other.path)) {
    const std::string folder = system::parent(other.path);
    return folder.empty() || source.path.starts_with(folder + "/");
  }
  const std::string_view module = module_of(other.path);
  return other.file ? imports(source.text.view(), module) : has_word(source.text.view(), module);
}

std::vector<MarkUse> TyingFiles::uses(const python::TyingMark& tying) {
  read();
  std::vector<MarkUse> found;
  std::vector<std::size_t> fresh;
  for (const Source& source : sources_) {
    found.push_back(python::read_mark_use(source.text.view(), tying));
    if (found.back().used) {
      fresh.push_back(found.size() - 1);
    }
  }
  while (!fresh.empty()) {
    const std::size_t from = fresh.back();
    fresh.pop_back();
    for (std::size_t to = 0; to < sources_.size(); ++to) {
      const bool learns =
          to != from && (!found[to].used || (found[from].crosses && !found[to].crosses));
      if (learns && takes_from(sources_[to], sources_[from])) {
        found[to].used = true;
        found[to].crosses = found[to].crosses || found[from].crosses;
        fresh.push_back(to);
      }
    }
  }
  std::vector<MarkUse> by_file(suite_.files().size());
  for (std::size_t at = 0; at < sources_.size(); ++at) {
    if (sources_[at].file) {
      by_file[*sources_[at].file] = std::move(found[at]);
    }
  }
  return by_file;
}

std::vector<model::SourceText> TyingFiles::conftests() const {
  std::vector<model::SourceText> texts;
  for (const std::string& folder : folders()) {
    const std::string path = (folder.empty() ? "" : folder + "/") + "conftest.py";
    if (auto text = tree_.read_if_there(system::in_root(rootdir_, path))) {
      texts.push_back(*std::move(text));
    }
  }
  return texts;
}

std::set<std::string> TyingFiles::marks_of_steps() const {
  std::set<std::string> marks;
  for (const model::SourceText& text : conftests()) {
    if (has_word(text.view(), "pytest_runtest_setup") &&
        has_word(text.view(), "pytest_runtest_makereport")) {
      marks.merge(marks_asked_for_twice(text.view()));
    }
  }
  return marks;
}

bool TyingFiles::conftest_may_know(std::string_view marker) const {
  return std::ranges::any_of(conftests(), [marker](const model::SourceText& text) {
    return has_word(text.view(), marker) || may_have_hooks(text.view());
  });
}

}  // namespace splitter::pytest
