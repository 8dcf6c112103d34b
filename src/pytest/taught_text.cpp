#include "taught_text.hpp"

#include "splitter/python/lines.hpp"
#include "splitter/python/outline.hpp"
#include "splitter/python/tokens.hpp"
#include "splitter/system/path.hpp"
#include "surroundings.hpp"
#include "text_hash.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace splitter::pytest {

namespace {

/// The first part of the module's name in `np = pytest.importorskip("numpy")`; empty for any other
/// statement.
std::string skipped_without(python::Tokens statement) {
  if (statement.size() > 2 && statement[0].kind == python::TokenKind::name &&
      statement[1].is("=")) {
    statement = statement.subspan(2);
  }
  const bool call = statement.size() > 4 && statement[0].is("pytest") && statement[1].is(".") &&
                    statement[2].is("importorskip") && statement[3].is("(") &&
                    statement[4].kind == python::TokenKind::string;
  const std::string_view text = call ? statement[4].text : std::string_view{};
  if (text.size() < 3 || (text.front() != '"' && text.front() != '\'')) {
    return {};
  }
  const std::string_view name = text.substr(1, text.size() - 2);
  return std::string(name.substr(0, name.find_first_of(".\\\"'")));
}

bool defines(std::string_view text, const std::string& name) {
  return text.find("def " + name + "(") != std::string_view::npos ||
         text.find("def " + name + " ") != std::string_view::npos;
}

/// True where a statement is `NAME = …`.
bool assigns(std::string_view text, const std::string& name) {
  const std::string statement = name + " = ";
  for (std::size_t at = text.find(statement); at < text.size(); at = text.find(statement, at + 1)) {
    const std::size_t before = text.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    if (at == 0 || before == std::string_view::npos || text[before] == '\n') {
      return true;
    }
  }
  return false;
}

/// Follows which lines stand in the module itself, or in a class of it: those that an import runs.
class Placement {
 public:
  [[nodiscard]] bool runs(const python::LogicalLine& line) {
    const std::size_t indent = line.indent.characters;
    if (indent == 0) {
      in_class_ = !line.tokens.empty() && line.tokens.front().is("class");
      body_ = 0;
      return true;
    }
    body_ = body_ == 0 ? indent : body_;
    return in_class_ && indent == body_;
  }

 private:
  bool in_class_ = false;
  std::size_t body_ = 0;
};

}  // namespace

const model::TaughtFile* find_taught(const model::Lesson& lesson, const std::string& path) {
  const auto found = std::ranges::lower_bound(lesson.files, path, {}, &model::TaughtFile::path);
  return found == lesson.files.end() || found->path != path ? nullptr : &*found;
}

std::vector<std::string> taught_ids(const model::TaughtFile& file) {
  std::vector<std::string> ids;
  for (const std::string& test : file.tests) {
    if (!std::ranges::binary_search(file.left_out, test)) {
      ids.push_back(file.path + "::" + test);
    }
  }
  return ids;
}

std::string TaughtTexts::in_rootdir(const std::string& path) const {
  return setup_.root + "/" + path;
}

std::string TaughtTexts::hash(const std::string& path) {
  const auto [known, fresh] = hashes_.try_emplace(path);
  if (fresh) {
    const auto text = setup_.tree->read_if_there(in_rootdir(path));
    known->second = text ? hash_of(text->view()) : "";
  }
  return known->second;
}

bool TaughtTexts::is_open(const std::string& path) {
  const std::string file = in_rootdir(path);
  const auto text = path.ends_with(".py") ? setup_.tree->read_if_there(file) : std::nullopt;
  if (!text) {
    return false;
  }
  python::Outline outline = python::outline_of(text->view(), setup_.names);
  modules_.check(outline, file);
  return outline.opening != python::Opening::closed;
}

bool TaughtTexts::surely_skips(const std::string& path) {
  const std::string file = in_rootdir(path);
  const auto source = setup_.tree->read_if_there(file);
  if (!source) {
    return false;
  }
  python::Lines lines(source->view());
  python::LogicalLine line;
  Placement placement;
  bool skips = false;
  while (lines.next(line)) {
    if (!placement.runs(line)) {
      continue;
    }
    for (const python::Tokens statement : python::simple_statements(line.tokens)) {
      const std::string name = skipped_without(statement);
      skips = skips || (!name.empty() && modules_.is_nowhere(name, system::parent(file)));
    }
  }
  return skips && !lines.broken();
}

bool TaughtTexts::define(const std::vector<std::string>& tests, const std::string& path) {
  std::vector<model::SourceText> texts;
  std::vector<std::string> files = modules_.reached_from(in_rootdir(path), Reached::all);
  files.insert(files.begin(), in_rootdir(path));
  for (const std::string& file : files) {
    texts.push_back(setup_.tree->read(file));
  }
  return std::ranges::all_of(tests, [&texts](const std::string& test) {
    const std::string name = test.substr(test.rfind(':') + 1);
    return std::ranges::any_of(texts, [&name](const model::SourceText& text) {
      return defines(text.view(), name) || assigns(text.view(), name);
    });
  });
}

const TaughtTexts::Helper& TaughtTexts::helper_in(const std::string& file) {
  const auto [known, fresh] = helpers_.try_emplace(file);
  const auto text = fresh ? setup_.tree->read_if_there(file) : std::nullopt;
  if (text) {
    TextHash hash;
    add_surroundings(hash, text->view(), setup_);
    known->second = {true, makes_names(text->view()), hash.digest()};
  }
  return known->second;
}

std::string TaughtTexts::imports_hash(const std::string& path) {
  TextHash all;
  bool certain = true;
  std::vector<std::string> own = modules_.reached_from(in_rootdir(path), Reached::helpers);
  std::erase_if(own, [this, &path](const std::string& file) {
    return !modules_.is_helper(file, system::parent(in_rootdir(path)));
  });
  own.push_back(in_rootdir(path));
  for (const std::string& file : own) {
    const Helper& helper = helper_in(file);
    if (!helper.read) {
      return {};
    }
    certain = certain && !helper.makes_names;
    all.add(helper.surroundings);
  }
  for (const std::string& file : modules_.reached_from(in_rootdir(path), Reached::all)) {
    const std::string module = file.substr(setup_.root.size() + 1);
    all.add(module);
    all.add(hash(module));
  }
  return (certain ? "" : "~") + all.digest();
}

bool TaughtTexts::same_imports(const model::TaughtFile& taught) {
  return !taught.imports.empty() && !taught.imports.starts_with('~') &&
         taught.imports == imports_hash(taught.path);
}

}  // namespace splitter::pytest
