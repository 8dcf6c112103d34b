#include "splitter/render/exit_event.hpp"

#include <nlohmann/json.hpp>

namespace splitter::render {

std::string exit_event(std::chrono::nanoseconds at) {
  constexpr double per_second = 1000.0;
  const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(at);
  const double seconds = static_cast<double>(milliseconds.count()) / per_second;
  return nlohmann::ordered_json{{"e", "exit"}, {"at_s", seconds}}.dump() + "\n";
}

}  // namespace splitter::render
