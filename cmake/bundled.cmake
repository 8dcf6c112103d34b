include_guard()
enable_language(C)

# The libraries of a portable build, in place of those of the system (dependencies.cmake): compiled with the
# program from the sources that scripts/package has unpacked below SPLITTER_SOURCES. The targets have
# the names that the libraries' own packages give them.

# The versions, without Debian's part: sources.txt pins them.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/sources.txt" rows REGEX "^[^#]")
foreach(row IN LISTS rows)
  string(REGEX REPLACE " +" ";" row "${row}")
  list(GET row 0 library)
  list(GET row 2 version)
  string(REGEX MATCH "^[0-9.]+" "${library}_VERSION" "${version}")
endforeach()

function(splitter_bundle target library folder)
  set(name "bundled_${library}")
  set(sources ${ARGN})
  list(TRANSFORM sources PREPEND "${SPLITTER_SOURCES}/${library}/")
  file(GLOB sources ${sources})
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} SYSTEM PUBLIC "${SPLITTER_SOURCES}/${library}/${folder}")
    # Their warnings are their authors' affair; some of their files cannot be compiled as one.
    target_compile_options(${name} PRIVATE -w)
    set_target_properties(${name} PROPERTIES CXX_STANDARD 17 UNITY_BUILD OFF)
  elseif(ARGN)
    message(FATAL_ERROR "${library} is not unpacked in ${SPLITTER_SOURCES}: scripts/package does so")
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} SYSTEM INTERFACE "${SPLITTER_SOURCES}/${library}/${folder}")
  endif()
  add_library(${target} ALIAS ${name})
endfunction()

splitter_bundle(CLI11::CLI11 CLI11 include)
splitter_bundle(nlohmann_json::nlohmann_json nlohmann_json include)
splitter_bundle(simdjson::simdjson simdjson singleheader singleheader/simdjson.cpp)
splitter_bundle(yaml-cpp::yaml-cpp yaml-cpp include src/*.cpp src/contrib/*.cpp)
splitter_bundle(fmt::fmt fmt include src/format.cc src/os.cc)
splitter_bundle(pugixml::pugixml pugixml src src/pugixml.cpp)
splitter_bundle(SQLite::SQLite3 SQLite3 . sqlite3.c)
splitter_bundle(tomlplusplus::tomlplusplus tomlplusplus usr/include)
splitter_bundle(PkgConfig::RE2 RE2 . re2/*.cc util/rune.cc util/strutil.cc)
splitter_bundle(splitter_xxhash xxHash .)

target_compile_definitions(bundled_xxHash INTERFACE XXH_INLINE_ALL)
set(XXHASH_INCLUDE_DIR "${SPLITTER_SOURCES}/xxHash")
# Without extensions from shared libraries, which a static program cannot load.
target_compile_definitions(bundled_SQLite3 PRIVATE SQLITE_OMIT_LOAD_EXTENSION)

if(SPLITTER_TARGET MATCHES "macos")
  # It asks for FLT_RADIX, which zig's headers for macOS do not give it.
  target_compile_definitions(bundled_tomlplusplus INTERFACE TOML_DISABLE_ENVIRONMENT_CHECKS)
endif()

# No plan waits for these: small code, so that downloads are small.
foreach(library SQLite3 yaml-cpp pugixml RE2)
  target_compile_options(bundled_${library} PRIVATE -Os)
endforeach()

# Parts of the compiler are linked in, too.
set(SPLITTER_RUNTIME
    "libc++|${CMAKE_CXX_COMPILER_VERSION}|Apache-2.0 WITH LLVM-exception|llvm/llvm-project"
    "zig|${SPLITTER_ZIG_VERSION}|MIT|ziglang/zig")

add_library(splitter_runtime OBJECT "${CMAKE_CURRENT_LIST_DIR}/memory.cpp")
target_compile_features(splitter_runtime PRIVATE cxx_std_20)
target_compile_options(splitter_runtime PRIVATE -fno-builtin)
if(SPLITTER_TARGET MATCHES "musl")
  # musl's allocator is slow. malloc() stays musl's: zig's strdup() calls that one, and no other free() knows
  # what to do with its memory.
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/allocator.cpp" CONTENT "#include <mimalloc-new-delete.h>\n")
  target_sources(splitter_runtime PRIVATE "${SPLITTER_SOURCES}/mimalloc/src/static.c"
                                          "${PROJECT_BINARY_DIR}/allocator.cpp")
  target_include_directories(splitter_runtime SYSTEM PRIVATE "${SPLITTER_SOURCES}/mimalloc/include")
  target_compile_definitions(splitter_runtime PRIVATE SPLITTER_MEMCHR)
  # zig's own version of musl has no number.
  list(APPEND SPLITTER_RUNTIME "mimalloc|${mimalloc_VERSION}|MIT|microsoft/mimalloc"
       "musl|0.0.0|MIT|ifduyue/musl")
endif()
