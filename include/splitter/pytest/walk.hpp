#pragma once

#include "splitter/pytest/setup.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace splitter::pytest {

/// How the tests of a file are known.
enum class Knowledge : std::uint8_t {
  closed,      ///< Its text tells them all.
  open,        ///< It is a test file, whose tests only running it tells.
  asked,       ///< Only pytest can tell what is in it: a folder, or a large file.
  remembered,  ///< A large file of which earlier runs tell what is in it.
};

/// A file with tests, or a folder to ask pytest about.
struct TestFile {
  std::string path;  ///< Seen from pytest's rootdir.
  Knowledge knowledge = Knowledge::open;
  std::vector<std::string> tests;  ///< Whole node IDs, of a closed or remembered file.
  std::string reason;              ///< Why it is not closed.
  std::int64_t size = 0;           ///< Bytes of its text.
};

/// What pytest would collect, in its order.
struct TestTree {
  std::string trouble;  ///< Not empty: why only pytest itself can tell.
  std::vector<TestFile> files;
};

/// Walks the folders as pytest does and outlines the test files. Files without tests are left out.
[[nodiscard]] TestTree walk_tests(const Setup& setup);

}  // namespace splitter::pytest
