#include "record_event.hpp"

#include "event_members.hpp"
#include "first_key.hpp"
#include "json_text.hpp"

#include <algorithm>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;

/// The text behind an opening quote, where no quote is escaped.
std::string_view up_to_quote(ondemand::raw_json_string begin) {
  const char* const first = begin.raw();
  return {first, std::char_traits<char>::find(first, std::string_view::npos, '"')};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(json_blanks) == std::string_view::npos;
}

}  // namespace

std::string_view EventReader::first_lines(std::string_view lines) {
  constexpr std::size_t part_size = std::size_t{1} << 18U;
  if (lines.size() <= part_size) {
    return lines;
  }
  const std::size_t last = lines.rfind('\n', part_size - 1);
  const std::size_t end = last == std::string_view::npos ? lines.find('\n', part_size) : last;
  return lines.substr(0, end == std::string_view::npos ? end : end + 1);
}

void EventReader::expect(std::string_view lines, std::size_t room) {
  // One size for all parts, for which the parser has its memory already.
  constexpr std::size_t usual = std::size_t{1} << 18U;
  stream_.reset();
  ondemand::document_stream stream;
  if (room >= simdjson::SIMDJSON_PADDING &&
      parser_.iterate_many(lines.data(), lines.size(), std::max(lines.size(), usual)).get(stream) ==
          simdjson::SUCCESS) {
    expected_ = lines;
    stream_.emplace(std::move(stream));
    next_ = stream_->begin();
  }
}

simdjson::error_code EventReader::read(std::string_view line, std::size_t room) {
  is_plain_ = line.find('\\') == std::string_view::npos;
  if (stream_ && read_expected(line)) {
    return simdjson::SUCCESS;
  }
  stream_.reset();
  clear();
  ondemand::document document;
  simdjson::error_code error = simdjson::SUCCESS;
  if (room >= simdjson::SIMDJSON_PADDING) {
    error = parser_.iterate(line.data(), line.size(), line.size() + room).get(document);
  } else {
    padded_ = simdjson::padded_string(line);
    error = parser_.iterate(padded_).get(document);
  }
  if (error == simdjson::SUCCESS) {
    error = read_members(document);
  }
  if (error != simdjson::SUCCESS) {
    return error;
  }
  return check_end(document);
}

/// Reads the event where the stream's next document is just this line; false for any other line,
/// which is then read by itself.
bool EventReader::read_expected(std::string_view line) {
  clear();
  ondemand::document_reference document;
  if (!(next_ != stream_->end()) || (*next_).get(document) != simdjson::SUCCESS) {
    return false;
  }
  const std::size_t begin = static_cast<std::size_t>(line.data() - expected_.data());
  const std::size_t place = next_.current_index();
  if (place < begin || place >= begin + line.size() ||
      read_members(document) != simdjson::SUCCESS) {
    return false;
  }
  const char* rest = nullptr;
  const bool more = document.current_location().get(rest) == simdjson::SUCCESS;
  const std::size_t line_end = begin + line.size();
  const std::size_t end =
      more ? static_cast<std::size_t>(rest - expected_.data()) : expected_.size();
  if (end < line_end || !is_blank(expected_.substr(line_end, end - line_end))) {
    return false;
  }
  ++next_;
  return true;
}

template <typename Document>
simdjson::error_code EventReader::read_members(Document& document) {
  ondemand::object object;
  if (const auto error = document.get_object().get(object); error != simdjson::SUCCESS) {
    return error;
  }
  for (auto result : object) {
    if (result.error() != simdjson::SUCCESS) {
      return result.error();
    }
    // A copy would wait for the parts that have just been written.
    ondemand::field&& field = std::move(result).value_unsafe();
    if (const auto error = read_member(field); error != simdjson::SUCCESS) {
      return error;
    }
  }
  return simdjson::SUCCESS;
}

/// Most events have few of the members, so that only those are set back.
void EventReader::clear() {
  unescaped_.clear();
  for (const EventMember* member : set_) {
    if (member->text != nullptr) {
      event_.*(member->text) = {};
    } else {
      number_of(*member).reset();
    }
  }
  set_.clear();
  last_member_ = most_members - 1;
  event_.has_uses = false;
  event_.uses.clear();
}

std::optional<double>& EventReader::number_of(const EventMember& member) {
  return member.number != nullptr ? event_.*(member.number) : event_.session.at(member.of_session);
}

simdjson::error_code EventReader::read_member(ondemand::field& field) {
  // The recorder writes the members of an event always in one order.
  std::size_t& expected = behind_.at(last_member_);
  const KnownMember* known = &event_members()[expected];
  if (!known->stands_at(field.key().raw())) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key); error != simdjson::SUCCESS) {
      return error;
    }
    known = find_event_member(key);
    if (known == nullptr) {
      return simdjson::SUCCESS;
    }
    expected = known->number();
  }
  last_member_ = known->number();
  const EventMember& member = known->member();
  if (known->number() == uses_member) {
    event_.has_uses = true;
    event_.uses.clear();
    return read_texts(field.value(), event_.uses);
  }
  set_.push_back(&member);
  return member.text != nullptr ? read_text(field.value(), event_.*(member.text))
                                : field.value().get_double().get(number_of(member).emplace(0.0));
}

/// Elements that are no texts are skipped, as unknown members are.
simdjson::error_code EventReader::read_texts(ondemand::value& value,
                                             std::vector<std::string_view>& texts) {
  ondemand::array array;
  if (const auto error = value.get_array().get(array); error != simdjson::SUCCESS) {
    return error;
  }
  for (auto result : array) {
    if (result.error() != simdjson::SUCCESS) {
      return result.error();
    }
    ondemand::value&& element = std::move(result).value_unsafe();
    if (!element.raw_json_token().starts_with('"')) {
      continue;
    }
    if (const auto error = read_text(element, texts.emplace_back()); error != simdjson::SUCCESS) {
      return error;
    }
  }
  return simdjson::SUCCESS;
}

simdjson::error_code EventReader::read_text(ondemand::value& value, std::string_view& text) {
  if (!is_plain_) {
    return decode_text(value, text);
  }
  ondemand::raw_json_string begin;
  const auto error = value.get_raw_json_string().get(begin);
  if (error == simdjson::SUCCESS) {
    text = up_to_quote(begin);
  }
  return error;
}

simdjson::error_code EventReader::decode_text(ondemand::value& value, std::string_view& text) {
  // The parser also checks the text behind a string, so that every string goes through it.
  const auto error = read_python_text(value, unescaped_.emplace_back());
  text = unescaped_.back();
  return error;
}

}  // namespace splitter::input
