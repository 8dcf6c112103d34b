#pragma once

#include "splitter/model/session.hpp"
#include "splitter/model/source_text.hpp"

#include <simdjson.h>

#include <array>
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
  std::optional<std::vector<std::string_view>> uses;
  std::optional<double> own_s;
  std::optional<double> setup_s;
  std::optional<double> call_s;
  std::optional<double> teardown_s;
  std::optional<double> selected;
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

/// Reads the lines of one record.
class EventReader {
 public:
  explicit EventReader(const model::SourceText& source) : source_(source) {}

  /// Fills the event from one line of the source; members that are not known are skipped. The
  /// event's texts are good until the next line is read.
  [[nodiscard]] simdjson::error_code read(std::string_view line, Event& event);

 private:
  [[nodiscard]] simdjson::error_code read_member(simdjson::ondemand::field& field, Event& event);
  [[nodiscard]] simdjson::error_code read_texts(simdjson::ondemand::value value,
                                                std::vector<std::string_view>& texts);
  [[nodiscard]] simdjson::error_code read_text(simdjson::ondemand::value value,
                                               std::string_view& text);

  const model::SourceText& source_;
  std::deque<std::string> unescaped_;
  simdjson::padded_string padded_;
  simdjson::ondemand::parser parser_;
  bool in_source_ = false;  ///< The line is parsed in the source, so that texts may be views.
};

}  // namespace splitter::input
