#include "taught_text.hpp"

#include "splitter/python/outline.hpp"
#include "splitter/system/path.hpp"
#include "surroundings.hpp"
#include "text_hash.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace splitter::pytest {

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

bool TaughtTexts::define(const std::vector<std::string>& tests, const std::string& path) {
  std::vector<model::SourceText> texts;
  std::vector<std::string> files = modules_.reached_from(in_rootdir(path), Reached::all);
  files.insert(files.begin(), in_rootdir(path));
  for (const std::string& file : files) {
    texts.push_back(setup_.tree->read(file));
  }
  return std::ranges::all_of(tests, [&texts](const std::string& test) {
    const std::string begin = "def " + test.substr(test.rfind(':') + 1);
    return std::ranges::any_of(texts, [&begin](const model::SourceText& text) {
      const std::size_t at = text.view().find(begin + "(");
      return at != std::string_view::npos ||
             text.view().find(begin + " ") != std::string_view::npos;
    });
  });
}

std::string TaughtTexts::imports_hash(const std::string& path) {
  TextHash all;
  std::vector<std::string> own = modules_.reached_from(in_rootdir(path), Reached::helpers);
  std::erase_if(own, [this, &path](const std::string& file) {
    return !modules_.is_helper(file, system::parent(in_rootdir(path)));
  });
  own.push_back(in_rootdir(path));
  for (const std::string& file : own) {
    const auto text = setup_.tree->read_if_there(file);
    if (!text || makes_names(text->view())) {
      return {};
    }
    add_surroundings(all, text->view(), setup_);
  }
  for (const std::string& file : modules_.reached_from(in_rootdir(path), Reached::all)) {
    const std::string module = file.substr(setup_.root.size() + 1);
    all.add(module);
    all.add(hash(module));
  }
  return all.digest();
}

}  // namespace splitter::pytest
