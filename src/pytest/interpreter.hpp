#pragma once

#include "splitter/system/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The parts of a text between signs, empty ones left out.
[[nodiscard]] std::vector<std::string> parted(std::string_view rest, char sign);

/// The paths of a folder's entries whose names begin so, ascending.
[[nodiscard]] std::vector<std::string> entries_of(const std::string& folder,
                                                  std::string_view beginning,
                                                  const system::Tree& tree);

/// The Python that a command starts pytest with; empty where it is not known.
[[nodiscard]] std::string interpreter(const std::vector<std::string>& command,
                                      const std::string& folder,
                                      const system::Tree& tree);

/// The folders of packages of an interpreter; none where they are not known.
[[nodiscard]] std::vector<std::string> package_folders(const std::string& python,
                                                       const system::Tree& tree);

/// The folder of the standard library, by the interpreter that a virtual environment links to.
[[nodiscard]] std::string library_of(const std::string& python,
                                     const std::string& packages,
                                     const system::Tree& tree);

}  // namespace splitter::pytest
