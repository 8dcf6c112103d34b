#pragma once

#include "splitter/input/collection.hpp"
#include "splitter/model/lesson.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"
#include "splitter/render/arguments.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace splitter::planning {

/// The way to name the tests of a suite to a pytest that is set up so.
[[nodiscard]] render::Workplace placed(const pytest::Setup& setup, const model::Suite& suite);

/// The questions of one plan to pytest, and all answers together.
class Questions {
 public:
  Questions(const Request& settings, const pytest::Setup& setup, const Messages& messages)
      : settings_(settings), setup_(setup), messages_(messages) {}

  /// Asks about the files that are to be asked, unless an answer tells of them. The reason why the
  /// answer is of no use; empty where it is, or where nothing had to be asked.
  [[nodiscard]] std::string ask(const std::vector<pytest::TestFile>& files);

  /// Asks for everything there is, for this reason; false where the answer is of no use.
  [[nodiscard]] bool ask_everything(const std::string& why);

  [[nodiscard]] const input::Collection& answer() const { return answer_; }
  [[nodiscard]] std::size_t asked() const { return paths_.size(); }
  [[nodiscard]] model::Microseconds asking() const { return asking_; }

  /// The answers by file, as recorded runs tell of files. Files that stand for themselves have no
  /// tests.
  [[nodiscard]] model::Lesson lesson() const;

 private:
  [[nodiscard]] std::string add(input::Collection answer);
  [[nodiscard]] bool tells_of(const std::string& path) const;
  [[nodiscard]] render::Workplace place_for(const std::vector<std::string>& paths) const;

  const Request& settings_;
  const pytest::Setup& setup_;
  const Messages& messages_;
  std::vector<std::string> paths_;
  bool everything_ = false;
  input::Collection answer_;
  model::Microseconds asking_{0};
};

}  // namespace splitter::planning
