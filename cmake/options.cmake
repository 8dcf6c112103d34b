include_guard()

option(SPLITTER_TESTS "Build the unit, property and golden tests" OFF)
option(SPLITTER_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
option(SPLITTER_BENCH "Build the programs that the benchmarks compare with" OFF)
option(SPLITTER_WERROR "Treat warnings as errors" OFF)
option(SPLITTER_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
# Presets of whole builds compile a room as one (CMAKE_UNITY_BUILD): a third of the time, and a name
# means one thing in a room. Not in batches: what meets in one would change with every new file.
# `dev` compiles file by file, so that each includes what it names.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 0)

find_program(SPLITTER_CCACHE ccache)
if(SPLITTER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${SPLITTER_CCACHE}")
endif()

# Options with which every target of the project is compiled; never exported.
add_library(splitter_options INTERFACE)
target_compile_features(splitter_options INTERFACE cxx_std_20)
set_target_properties(splitter_options PROPERTIES INTERFACE_CXX_EXTENSIONS OFF)
target_compile_options(
  splitter_options
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
            # Designated initialisers leave out fields on purpose: those have defaults.
            -Wno-missing-field-initializers
            # GCC 12 sees overlapping copies in std::string's operator+ (GCC bug 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            $<$<BOOL:${SPLITTER_WERROR}>:-Werror>)
# What the program alone is compiled with, beside these.
add_library(splitter_watched INTERFACE)
if(SPLITTER_SANITIZE)
  target_compile_options(
    splitter_options
    INTERFACE -fsanitize=address -fno-sanitize-recover=all -fno-omit-frame-pointer
              # Half the time of a room that reads JSON goes into the checks of its library.
              $<$<CXX_COMPILER_ID:Clang>:-fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/unsanitized.txt>)
  target_link_options(splitter_options INTERFACE -fsanitize=address,undefined)
  # Undefined behaviour is watched in the program, not in its tests: these take as long to compile again.
  target_compile_options(splitter_watched INTERFACE -fsanitize=undefined)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(splitter_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
