#include "splitter/input/durations.hpp"

#include "json_fault.hpp"
#include "not_json.hpp"
#include "python_text.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <deque>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::InputError;
using model::Microseconds;

/// Owner of parsed strings: they stay valid as long as the parser does.
struct Storage {
  std::shared_ptr<const std::string> text;
  simdjson::padded_string copy;
  ondemand::parser parser;
  std::deque<std::string> unescaped;
};

void note(SetAside& kind, std::string_view id) {
  if (kind.count++ == 0) {
    kind.example = model::excerpt(id);
  }
}

/// The token without the white space that may follow it.
std::string_view trimmed(std::string_view token) {
  const std::size_t end = token.find_last_not_of(" \t\r\n");
  return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// JSON has no NaN and no infinity, yet Python's json writes them.
bool is_pythons_non_number(std::string_view token) {
  return token == "NaN" || token == "Infinity" || token == "-Infinity";
}

/// A number that fits no double, such as 1e999: infinite to Python.
bool is_beyond_range(std::string_view token) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  return error == std::errc::result_out_of_range && end == token.data() + token.size();
}

/// simdjson 3.0 reads fractions of more digits than these wrongly; Python writes at most 17.
constexpr std::size_t digits_of_simdjson = 19;

class DurationsReader {
 public:
  DurationsReader(const model::SourceText& source, Numbers numbers)
      : source_(source),
        storage_(std::make_shared<Storage>()),
        verbatim_(numbers == Numbers::verbatim) {
    result_.name = source.name;
    storage_->text = source.text;
  }

  Durations read() {
    // An entry seldom takes fewer bytes; memory that is reserved but never touched costs nothing.
    constexpr std::size_t short_entry = 64;
    result_.profile.tests.reserve(source_.text->size() / short_entry);
    ondemand::document document = open();
    switch (checked(document.type())) {
      case ondemand::json_type::object:
        read_object(document);
        break;
      case ondemand::json_type::array:
        read_pairs(document);
        break;
      default:
        refuse_leftovers_of_git(source_);
        throw InputError(source_.name, "expected an object of test ids and seconds", remedy);
    }
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS) {
      fail_at(static_cast<std::size_t>(rest - base_),
              "there is more text after the end of the JSON value");
    }
    sort_tests();
    result_.profile.texts.push_back(storage_);
    return std::move(result_);
  }

 private:
  static constexpr const char* remedy =
      "durations are written by `pytest --store-durations` (pytest-split), as {\"node id\": "
      "seconds}";

  ondemand::document open() {
    const std::string& text = *source_.text;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw InputError(source_.name, "the file is empty", remedy);
    }
    ondemand::document document;
    simdjson::error_code error = simdjson::SUCCESS;
    if (text.capacity() - text.size() >= simdjson::SIMDJSON_PADDING) {
      base_ = text.data();
      error = storage_->parser.iterate(text.data(), text.size(), text.capacity()).get(document);
    } else {
      storage_->copy = simdjson::padded_string(text);
      base_ = storage_->copy.data();
      error = storage_->parser.iterate(storage_->copy).get(document);
    }
    if (error != simdjson::SUCCESS) {
      refuse_leftovers_of_git(source_);
      throw InputError(source_.name, json_cause(error), remedy);
    }
    return document;
  }

  [[noreturn]] void fail_at(std::size_t offset, const std::string& what) const {
    throw InputError(model::place(source_, offset), what, remedy);
  }

  [[noreturn]] void fail_malformed(simdjson::error_code error) const {
    refuse_leftovers_of_git(source_);
    const bool at_end = error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT;
    const auto fault = at_end ? std::nullopt : find_json_fault(source_.view());
    // Python's NaN is a fault to the other parser only; what was read before is none.
    if (fault && fault->offset >= last_offset_) {
      fail_at(fault->offset, json_cause(error) + ": " + fault->cause);
    }
    fail_at(at_end ? source_.text->size() : last_offset_, json_cause(error));
  }

  template <typename T>
  [[nodiscard]] T checked(simdjson::simdjson_result<T> result) const {
    T value;
    if (const auto error = std::move(result).get(value); error != simdjson::SUCCESS) {
      fail_malformed(error);
    }
    return value;
  }

  void read_object(ondemand::document& document) {
    for (auto result : checked(document.get_object())) {
      auto field = checked(result);
      last_offset_ = static_cast<std::size_t>(field.key().raw() - base_);
      std::string_view decoded;
      add(read_id([&] { return field.unescaped_key().get(decoded); }, decoded), field.value());
    }
  }

  void read_pairs(ondemand::document& document) {
    for (auto result : checked(document.get_array())) {
      auto pair = checked(checked(result).get_array());
      std::string_view id;
      int place_in_pair = 0;
      for (auto element : pair) {
        ondemand::value value = checked(element);
        if (place_in_pair == 0) {
          id = read_first(value);
        } else if (place_in_pair == 1) {
          add(id, value);
        }
        ++place_in_pair;
      }
      if (place_in_pair != 2) {
        fail_at(last_offset_, "expected a pair of a test id and seconds");
      }
    }
  }

  std::string_view read_first(ondemand::value& value) {
    last_offset_ = static_cast<std::size_t>(value.raw_json_token().data() - base_) + 1;
    if (checked(value.type()) != ondemand::json_type::string) {
      fail_at(last_offset_, "expected a test id in quotes");
    }
    // The parser also checks the text behind a string, so that every string goes through it.
    std::string_view decoded;
    const auto error = value.get_string().get(decoded);
    return read_id([error] { return error; }, decoded);
  }

  /// An id without escapes is used where it stands: most of a durations file is ids.
  template <typename Decode>
  std::string_view read_id(Decode decode, const std::string_view& decoded) {
    const std::string_view text(base_, source_.text->size());
    std::size_t end = text.find('"', last_offset_);
    std::string_view id = text.substr(last_offset_, end - last_offset_);
    if (id.find('\\') != std::string_view::npos) {
      const bool unicode = decode() == simdjson::SUCCESS;
      id = unicode ? decoded : read_escaped_bytes(text.substr(last_offset_));
    }
    if (id.empty()) {
      fail_at(last_offset_, "a test id is empty");
    }
    if (id.find('\0') != std::string_view::npos) {
      fail_at(last_offset_, "a test id holds a NUL byte, which no argument can");
    }
    return id;
  }

  std::string_view read_escaped_bytes(std::string_view rest) {
    std::size_t end = 0;
    while (rest[end] != '"') {
      end += rest[end] == '\\' ? 2 : 1;
    }
    auto id = unescape_python(rest.substr(0, end));
    if (!id.has_value()) {
      fail_at(last_offset_, "a test id is no valid text: it has half of a surrogate pair");
    }
    return storage_->unescaped.emplace_back(*std::move(id));
  }

  void add(std::string_view id, ondemand::value value) {
    if (verbatim_) {
      result_.numbers.push_back(trimmed(value.raw_json_token()));
    }
    const double seconds = read_seconds(value);
    auto& tests = result_.profile.tests;
    const model::NodeId node{id};
    ascending_ = ascending_ && (tests.empty() || tests.back().id < node);
    tests.push_back({node, believed(seconds, id)});
  }

  /// Time of an entry; zero if it says nothing.
  Microseconds believed(double seconds, std::string_view id) {
    if (seconds == 0.0) {
      note(result_.zero, id);
      return Microseconds{0};
    }
    const auto time = believable(seconds);
    if (!time) {
      note(result_.unbelievable, id);
    }
    return time.value_or(Microseconds{0});
  }

  double read_seconds(ondemand::value& value) const {
    double seconds = 0.0;
    const std::string_view token = trimmed(value.raw_json_token());
    if (value.get_double().get(seconds) == simdjson::SUCCESS) {
      if (token.size() > digits_of_simdjson) {
        std::from_chars(token.data(), token.data() + token.size(), seconds);
      }
      return seconds;
    }
    if (is_pythons_non_number(token) || is_beyond_range(token)) {
      return std::nan("");
    }
    const std::string_view shown = token.substr(0, token.find_first_of(",}]\n"));
    fail_at(static_cast<std::size_t>(token.data() - base_),
            "expected a number of seconds, found `" + model::excerpt(shown) + "`");
  }

  /// Files are nearly always sorted already. Of equal ids the last in the file stays.
  void sort_tests() {
    if (ascending_) {
      return;
    }
    const auto tests = std::exchange(result_.profile.tests, {});
    const auto numbers = std::exchange(result_.numbers, {});
    std::vector<std::size_t> order(tests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&tests](std::size_t i) { return tests[i].id; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i + 1 < order.size() && tests[order[i]].id == tests[order[i + 1]].id) {
        note(result_.repeated, tests[order[i]].id.text());
        continue;
      }
      result_.profile.tests.push_back(tests[order[i]]);
      if (verbatim_) {
        result_.numbers.push_back(numbers[order[i]]);
      }
    }
  }

  const model::SourceText& source_;
  std::shared_ptr<Storage> storage_;
  const char* base_ = nullptr;
  std::size_t last_offset_ = 0;
  bool verbatim_;
  bool ascending_ = true;
  Durations result_;
};

}  // namespace

Durations parse_durations(const model::SourceText& source, Numbers numbers) {
  return DurationsReader(source, numbers).read();
}

}  // namespace splitter::input
