#include "stamped_lines.hpp"

#include "plain_lines.hpp"
#include "run_time.hpp"
#include "splitter/model/node_id.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace splitter::input {

namespace {

/// A line as it stands in the log.
struct LogLine {
  double time = 0.0;
  bool fine = false;
  std::string stream;  ///< `01O` in GitLab's logs, else empty.
  bool continues = false;
  std::string text;
};

/// Takes the time off the front of a line; nullopt where there is none.
std::optional<LogLine> with_time(std::string_view line) {
  constexpr std::size_t shortest = std::string_view("2026-11-30T21:48:56Z").size();
  constexpr std::size_t longest = std::string_view("2026-11-30T21:48:56.123456789+00:00").size();
  const std::string_view time = line.substr(0, std::min(line.find(' '), longest + 1));
  const auto whole = time.size() < shortest ? std::nullopt : iso_seconds(time);
  if (!whole || time.find('T') == std::string_view::npos) {
    return std::nullopt;
  }
  LogLine result{.time = static_cast<double>(*whole)};
  if (const std::size_t dot = time.find('.'); dot != std::string_view::npos) {
    result.fine = true;
    double unit = 0.1;
    for (std::size_t i = dot + 1; i < time.size() && time[i] >= '0' && time[i] <= '9'; ++i) {
      result.time += (time[i] - '0') * unit;
      unit /= 10.0;
    }
  }
  result.text = line.substr(std::min(time.size() + 1, line.size()));
  return result;
}

void take_stream(LogLine& line) {
  constexpr std::size_t width = 3;
  const std::string_view stream = std::string_view(line.text).substr(0, width);
  const char sign = line.text.size() > width ? line.text[width] : ' ';
  if (stream.size() == width && stream.find_first_not_of("0123456789abcdef") == 2 &&
      (stream[2] == 'O' || stream[2] == 'E') && (sign == ' ' || sign == '+')) {
    line.stream = stream;
    line.continues = sign == '+';
    line.text.erase(0, width + 1);
  }
}

std::optional<LogLine> read_line(std::string_view line) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (const std::size_t tab = line.substr(0, line.find(model::node_separator)).rfind('\t');
      tab != std::string_view::npos) {
    line.remove_prefix(tab + 1);
  }
  line.remove_prefix(line.starts_with(mark) ? mark.size() : 0);
  auto result = with_time(line);
  if (result) {
    take_stream(*result);
  }
  return result;
}

std::vector<LogLine> read_lines(std::string_view text) {
  std::vector<LogLine> lines;
  std::map<std::string, std::size_t> last;  // of each stream
  for (const std::string& plain : plain_lines(text)) {
    auto line = read_line(plain);
    if (!line) {
      continue;
    }
    const auto [place, is_first] = last.try_emplace(line->stream, lines.size());
    if (line->continues && !is_first) {
      lines[place->second].text += line->text;
    } else {
      place->second = lines.size();
      lines.push_back(std::move(*line));
    }
  }
  return lines;
}

}  // namespace

StampedLog stamped_lines(std::string_view text) {
  std::vector<LogLine> lines = read_lines(text);
  StampedLog log;
  log.lines.reserve(lines.size());
  for (LogLine& line : lines) {
    const bool ends = line.stream.empty() && !log.lines.empty();
    log.fine = log.fine || line.fine;
    log.lines.push_back({ends ? log.lines.back().end : line.time, line.time, std::move(line.text)});
  }
  std::map<std::string, double> next;
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (!lines[i].stream.empty()) {
      const auto [place, is_last] = next.try_emplace(lines[i].stream, lines[i].time);
      log.lines[i].end = place->second;
      place->second = lines[i].time;
    }
  }
  return log;
}

}  // namespace splitter::input
