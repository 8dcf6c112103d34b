#include "splitter/system/environment.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/tree.hpp"

#include <algorithm>
#include <string_view>

namespace splitter::system {

std::optional<std::string> program_of(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    return disk().resolved(name);
  }
  const std::string path = variable("PATH").value_or("/usr/local/bin:/bin:/usr/bin");
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string folder = path.substr(begin, end - begin);
    const std::string file = (folder.empty() ? "." : folder) + "/" + name;
    if (disk().is_file(file)) {
      return disk().resolved(file);
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace splitter::system
