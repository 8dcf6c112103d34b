#pragma once

#include "splitter/pytest/setup.hpp"

#include <optional>
#include <string>

namespace splitter::pytest {

/// Hashes of what decides which tests pytest collects, beside the files that hold them.
struct CollectionSettings {
  /// Python's and pytest's versions, the plugins with theirs, the configuration, the options, and
  /// every conftest.py below the rootdir, with the suite's modules that it imports, the variables
  /// that it reads and, where it looks for packages, their versions.
  std::string all;
  std::string words;  ///< Those options of pytest alone that select tests, and paths.
};

/// The hash of the options of pytest that select tests, and of paths beside them.
[[nodiscard]] std::string hash_of_words(const Setup& setup);

/// The hashes; nothing where something cannot be told by a version or a text: a plugin that is
/// under development, a configuration that is not understood, a linked folder, a conftest.py that
/// looks at files or programs before it ignores some.
[[nodiscard]] std::optional<CollectionSettings> collection_settings(const Setup& setup);

}  // namespace splitter::pytest
