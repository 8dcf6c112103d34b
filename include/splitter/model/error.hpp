#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace splitter::model {

/// Error in something that a user gave. `where` names the input ("tests.json: line 3", "--splits"),
/// `what()` the cause; `hint` says what to do about it, and may be empty.
class InputError : public std::runtime_error {
 public:
  InputError(std::string where, const std::string& cause, std::string hint = {})
      : std::runtime_error(cause), where_(std::move(where)), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string where_;
  std::string hint_;
};

}  // namespace splitter::model
