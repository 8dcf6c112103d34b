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

/// The text of a file; empty where it cannot be read.
std::string text_of(const std::string& path) {
  try {
    return is_file(path) ? std::string(read_file(path).view()) : "";
  } catch (const model::InputError&) {
    return {};
  }
}

/// The number above zero that a text begins with; nothing where it begins with a word.
std::optional<std::int64_t> leading_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && number > 0 ? std::optional(number) : std::nullopt;
}

/// The path of this process in the tree of control groups, as the kernel tells it.
std::string control_group() {
  constexpr std::string_view start = "0::";
  const std::string text = text_of("/proc/self/cgroup");
  const std::size_t at = text.find(start);
  if (at == std::string::npos) {
    return {};  // not Linux
  }
  const std::size_t begin = at + start.size();
  return text.substr(begin, text.find('\n', begin) - begin);
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
  for (const std::string& path : {"/sys/fs/cgroup" + control_group() + "/memory.max",
                                  std::string("/sys/fs/cgroup/memory.max"),
                                  std::string("/sys/fs/cgroup/memory/memory.limit_in_bytes")}) {
    if (const auto limit = leading_number(text_of(path))) {
      least = least ? std::min(*least, model::Bytes{*limit}) : model::Bytes{*limit};
    }
  }
  return least;
}

std::optional<std::uint32_t> granted_by(std::string_view cpu_max) {
  const auto time = leading_number(cpu_max);
  const std::size_t blank = cpu_max.find(' ');
  const auto period =
      blank == std::string_view::npos ? std::nullopt : leading_number(cpu_max.substr(blank + 1));
  constexpr std::int64_t longest = 1'000'000'000'000;
  if (!time || !period || *time > longest) {
    return std::nullopt;
  }
  const std::int64_t hundredths = std::max<std::int64_t>(*time * 100 / *period, 1);
  return static_cast<std::uint32_t>(std::min(hundredths, std::int64_t{model::most_workers} * 100));
}

std::optional<std::uint32_t> granted_cores() {
  const std::string old = "/sys/fs/cgroup/cpu/cpu.cfs_";
  std::optional<std::uint32_t> least;
  for (const std::string& text : {text_of("/sys/fs/cgroup" + control_group() + "/cpu.max"),
                                  text_of("/sys/fs/cgroup/cpu.max"),
                                  text_of(old + "quota_us") + " " + text_of(old + "period_us")}) {
    if (const auto granted = granted_by(text)) {
      least = std::min(least.value_or(*granted), *granted);
    }
  }
  return least;
}

}  // namespace splitter::system
