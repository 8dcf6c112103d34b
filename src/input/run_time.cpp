#include "run_time.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace splitter::input {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t leap_second = 60;
constexpr std::int64_t end_of_calendar = 253'402'300'800;  // the year 10000

std::string digits(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

/// Takes numbers of so many digits, and the sign behind each, off the front of a text.
class TimeFields {
 public:
  explicit TimeFields(std::string_view text) : text_(text) {}

  std::int64_t number(std::size_t width, std::string_view signs, std::int64_t most) {
    std::int64_t value = 0;
    const char* begin = text_.data();
    const auto [end, error] = std::from_chars(begin, begin + std::min(width, text_.size()), value);
    const bool sign_fits =
        signs.empty() || (text_.size() > width && signs.find(text_[width]) != signs.npos);
    good_ = good_ && error == std::errc{} && end == begin + width && value >= 0 && value <= most &&
            sign_fits;
    text_.remove_prefix(std::min(text_.size(), width + (signs.empty() ? 0 : 1)));
    return value;
  }

  void skip_fraction() {
    if (text_.starts_with('.')) {
      text_.remove_prefix(std::min(text_.find_first_not_of("0123456789", 1), text_.size()));
    }
  }

  /// Seconds by which the zone is ahead of UTC.
  std::int64_t zone() {
    if (text_.empty() || text_ == "Z") {
      return 0;
    }
    const std::int64_t sign = text_[0] == '-' ? -1 : 1;
    good_ = good_ && (text_[0] == '+' || text_[0] == '-');
    text_.remove_prefix(1);
    const std::int64_t hours = number(2, ":", 23);
    const std::int64_t minutes = number(2, "", 59);
    good_ = good_ && text_.empty();
    return sign * (hours * hour + minutes * minute);
  }

  [[nodiscard]] bool good() const { return good_; }

 private:
  std::string_view text_;
  bool good_ = true;
};

}  // namespace

std::string run_time(std::int64_t seconds) {
  const std::int64_t known = seconds >= 0 && seconds < end_of_calendar ? seconds : 0;
  const chrono::year_month_day date{chrono::sys_days{chrono::days{known / day}}};
  const std::int64_t rest = known % day;
  return digits(static_cast<int>(date.year()), 4) + digits(static_cast<unsigned>(date.month()), 2) +
         digits(static_cast<unsigned>(date.day()), 2) + "T" + digits(rest / hour, 2) +
         digits(rest % hour / minute, 2) + digits(rest % minute, 2) + "Z";
}

std::int64_t whole_seconds(double seconds) {
  const bool known = seconds >= 0.0 && seconds < static_cast<double>(end_of_calendar);
  return known ? static_cast<std::int64_t>(seconds) : 0;
}

std::optional<std::int64_t> iso_seconds(std::string_view text) {
  TimeFields fields(text);
  const std::int64_t year = fields.number(4, "-", 9999);
  const std::int64_t month = fields.number(2, "-", 12);
  const std::int64_t in_month = fields.number(2, "T ", 31);
  const std::int64_t hours = fields.number(2, ":", 23);
  const std::int64_t minutes = fields.number(2, ":", 59);
  const std::int64_t seconds = fields.number(2, "", leap_second);
  fields.skip_fraction();
  const std::int64_t ahead = fields.zone();
  const chrono::year_month_day date{chrono::year{static_cast<int>(year)},
                                    chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(in_month)}};
  if (!fields.good() || !date.ok()) {
    return std::nullopt;
  }
  return chrono::sys_days{date}.time_since_epoch().count() * day + hours * hour + minutes * minute +
         seconds - ahead;
}

}  // namespace splitter::input
