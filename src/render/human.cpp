#include "splitter/render/human.hpp"

#include "numbers.hpp"

#include <fmt/format.h>

namespace splitter::render {

std::string human_time(model::Microseconds time) {
  constexpr std::int64_t two_minutes = 12'000;
  constexpr std::int64_t two_hours = 7'200;
  const std::int64_t micros = time.count();
  const std::int64_t millis = (micros + 500) / 1000;
  const std::int64_t hundredths = (micros + 5000) / 10'000;
  const std::int64_t seconds = (micros + micros_a_second / 2) / micros_a_second;
  if (millis < 1000) {
    return fmt::format("{} ms", millis);
  }
  if (hundredths < two_minutes) {
    return fmt::format("{}.{:02} s", hundredths / 100, hundredths % 100);
  }
  if (seconds < two_hours) {
    return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
  }
  return fmt::format("{} h {:02} min", seconds / 3600, seconds % 3600 / 60);
}

std::string human_bytes(model::Bytes bytes) {
  constexpr std::int64_t kib = 1024;
  constexpr std::int64_t mib = 1024 * kib;
  constexpr std::int64_t gib = 1024 * mib;
  if (bytes.count < mib) {
    return fmt::format("{} KiB", (bytes.count + kib / 2) / kib);
  }
  if (bytes.count < gib) {
    return fmt::format("{} MiB", (bytes.count + mib / 2) / mib);
  }
  const std::int64_t hundredths = bytes.count / gib * 100 + bytes.count % gib * 100 / gib;
  return fmt::format("{}.{:02} GiB", hundredths / 100, hundredths % 100);
}

std::string needs(std::uint32_t workers, model::Bytes memory) {
  std::string text;
  if (workers > 1) {
    text += ", " + human_count(workers, "worker");
  }
  if (memory > model::Bytes{}) {
    text += ", " + human_bytes(memory);
  }
  return text;
}

std::string human_count(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t end = digits.size(); end > 3; end -= 3) {
    digits.insert(end - 3, ",");
  }
  return digits;
}

std::string human_count(std::size_t count, std::string_view noun) {
  return human_count(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

}  // namespace splitter::render
