#include "not_json.hpp"

#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::input {

namespace {

/// How git begins the lines around the sides of a conflict (git-merge, "How conflicts are
/// presented").
constexpr std::array<std::string_view, 4> conflict_markers = {
    "<<<<<<< ", "======= ", ">>>>>>> ", "||||||| "};

bool is_conflict_marker(std::string_view line) {
  for (const std::string_view marker : conflict_markers) {
    if (line.starts_with(marker)) {
      return true;
    }
  }
  return line == "=======" || line == "=======\r";
}

}  // namespace

void refuse_leftovers_of_git(const model::SourceText& source) {
  const std::string_view text = source.view();
  if (text.starts_with("version https://git-lfs.github.com/spec/")) {
    throw model::InputError(source.name,
                            "is the pointer of a file that Git LFS has not fetched",
                            "fetch it before splitter runs: git lfs pull");
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (is_conflict_marker(text.substr(begin, end - begin))) {
      throw model::InputError(model::place(source, begin),
                              "a conflict marker: git could not merge this file",
                              "take one side whole (git checkout --ours or --theirs FILE), then "
                              "let `splitter merge` bring the newest times");
    }
    begin = end + 1;
  }
}

}  // namespace splitter::input
