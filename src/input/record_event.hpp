#pragma once

#include "splitter/model/session.hpp"

#include <simdjson.h>

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// Members of all events together; each event has some of them.
struct Event {
  std::string_view kind;
  std::string_view id;
  std::string_view run;
  std::string_view worker;
  std::string_view outcome;
  std::string_view plan;
  std::string_view pipeline;
  std::string_view scope;
  std::string_view needs;
  std::string_view named;
  std::string_view left_out_by;
  bool has_uses = false;
  std::vector<std::string_view> uses;
  std::optional<double> own_s;
  std::optional<double> setup_s;
  std::optional<double> call_s;
  std::optional<double> teardown_s;
  std::optional<double> selected;
  std::optional<double> left_out;
  std::optional<double> wall_s;
  std::optional<double> recorder_s;
  std::optional<double> process;
  std::optional<double> group;
  std::optional<double> groups;
  std::optional<double> planned_s;
  std::optional<double> planned_tests;
  std::optional<double> began_s;
  std::optional<double> exit;
  std::optional<double> at_s;
  std::optional<double> before_kib;
  std::optional<double> peak_kib;
  std::optional<double> after_kib;
  /// Numbers of model::session_numbers, in the order of that table.
  std::array<std::optional<double>, model::session_numbers.size()> session;
};

/// A member of an event by its name: a text, a number, or a number of model::session_numbers.
struct EventMember {
  std::string_view name;
  std::string_view Event::*text = nullptr;
  std::optional<double> Event::*number = nullptr;
  std::size_t of_session = 0;
};

/// Reads the lines of one record, which must live as long as the event.
class EventReader {
 public:
  /// More than there are members.
  static constexpr std::size_t most_members = 64;

  /// The first of these lines that fit into a processor's cache together, at least one.
  [[nodiscard]] static std::string_view first_lines(std::string_view lines);

  /// Makes the reading of lines that stand together faster: they are parsed in one go. `room` bytes
  /// behind them can be read.
  void expect(std::string_view lines, std::size_t room);

  /// Reads the event from one line; members that are not known are skipped. `room` bytes behind the
  /// line can be read.
  [[nodiscard]] simdjson::error_code read(std::string_view line, std::size_t room);

  /// The event of the line that was read last; its texts are good until the next line is read.
  [[nodiscard]] const Event& event() const { return event_; }

 private:
  void clear();
  [[nodiscard]] bool read_expected(std::string_view line);
  template <typename Document>
  [[nodiscard]] simdjson::error_code read_members(Document& document);
  [[nodiscard]] std::optional<double>& number_of(const EventMember& member);
  [[nodiscard]] simdjson::error_code read_member(simdjson::ondemand::field& field);
  [[nodiscard]] simdjson::error_code read_texts(simdjson::ondemand::value& value,
                                                std::vector<std::string_view>& texts);
  [[nodiscard]] simdjson::error_code read_text(simdjson::ondemand::value& value,
                                               std::string_view& text);
  [[nodiscard]] simdjson::error_code decode_text(simdjson::ondemand::value& value,
                                                 std::string_view& text);

  std::deque<std::string> unescaped_;
  simdjson::padded_string padded_;
  simdjson::ondemand::parser parser_;
  std::optional<simdjson::ondemand::document_stream> stream_;  ///< Of the lines that are expected.
  simdjson::ondemand::document_stream::iterator next_;
  std::string_view expected_;
  Event event_;
  std::vector<const EventMember*> set_;  ///< Members that the event has.
  /// Numbers of the members that stood behind each other member when it was seen last; the last
  /// place is that of a line's beginning.
  std::array<std::size_t, most_members> behind_{};
  std::size_t last_member_ = most_members - 1;
  bool is_plain_ = false;  ///< No text of the line holds an escape.
};

}  // namespace splitter::input
