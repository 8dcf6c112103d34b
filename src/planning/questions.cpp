#include "questions.hpp"

#include "discovery.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace splitter::planning {

namespace {

using input::Collection;
using model::InputError;
using model::Microseconds;
using model::NodeId;
using Clock = std::chrono::steady_clock;

Microseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<Microseconds>(Clock::now() - start);
}

template <typename Element>
void append(std::vector<Element>& all, std::vector<Element>& more) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

render::Workplace placed(const pytest::Setup& setup, const model::Suite& suite) {
  render::Workplace place{.name_rootdir = !setup.pinned};
  if (setup.folder != setup.root) {
    place.folder_in_root = system::relative(setup.folder, setup.root) + "/";
  }
  if (has_nested_config(setup.root, suite)) {
    place.config_file =
        setup.config.empty() ? no_config : system::relative(setup.config, setup.folder);
  }
  return place;
}

bool Questions::tells_of(const std::string& path) const {
  return everything_ || std::ranges::any_of(paths_, [&path](const std::string& asked) {
           return system::is_below(path, asked);
         });
}

std::string Questions::add(Collection answer) {
  append(answer_.tests, answer.tests);
  append(answer_.broken, answer.broken);
  append(answer_.unnameable, answer.unnameable);
  append(answer_.parted, answer.parted);
  append(answer_.texts, answer.texts);
  answer_.selected = answer.selected;
  answer_.none_needed = answer.none_needed;
  const bool same = system::canonical(answer.root) == setup_.root;
  return same ? "" : "pytest's rootdir is " + answer.root;
}

std::string Questions::ask(const std::vector<pytest::TestFile>& files) {
  std::vector<std::string> paths;
  std::string reason;
  for (const pytest::TestFile& file : files) {
    if (file.knowledge == pytest::Knowledge::asked && !tells_of(file.path)) {
      paths.push_back(file.path);
      const std::string why =
          fmt::format("{}: {}",
                      model::excerpt(file.path),
                      file.reason.empty() ? "too large to stay whole" : file.reason);
      messages_.detail("asking pytest about " + why);
      reason = reason.empty() ? why : reason;
    }
  }
  if (paths.empty()) {
    return {};
  }
  if (settings_.discover == Discover::files) {
    return paths.front();
  }
  const auto start = Clock::now();
  Collection answer;
  try {
    answer = ask_pytest(settings_, render::arguments(paths, place_for(paths)), messages_);
  } catch (const InputError& error) {
    return std::string("pytest refused to tell of some files: ") + error.what();
  }
  const Microseconds spent = since(start);
  asking_ += spent;
  say_asked(settings_,
            fmt::format("about {} ({}{})",
                        render::human_count(paths.size(), "path"),
                        paths.size() > 1 ? "such as " : "",
                        reason),
            spent,
            messages_);
  append(paths_, paths);
  return add(std::move(answer));
}

bool Questions::ask_everything(const std::string& why) {
  const auto start = Clock::now();
  Collection answer = ask_pytest(settings_, {}, messages_);
  asking_ += since(start);
  say_asked(settings_,
            "because the files do not tell which tests there are (" + model::excerpt(why) + ")",
            since(start),
            messages_);
  everything_ = true;
  return add(std::move(answer)).empty();
}

model::Lesson Questions::lesson() const {
  std::map<std::string, model::TaughtFile> files;
  for (const NodeId id : answer_.tests) {
    const std::string path(id.file());
    model::TaughtFile& file = files[path];
    file.path = path;
    const std::string_view function = id.enclosing(model::Level::function);
    if (!id.is_path()) {
      const std::string_view name = function.substr(path.size() + model::node_separator.size());
      const bool again = !file.tests.empty() && file.tests.back() == name;  // mostly
      if (!again && std::ranges::find(file.tests, name) == file.tests.end()) {
        file.tests.emplace_back(name);
      }
    }
  }
  for (const NodeId path : answer_.broken) {
    files[std::string(path.text())].path = path.text();
  }
  for (const NodeId path : answer_.unnameable) {
    if (const auto found = files.find(std::string(path.text())); found != files.end()) {
      found->second.nameable = false;
    }
  }
  model::Lesson lesson;
  for (auto& [path, file] : files) {
    lesson.files.push_back(std::move(file));
  }
  return lesson;
}

/// For a part of the suite, the configuration of the whole must be insisted on.
render::Workplace Questions::place_for(const std::vector<std::string>& paths) const {
  std::vector<std::string> inside;
  for (const std::string& path : paths) {
    inside.push_back(path + "/x");
  }
  const std::vector<NodeId> ids(inside.begin(), inside.end());
  return placed(setup_, model::Suite(ids, model::Origin::outline, model::Order::collection, {}));
}

}  // namespace splitter::planning
