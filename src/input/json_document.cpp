#include "json_document.hpp"

#include "json_fault.hpp"
#include "not_json.hpp"
#include "python_text.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;

/// The text between the quotes of a string that begins at `token`.
std::string_view between_quotes(std::string_view token) {
  const std::string_view plain = token.substr(1, token.find('"', 1) - 1);
  if (plain.find('\\') == std::string_view::npos) {
    return plain;
  }
  std::size_t end = 1;
  while (end < token.size() && token[end] != '"') {
    end += token[end] == '\\' ? 2 : 1;
  }
  return token.substr(1, std::min(end, token.size()) - 1);
}

}  // namespace

JsonDocument::JsonDocument(const model::SourceText& source, std::string hint)
    : source_(source), hint_(std::move(hint)), storage_(std::make_shared<Storage>()) {
  storage_->text = source.text;
  const std::string& text = *source.text;
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw model::InputError(source.name, "the file is empty", hint_);
  }
  simdjson::error_code error = simdjson::SUCCESS;
  if (text.capacity() - text.size() >= simdjson::SIMDJSON_PADDING) {
    base_ = text.data();
    error = parser_.iterate(text.data(), text.size(), text.capacity()).get(document_);
  } else {
    storage_->copy = simdjson::padded_string(text);
    base_ = storage_->copy.data();
    error = parser_.iterate(storage_->copy).get(document_);
  }
  if (error != simdjson::SUCCESS) {
    refuse_leftovers_of_git(source);
    throw model::InputError(source.name, json_cause(error), hint_);
  }
}

ondemand::object JsonDocument::root() {
  ondemand::json_type type{};
  if (document_.type().get(type) != simdjson::SUCCESS || type != ondemand::json_type::object) {
    refuse_leftovers_of_git(source_);
    throw model::InputError(source_.name, "expected a JSON object", hint_);
  }
  return checked(document_.get_object());
}

std::string_view JsonDocument::key(ondemand::field& field) {
  last_offset_ = static_cast<std::size_t>(field.key().raw() - base_);
  const std::string_view token(base_ + last_offset_ - 1, source_.text->size() - last_offset_ + 1);
  return decoded(between_quotes(token));
}

std::string_view JsonDocument::text(ondemand::value value, std::string_view expected) {
  const std::string_view token = value.raw_json_token();
  last_offset_ = static_cast<std::size_t>(token.data() - base_);
  if (!token.starts_with('"')) {
    fail_here("expected " + std::string(expected));
  }
  // The parser also checks the text behind a string.
  std::string_view ignored;
  const auto error = value.get_string().get(ignored);
  if (error != simdjson::SUCCESS && error != simdjson::STRING_ERROR) {
    fail(error);
  }
  return decoded(between_quotes(token));
}

std::string_view JsonDocument::decoded(std::string_view raw) {
  if (raw.find('\\') == std::string_view::npos) {
    return raw;
  }
  const auto bytes = unescape_python(raw);
  if (!bytes.has_value()) {
    fail_here("a text has half of a surrogate pair or a broken escape");
  }
  return joined(*bytes, {});
}

double JsonDocument::number(ondemand::value value, std::string_view expected) {
  last_offset_ = static_cast<std::size_t>(value.raw_json_token().data() - base_);
  double number = 0.0;
  if (value.get_double().get(number) != simdjson::SUCCESS) {
    fail_here("expected " + std::string(expected));
  }
  return number;
}

ondemand::object JsonDocument::object(ondemand::value value, std::string_view expected) {
  last_offset_ = static_cast<std::size_t>(value.raw_json_token().data() - base_);
  ondemand::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) {
    fail_here("expected " + std::string(expected));
  }
  return object;
}

std::string_view JsonDocument::joined(std::string_view first,
                                      std::string_view second,
                                      std::string_view third) {
  const std::size_t size = first.size() + second.size() + third.size();
  char* const begin =
      static_cast<char*>(storage_->arena.allocate(std::max<std::size_t>(size, 1), 1));
  char* end = std::ranges::copy(first, begin).out;
  end = std::ranges::copy(second, end).out;
  std::ranges::copy(third, end);
  return {begin, size};
}

void JsonDocument::check_end() {
  const char* rest = nullptr;
  if (document_.current_location().get(rest) == simdjson::SUCCESS) {
    last_offset_ = static_cast<std::size_t>(rest - base_);
    fail_here("there is more text after the end of the JSON value");
  }
}

void JsonDocument::fail_here(const std::string& cause) const {
  throw model::InputError(
      model::place(source_, std::min(last_offset_, source_.text->size())), cause, hint_);
}

void JsonDocument::fail(simdjson::error_code error) const {
  refuse_leftovers_of_git(source_);
  const auto fault = find_json_fault(source_.view());
  const std::size_t offset = fault ? fault->offset : last_offset_;
  const std::string cause = fault ? json_cause(error) + ": " + fault->cause : json_cause(error);
  throw model::InputError(
      model::place(source_, std::min(offset, source_.text->size())), cause, hint_);
}

}  // namespace splitter::input
