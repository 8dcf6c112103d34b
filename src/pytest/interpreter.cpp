#include "interpreter.hpp"

#include "splitter/pytest/command.hpp"
#include "splitter/pytest/environment.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace splitter::pytest {

namespace {

/// A program as the system finds it; empty where it does not.
std::string on_path(const std::string& program,
                    const std::string& folder,
                    const system::Tree& tree) {
  if (program.find('/') != std::string::npos) {
    const std::string path = system::in_root(folder, program);
    return tree.is_file(path) ? path : "";
  }
  for (const std::string& place : parted(tree.variable("PATH").value_or(""), ':')) {
    if (const std::string path = place + "/" + program; tree.is_file(path)) {
      return path;
    }
  }
  return {};
}

std::string first_line(const std::string& path, const system::Tree& tree) {
  const auto source = tree.read_if_there(path);
  const std::string_view text = source ? source->view() : std::string_view{};
  return std::string(text.substr(0, std::min(text.find('\n'), text.size())));
}

/// The interpreter that a script names; empty where it is none that is understood.
std::string interpreter_of(const std::string& script,
                           const std::string& folder,
                           const system::Tree& tree) {
  const std::string line = first_line(script, tree);
  constexpr std::string_view env = "#!/usr/bin/env ";
  if (line.starts_with(env)) {
    return on_path(line.substr(env.size()), folder, tree);
  }
  const std::string path = line.starts_with("#!/") ? line.substr(2) : "";
  return path.find("python") != std::string::npos && tree.is_file(path) ? path : "";
}

/// The folders of a virtual environment, or nothing where it also sees the system's packages.
std::vector<std::string> folders_of_venv(const std::string& prefix, const system::Tree& tree) {
  const auto settings = tree.read_if_there(prefix + "/pyvenv.cfg");
  const bool shared = !settings || settings->view().find("include-system-site-packages = true") !=
                                       std::string_view::npos;
  const auto versions = entries_of(prefix + "/lib", "python3.", tree);
  if (shared || versions.size() != 1) {
    return {};
  }
  return {versions.front() + "/site-packages"};
}

std::vector<std::string> folders_of_system(const std::string& python, const system::Tree& tree) {
  const std::string real = tree.resolved(python).value_or("");
  const std::string version = system::file_name(real);  // python3.11
  const std::string prefix = system::parent(system::parent(real));
  if (!version.starts_with("python3.")) {
    return {};
  }
  const auto home = tree.variable("HOME");
  const std::string own = home ? *home + "/.local" : "";
  std::vector<std::string> folders;
  for (const std::string& folder : {prefix + "/lib/" + version + "/site-packages",
                                    prefix + "/local/lib/" + version + "/dist-packages",
                                    prefix + "/local/lib/" + version + "/site-packages",
                                    prefix + "/lib/" + version + "/dist-packages",
                                    prefix + "/lib/python3/dist-packages",
                                    own + "/lib/" + version + "/site-packages"}) {
    if (tree.is_folder(folder)) {
      folders.push_back(folder);
    }
  }
  return folders;
}

/// The folders that the `.pth` files of a folder of packages add to Python's path.
std::vector<std::string> folders_of_path_files(const std::string& packages,
                                               const system::Tree& tree) {
  std::vector<std::string> folders;
  for (const std::string& path : entries_of(packages, "", tree)) {
    if (!path.ends_with(".pth") || !tree.is_file(path)) {
      continue;
    }
    for (std::string line : parted(tree.read(path).view(), '\n')) {
      line.erase(line.find_last_not_of(" \t\r") + 1);
      const std::string folder = system::joined(packages, line);
      if (!line.empty() && !line.starts_with("import") && tree.is_folder(folder)) {
        folders.push_back(folder);
      }
    }
  }
  return folders;
}

}  // namespace

std::vector<std::string> parted(std::string_view rest, char sign) {
  std::vector<std::string> parts;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(sign), rest.size());
    if (end > 0) {
      parts.emplace_back(rest.substr(0, end));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

std::vector<std::string> entries_of(const std::string& folder,
                                    std::string_view beginning,
                                    const system::Tree& tree) {
  std::vector<std::string> found;
  for (const system::Entry& entry : tree.entries(folder).value_or(std::vector<system::Entry>{})) {
    if (entry.name.starts_with(beginning)) {
      found.push_back(system::joined(folder, entry.name));
    }
  }
  return found;
}

std::string interpreter(const std::vector<std::string>& command,
                        const std::string& folder,
                        const system::Tree& tree) {
  const std::string program = command.empty() ? "" : on_path(command.front(), folder, tree);
  const std::string name = system::file_name(program);
  if (command.size() == 1 && is_pytest(name)) {
    return interpreter_of(program, folder, tree);
  }
  const bool module = command.size() == 3 && command[1] == "-m" && command[2] == "pytest";
  return module && is_python(name) && !first_line(program, tree).starts_with("#!") ? program : "";
}

std::vector<std::string> package_folders(const std::string& python, const system::Tree& tree) {
  const std::string prefix = system::parent(system::parent(python));
  return tree.is_file(prefix + "/pyvenv.cfg") ? folders_of_venv(prefix, tree)
                                              : folders_of_system(python, tree);
}

std::string library_of(const std::string& python,
                       const std::string& packages,
                       const system::Tree& tree) {
  const std::string real = tree.resolved(python).value_or("");
  const std::string name = system::file_name(real);
  const std::string version =
      name.starts_with("python3.") ? name : system::file_name(system::parent(packages));
  const std::string prefix = system::parent(system::parent(real));
  for (const char* folder : {"/lib/", "/lib64/"}) {
    if (std::string library = prefix + folder + version; tree.is_file(library + "/os.py")) {
      return library;
    }
  }
  return {};
}

std::vector<std::string> python_folders(const std::vector<std::string>& command,
                                        const std::string& folder,
                                        const system::Tree& tree) {
  const std::string python = interpreter(command, folder, tree);
  const auto packages = python.empty() ? std::vector<std::string>{} : package_folders(python, tree);
  if (packages.empty()) {
    return {};
  }
  std::vector<std::string> folders = parted(tree.variable("PYTHONPATH").value_or(""), ':');
  for (const std::string& place : packages) {
    folders.push_back(place);
    std::ranges::move(folders_of_path_files(place, tree), std::back_inserter(folders));
  }
  return folders;
}

}  // namespace splitter::pytest
