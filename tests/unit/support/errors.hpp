#pragma once

#include "splitter/model/error.hpp"

#include <gtest/gtest.h>

namespace splitter::support {

/// The model::InputError that `work` throws; a failure where it throws none.
template <typename Work>
model::InputError input_error_of(Work&& work) {
  try {
    work();
  } catch (const model::InputError& error) {
    return error;
  }
  ADD_FAILURE() << "expected a model::InputError";
  return {"nowhere", "nothing"};
}

}  // namespace splitter::support
