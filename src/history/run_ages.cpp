#include "splitter/history/run_ages.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

namespace splitter::history {

namespace {

namespace chrono = std::chrono;

/// The number that these digits are; nothing where one is no digit.
std::optional<unsigned> digits_at(std::string_view text, std::size_t at, std::size_t width) {
  const std::string_view part = text.substr(at, width);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  const bool whole = error == std::errc{} && end == part.data() + part.size();
  return whole && part.size() == width ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> time_of_run(std::string_view run) {
  constexpr std::string_view form = "20261124T135318Z";
  if (run.size() < form.size() || run[8] != 'T' || run[15] != 'Z') {
    return std::nullopt;
  }
  const auto year = digits_at(run, 0, 4);
  const auto month = digits_at(run, 4, 2);
  const auto day = digits_at(run, 6, 2);
  const auto hours = digits_at(run, 9, 2);
  const auto minutes = digits_at(run, 11, 2);
  const auto seconds = digits_at(run, 13, 2);
  if (!year || !month || !day || !hours || !minutes || !seconds) {
    return std::nullopt;
  }
  const chrono::year_month_day date{
      chrono::year{static_cast<int>(*year)}, chrono::month{*month}, chrono::day{*day}};
  if (!date.ok() || *hours > 23 || *minutes > 59 || *seconds > 60) {
    return std::nullopt;
  }
  const auto time = chrono::sys_days{date} + chrono::hours{*hours} + chrono::minutes{*minutes} +
                    chrono::seconds{*seconds};
  return time.time_since_epoch().count();
}

RunAges run_ages(const model::Evidence& evidence) {
  std::set<std::string_view> runs;
  RunAges ages;
  for (const model::Session& session : evidence.sessions) {
    runs.insert(session.run);
    const auto time = time_of_run(session.run);
    if (time && (!ages.time || *time > *ages.time)) {
      ages.time = time;
      ages.newest = session.run;
    }
  }
  ages.runs = runs.size();
  return ages;
}

}  // namespace splitter::history
