#pragma once

#include "splitter/pytest/doubt.hpp"
#include "splitter/pytest/setup.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// The source from which the tests of a file are known.
enum class Knowledge : std::uint8_t {
  closed,  ///< Its text tells them all.
  open,    ///< A test file whose tests only running it tells.
  asked,   ///< Pytest is to be asked about it: a folder, or a file that is large or selected from.
  remembered,  ///< A large file whose tests earlier runs tell.
};

/// A file with tests, or a folder to ask pytest about.
struct TestFile {
  std::string path;  ///< Seen from pytest's rootdir.
  Knowledge knowledge = Knowledge::open;
  std::vector<std::string> tests;  ///< Whole node IDs; none unless closed or remembered.
  std::string reason;              ///< The reason why it is not closed.
  std::int64_t size = 0;           ///< Bytes of its text; 0 for a folder.
  bool taught = false;             ///< Recorded runs told of it.
  bool nameable = true;            ///< See model::File.
};

/// The test files that pytest would collect from, in its order.
struct TestTree {
  Doubt doubt;  ///< With one, the files count for nothing.
  std::vector<TestFile> files;
  std::vector<std::string> run_only;  ///< Files with items that no name brings as they are.
};

/// Walks the folders as pytest does and outlines the test files. Files without tests are left out.
[[nodiscard]] TestTree walk_tests(const Setup& setup);

/// Outlines test files, whose paths are seen from the rootdir, in that order.
[[nodiscard]] TestTree outline_files(const Setup& setup, std::span<const std::string> paths);

}  // namespace splitter::pytest
