#include "splitter/pytest/installed_modules.hpp"

#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace splitter::pytest {

namespace {

/// Modules that Python has without a file of their name, in some build or other, and `distutils`,
/// which setuptools brings back.
constexpr std::array<std::string_view, 96> built_in_modules = {"__main__",
                                                               "_abc",
                                                               "_ast",
                                                               "_asyncio",
                                                               "_bisect",
                                                               "_blake2",
                                                               "_bz2",
                                                               "_codecs",
                                                               "_collections",
                                                               "_contextvars",
                                                               "_crypt",
                                                               "_csv",
                                                               "_ctypes",
                                                               "_curses",
                                                               "_datetime",
                                                               "_dbm",
                                                               "_decimal",
                                                               "_elementtree",
                                                               "_functools",
                                                               "_gdbm",
                                                               "_hashlib",
                                                               "_heapq",
                                                               "_imp",
                                                               "_interpchannels",
                                                               "_interpqueues",
                                                               "_interpreters",
                                                               "_io",
                                                               "_json",
                                                               "_locale",
                                                               "_lsprof",
                                                               "_lzma",
                                                               "_md5",
                                                               "_multiprocessing",
                                                               "_opcode",
                                                               "_operator",
                                                               "_pickle",
                                                               "_posixshmem",
                                                               "_posixsubprocess",
                                                               "_queue",
                                                               "_random",
                                                               "_sha1",
                                                               "_sha2",
                                                               "_sha256",
                                                               "_sha3",
                                                               "_sha512",
                                                               "_signal",
                                                               "_socket",
                                                               "_sqlite3",
                                                               "_sre",
                                                               "_ssl",
                                                               "_stat",
                                                               "_statistics",
                                                               "_string",
                                                               "_struct",
                                                               "_suggestions",
                                                               "_symtable",
                                                               "_sysconfig",
                                                               "_thread",
                                                               "_tkinter",
                                                               "_tokenize",
                                                               "_tracemalloc",
                                                               "_typing",
                                                               "_uuid",
                                                               "_warnings",
                                                               "_weakref",
                                                               "_zoneinfo",
                                                               "array",
                                                               "atexit",
                                                               "audioop",
                                                               "binascii",
                                                               "builtins",
                                                               "cmath",
                                                               "distutils",
                                                               "errno",
                                                               "faulthandler",
                                                               "fcntl",
                                                               "gc",
                                                               "grp",
                                                               "itertools",
                                                               "marshal",
                                                               "math",
                                                               "mmap",
                                                               "posix",
                                                               "pwd",
                                                               "pyexpat",
                                                               "readline",
                                                               "resource",
                                                               "select",
                                                               "spwd",
                                                               "sys",
                                                               "syslog",
                                                               "termios",
                                                               "time",
                                                               "unicodedata",
                                                               "xxsubtype",
                                                               "zlib"};

/// More than any suite has files; a larger tree would cost more than it saves.
constexpr std::size_t most_entries = 200'000;

std::string_view stem(std::string_view name) {
  return name.substr(0, name.find('.'));
}

/// Folders that hold no modules that a test imports by their first names.
bool is_passed_over(const std::string& name) {
  return name.starts_with('.') || name == "__pycache__" || name == "node_modules";
}

}  // namespace

bool InstalledModules::may_have(const std::string& name) {
  if (setup_.environment.library.empty() ||
      std::ranges::find(built_in_modules, name) != built_in_modules.end()) {
    return true;
  }
  if (!listed_) {
    list_installed();
  }
  return installed_.contains(name) || finders_.find("'" + name + "'") != std::string::npos ||
         finders_.find('"' + name + '"') != std::string::npos;
}

void InstalledModules::list_installed() {
  listed_ = true;
  list(setup_.environment.library);
  list(setup_.environment.library + "/lib-dynload");
  for (const std::string& folder : setup_.environment.folders) {
    list(folder);
  }
}

void InstalledModules::list(const std::string& folder) {
  const auto entries = setup_.tree->entries(folder);
  for (const system::Entry& entry : entries.value_or(std::vector<system::Entry>{})) {
    installed_.emplace(stem(entry.name));
    if (entry.name.ends_with(".py") && entry.name.find("editable") != std::string::npos) {
      const auto text = setup_.tree->read_if_there(folder + "/" + entry.name);
      finders_ += text ? text->view() : std::string_view{};
    }
  }
}

bool InstalledModules::may_be_in_suite(const std::string& name) {
  if (!suite_listed_) {
    suite_listed_ = true;
    list_suite(setup_.root);
    if (!setup_.folder.starts_with(setup_.root + "/")) {
      list_suite(setup_.folder);
    }
  }
  return suite_too_large_ || in_suite_.contains(name);
}

void InstalledModules::list_suite(const std::string& top) {
  std::vector<std::string> open = {top};
  for (std::size_t seen = 0; !open.empty() && !suite_too_large_;) {
    const std::string folder = std::move(open.back());
    open.pop_back();
    const auto entries = setup_.tree->entries(folder);
    for (const system::Entry& entry : entries.value_or(std::vector<system::Entry>{})) {
      in_suite_.emplace(stem(entry.name));
      suite_too_large_ = ++seen > most_entries;
      if (entry.kind == system::Kind::folder && !entry.is_link && !is_passed_over(entry.name)) {
        open.push_back(folder + "/" + entry.name);
      }
    }
  }
}

}  // namespace splitter::pytest
