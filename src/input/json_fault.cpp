#include "json_fault.hpp"

#include "splitter/model/excerpt.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace splitter::input {

namespace {

/// Keeps nothing of the document but its first fault.
class FaultFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*token*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position,
                   const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    fault_ = JsonFault{std::max<std::size_t>(position, 1) - 1, without_place(error.what())};
    return false;
  }

  [[nodiscard]] const std::optional<JsonFault>& fault() const { return fault_; }

 private:
  /// "[json.exception.parse_error.101] parse error at line 3, column 12: syntax error …"
  static std::string without_place(std::string_view text) {
    const std::size_t colon = text.find(": ");
    return model::excerpt(colon == std::string_view::npos ? text : text.substr(colon + 2));
  }

  std::optional<JsonFault> fault_;
};

}  // namespace

std::string json_cause(simdjson::error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "the text is not valid UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed: the file is cut short or damaged";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "the last bracket is not the end: the file is cut short, or something follows";
    case simdjson::CAPACITY:
      return "the file is larger than 4 GiB";
    default:
      return "malformed JSON";
  }
}

std::optional<JsonFault> find_json_fault(std::string_view text) {
  FaultFinder finder;
  nlohmann::json::sax_parse(text.begin(), text.end(), &finder);
  return finder.fault();
}

}  // namespace splitter::input
