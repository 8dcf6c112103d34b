include_guard()

# System packages only: nothing is downloaded at configure time.
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(pugixml REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)

# yaml-cpp 0.7 exports the target `yaml-cpp`, newer releases `yaml-cpp::yaml-cpp`.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()

# Debian's xxHash brings no CMake package; only its header is needed.
add_library(splitter_xxhash INTERFACE)
target_include_directories(splitter_xxhash SYSTEM INTERFACE "${XXHASH_INCLUDE_DIR}")
target_compile_definitions(splitter_xxhash INTERFACE XXH_INLINE_ALL)

if(SPLITTER_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
