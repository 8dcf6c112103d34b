#include "splitter/system/temporary_folder.hpp"

#include "splitter/model/error.hpp"
#include "splitter/system/environment.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace splitter::system {

TemporaryFolder::TemporaryFolder() {
  path_ = filled_variable("TMPDIR").value_or("/tmp") + "/splitter-XXXXXX";
  if (::mkdtemp(path_.data()) == nullptr) {
    throw model::InputError(
        path_.substr(0, path_.rfind('/')),
        "a temporary folder cannot be made there: " + std::generic_category().message(errno));
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace splitter::system
