include_guard()

# All that a build lacks, in one sentence, before CMake looks for a compiler and stops at the first
# library: for `pip install` of the source distribution.
set(lacking "")
find_program(SPLITTER_COMPILER NAMES c++ g++ clang++ HINTS ENV CXX)
if(NOT SPLITTER_COMPILER AND NOT CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  list(APPEND lacking g++)
endif()
find_program(SPLITTER_PKG_CONFIG NAMES pkg-config pkgconf)
if(NOT SPLITTER_PKG_CONFIG)
  list(APPEND lacking pkg-config)
endif()
foreach(
  pair
  CLI/CLI.hpp=libcli11-dev
  nlohmann/json.hpp=nlohmann-json3-dev
  simdjson.h=libsimdjson-dev
  yaml-cpp/yaml.h=libyaml-cpp-dev
  fmt/format.h=libfmt-dev
  xxhash.h=libxxhash-dev
  pugixml.hpp=libpugixml-dev
  sqlite3.h=libsqlite3-dev
  toml++/toml.h=libtomlplusplus-dev
  re2/re2.h=libre2-dev)
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 header)
  list(GET pair 1 package)
  unset(place)
  find_path(place "${header}" NO_CACHE)
  if(NOT place)
    list(APPEND lacking "${package}")
  endif()
endforeach()
if(lacking)
  list(JOIN lacking " " lacking)
  message(FATAL_ERROR "splitter is compiled here, and these packages are missing: apt-get install ${lacking}")
endif()
