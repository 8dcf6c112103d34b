#pragma once

#include "splitter/model/source_text.hpp"

#include <simdjson.h>

#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>

namespace splitter::input {

/// A JSON text that is read from front to back, with errors that name the line. Views that it gives
/// live as long as `texts()` is kept.
class JsonDocument {
 public:
  /// Throws model::InputError if the text is no JSON object at first sight. `hint` goes with
  /// every error.
  JsonDocument(const model::SourceText& source, std::string hint);

  [[nodiscard]] simdjson::ondemand::object root();

  template <typename T>
  [[nodiscard]] T checked(simdjson::simdjson_result<T> result) {
    T value;
    if (const auto error = std::move(result).get(value); error != simdjson::SUCCESS) {
      fail(error);
    }
    return value;
  }

  [[nodiscard]] std::string_view key(simdjson::ondemand::field& field);
  [[nodiscard]] std::string_view text(simdjson::ondemand::value value, std::string_view expected);
  [[nodiscard]] double number(simdjson::ondemand::value value, std::string_view expected);
  [[nodiscard]] simdjson::ondemand::object object(simdjson::ondemand::value value,
                                                  std::string_view expected);

  /// The texts one behind the other, kept as long as `texts()`.
  [[nodiscard]] std::string_view joined(std::string_view first,
                                        std::string_view second,
                                        std::string_view third = {});

  /// Throws if something follows the root.
  void check_end();

  [[noreturn]] void fail(simdjson::error_code error) const;
  [[noreturn]] void fail_here(const std::string& cause) const;

  [[nodiscard]] model::Text texts() const { return storage_; }

 private:
  struct Storage {
    std::shared_ptr<const std::string> text;
    simdjson::padded_string copy;
    std::pmr::monotonic_buffer_resource arena;
  };

  [[nodiscard]] std::string_view decoded(std::string_view raw);

  const model::SourceText& source_;
  std::string hint_;
  std::shared_ptr<Storage> storage_;
  const char* base_ = nullptr;
  std::size_t last_offset_ = 0;
  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document document_;
};

}  // namespace splitter::input
