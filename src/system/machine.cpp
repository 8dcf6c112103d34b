#include "splitter/system/machine.hpp"

#include "splitter/model/error.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/process.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace splitter::system {

namespace {

/// A file with nothing but a number; nothing where it has a word, or is not there.
std::optional<std::int64_t> number_in(const std::string& path) {
  if (!is_file(path)) {
    return std::nullopt;
  }
  try {
    const model::SourceText text = read_file(path);
    const std::string_view view = text.view();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), number);
    return error == std::errc{} && number > 0 ? std::optional(number) : std::nullopt;
  } catch (const model::InputError&) {
    return std::nullopt;
  }
}

/// The path of this process in the tree of control groups, as the kernel tells it.
std::string control_group(std::string_view start) {
  try {
    const model::SourceText text = read_file("/proc/self/cgroup");
    const std::string_view view = text.view();
    const std::size_t at = view.find(start);
    if (at != std::string_view::npos) {
      const std::size_t begin = at + start.size();
      return std::string(view.substr(begin, view.find('\n', begin) - begin));
    }
  } catch (const model::InputError&) {
    // Not Linux.
  }
  return {};
}

}  // namespace

std::uint32_t cores() {
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(online_cores(), 1, std::int64_t{model::most_workers}));
}

std::optional<model::Bytes> own_memory() {
  std::optional<model::Bytes> least;
  if (const std::int64_t physical = physical_memory(); physical > 0) {
    least = model::Bytes{physical};
  }
  const std::string own = control_group("0::");
  for (const std::string& path : {"/sys/fs/cgroup" + own + "/memory.max",
                                  std::string("/sys/fs/cgroup/memory.max"),
                                  std::string("/sys/fs/cgroup/memory/memory.limit_in_bytes")}) {
    if (const auto limit = number_in(path)) {
      least = least ? std::min(*least, model::Bytes{*limit}) : model::Bytes{*limit};
    }
  }
  return least;
}

}  // namespace splitter::system
