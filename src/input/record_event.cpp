#include "record_event.hpp"

#include "python_text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;

using TextMember = std::string_view Event::*;
using NumberMember = std::optional<double> Event::*;

constexpr std::array<std::pair<std::string_view, TextMember>, 8> text_members = {
    {{"e", &Event::kind},
     {"id", &Event::id},
     {"run", &Event::run},
     {"worker", &Event::worker},
     {"outcome", &Event::outcome},
     {"plan", &Event::plan},
     {"pipeline", &Event::pipeline},
     {"scope", &Event::scope}}};

constexpr std::array<std::pair<std::string_view, NumberMember>, 18> number_members = {
    {{"s", &Event::own_s},
     {"setup_s", &Event::setup_s},
     {"call_s", &Event::call_s},
     {"teardown_s", &Event::teardown_s},
     {"before_kib", &Event::before_kib},
     {"peak_kib", &Event::peak_kib},
     {"after_kib", &Event::after_kib},
     {"selected", &Event::selected},
     {"wall_s", &Event::wall_s},
     {"recorder_s", &Event::recorder_s},
     {"pid", &Event::process},
     {"group", &Event::group},
     {"groups", &Event::groups},
     {"planned_s", &Event::planned_s},
     {"planned_tests", &Event::planned_tests},
     {"began_s", &Event::began_s},
     {"exit", &Event::exit},
     {"at_s", &Event::at_s}}};

using Member = std::variant<TextMember, NumberMember, std::size_t>;  // the last: of the session

/// Members by the lengths of their names: few names have the same, so that few are compared.
class Members {
 public:
  Members() {
    for (const auto& [name, member] : text_members) {
      add(name, member);
    }
    for (const auto& [name, member] : number_members) {
      add(name, member);
    }
    for (std::size_t i = 0; i < model::session_numbers.size(); ++i) {
      add(model::session_numbers.at(i).event, i);
    }
  }

  /// The member that has this name; nullptr if there is none.
  [[nodiscard]] const Member* find(std::string_view name) const {
    if (name.empty() || name.size() >= by_length_.size()) {
      return nullptr;
    }
    for (const auto& [known, member] : by_length_[name.size()]) {
      if (known == name) {
        return &member;
      }
    }
    return nullptr;
  }

 private:
  void add(std::string_view name, Member member) {
    by_length_.resize(std::max(by_length_.size(), name.size() + 1));
    by_length_[name.size()].emplace_back(name, member);
  }

  std::vector<std::vector<std::pair<std::string_view, Member>>> by_length_;
};

const Members& members() {
  static const Members all;
  return all;
}

std::optional<double>& number_of(const Member& member, Event& event) {
  const auto* number = std::get_if<NumberMember>(&member);
  return number != nullptr ? event.*(*number) : event.session.at(std::get<std::size_t>(member));
}

}  // namespace

simdjson::error_code EventReader::read(std::string_view line, Event& event) {
  unescaped_.clear();
  // The parser may read past the line, but not past the text's memory.
  const auto room =
      static_cast<std::size_t>(source_.text->data() + source_.text->capacity() - line.data());
  ondemand::document document;
  simdjson::error_code error = simdjson::SUCCESS;
  in_source_ = room >= line.size() + simdjson::SIMDJSON_PADDING;
  if (in_source_) {
    error = parser_.iterate(line.data(), line.size(), room).get(document);
  } else {
    padded_ = simdjson::padded_string(line);
    error = parser_.iterate(padded_).get(document);
  }
  ondemand::object object;
  if (error == simdjson::SUCCESS) {
    error = document.get_object().get(object);
  }
  if (error != simdjson::SUCCESS) {
    return error;
  }
  for (auto result : object) {
    ondemand::field field;
    if (error = std::move(result).get(field); error != simdjson::SUCCESS) {
      return error;
    }
    if (error = read_member(field, event); error != simdjson::SUCCESS) {
      return error;
    }
  }
  const char* rest = nullptr;
  const bool more = document.current_location().get(rest) == simdjson::SUCCESS;
  return more ? simdjson::TAPE_ERROR : simdjson::SUCCESS;
}

simdjson::error_code EventReader::read_member(ondemand::field& field, Event& event) {
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key); error != simdjson::SUCCESS) {
    return error;
  }
  const Member* const member = members().find(key);
  if (member != nullptr) {
    const auto* text = std::get_if<TextMember>(member);
    return text != nullptr ? read_text(field.value(), event.*(*text))
                           : field.value().get_double().get(number_of(*member, event).emplace(0.0));
  }
  return key == "uses" ? read_texts(field.value(), event.uses.emplace()) : simdjson::SUCCESS;
}

/// Elements that are no texts are skipped, as unknown members are.
simdjson::error_code EventReader::read_texts(ondemand::value value,
                                             std::vector<std::string_view>& texts) {
  ondemand::array array;
  if (const auto error = value.get_array().get(array); error != simdjson::SUCCESS) {
    return error;
  }
  for (auto result : array) {
    ondemand::value element;
    if (const auto error = std::move(result).get(element); error != simdjson::SUCCESS) {
      return error;
    }
    if (!element.raw_json_token().starts_with('"')) {
      continue;
    }
    if (const auto error = read_text(element, texts.emplace_back()); error != simdjson::SUCCESS) {
      return error;
    }
  }
  return simdjson::SUCCESS;
}

simdjson::error_code EventReader::read_text(ondemand::value value, std::string_view& text) {
  const std::string_view token = value.raw_json_token();
  const std::size_t quote = token.find('"', 1);
  const bool plain = token.starts_with('"') && quote != std::string_view::npos &&
                     token.substr(0, quote).find('\\') == std::string_view::npos;
  // The parser also checks the text behind a string, so that every string goes through it.
  std::string_view decoded;
  const auto error = value.get_string().get(decoded);
  if (error == simdjson::SUCCESS && plain && in_source_) {
    text = token.substr(1, quote - 1);
    return error;
  }
  if (error == simdjson::SUCCESS) {
    text = unescaped_.emplace_back(decoded);
    return error;
  }
  if (!token.starts_with('"')) {
    return simdjson::INCORRECT_TYPE;
  }
  const std::string_view raw = token.substr(1, token.rfind('"') - 1);
  auto bytes = unescape_python(raw);
  if (!bytes.has_value()) {
    return simdjson::STRING_ERROR;
  }
  text = unescaped_.emplace_back(*std::move(bytes));
  return simdjson::SUCCESS;
}

}  // namespace splitter::input
