#include "splitter/pytest/marked_tests.hpp"

#include "splitter/model/dispatch.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <set>

namespace splitter::pytest {

namespace {

using model::TestIndex;
using python::Mark;

/// The marks of what is marked, by `Class::function` within the file.
std::map<std::string_view, std::vector<const Mark*>> by_selector(const std::vector<Mark>& marks) {
  std::map<std::string_view, std::vector<const Mark*>> found;
  for (const Mark& mark : marks) {
    found[mark.selector].push_back(&mark);
  }
  return found;
}

std::string_view within(std::string_view name, std::string_view file) {
  return name.size() > file.size() + 2 ? name.substr(file.size() + 2) : std::string_view{};
}

}  // namespace

const std::map<std::string, std::vector<TestIndex>>& MarkedTests::with(
    std::string_view name) const {
  static const Tests none;
  read_files();
  const auto found = tests_.find(name);
  return found == tests_.end() ? none : found->second;
}

void MarkedTests::read_files() const {
  if (read_) {
    return;
  }
  read_ = true;
  for (const model::File& file : suite_.files()) {
    const std::string path = system::in_root(rootdir_, std::string(file.path));
    const auto source = tree_.read_if_there(path);
    if (source && source->view().find("mark") != std::string_view::npos) {
      add_file(file, python::read_marks(source->view()));
    }
  }
}

void MarkedTests::add_file(const model::File& file, const std::vector<Mark>& marks) const {
  const auto marked = by_selector(marks);
  for (TestIndex test = file.begin; test < file.end; ++test) {
    const model::NodeId id = suite_.nodes()[test].id;
    std::set<std::string_view> nearest;
    const auto add = [&](const Mark& mark) {
      if (file.bare || nearest.insert(mark.name).second) {
        auto& tests = tests_[mark.name][mark.argument];
        if (tests.empty() || tests.back() != test) {
          tests.push_back(test);
        }
      }
    };
    if (file.bare) {
      std::ranges::for_each(marks, add);
      continue;
    }
    for (const std::string_view name : model::names_for(id)) {
      if (name.size() < file.path.size()) {
        break;
      }
      if (const auto found = marked.find(within(name, file.path)); found != marked.end()) {
        std::ranges::for_each(found->second, [&add](const Mark* mark) { add(*mark); });
      }
    }
  }
}

}  // namespace splitter::pytest
