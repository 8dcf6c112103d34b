# A toolchain file: zig compiles for SPLITTER_TARGET, the name of a system as zig spells it
# (`x86_64-linux-musl`, `aarch64-linux-gnu.2.17`). SPLITTER_ZIG is the program. scripts/package gives both.
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SPLITTER_ZIG SPLITTER_TARGET)

string(REGEX REPLACE "-.*" "" CMAKE_SYSTEM_PROCESSOR "${SPLITTER_TARGET}")
if(SPLITTER_TARGET MATCHES "linux")
  set(CMAKE_SYSTEM_NAME Linux)
else()
  # Not Darwin: CMake would look for Apple's SDK and pass options that only Apple's tools know.
  set(CMAKE_SYSTEM_NAME Generic)
endif()

set(CMAKE_C_COMPILER "${SPLITTER_ZIG}" cc -target ${SPLITTER_TARGET})
set(CMAKE_CXX_COMPILER "${SPLITTER_ZIG}" c++ -target ${SPLITTER_TARGET})

# CMake would learn this by linking programs, for which zig first compiles its C++ library.
if(NOT SPLITTER_CLANG)
  execute_process(COMMAND "${SPLITTER_ZIG}" c++ --version OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "clang version ([0-9.]+)" said "${said}")
  set(SPLITTER_CLANG "${CMAKE_MATCH_1}" CACHE INTERNAL "The version of clang in zig")
endif()
foreach(language C CXX)
  set(CMAKE_${language}_COMPILER_ID_RUN TRUE)
  set(CMAKE_${language}_COMPILER_ID Clang)
  set(CMAKE_${language}_COMPILER_VERSION "${SPLITTER_CLANG}")
  set(CMAKE_${language}_COMPILER_FRONTEND_VARIANT GNU)
  set(CMAKE_${language}_COMPILER_WORKS TRUE)
  set(CMAKE_${language}_ABI_COMPILED TRUE)
  set(CMAKE_${language}_SIZEOF_DATA_PTR 8)
endforeach()
set(CMAKE_C_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_CXX_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_C_EXTENSIONS_COMPUTED_DEFAULT ON)
set(CMAKE_CXX_EXTENSIONS_COMPUTED_DEFAULT ON)

# zig's archiver is a word behind the program, too.
set(CMAKE_AR "${SPLITTER_ZIG}")
set(CMAKE_RANLIB "${SPLITTER_ZIG}")
foreach(language C CXX)
  set(CMAKE_${language}_ARCHIVE_CREATE "<CMAKE_AR> ar qc <TARGET> <LINK_FLAGS> <OBJECTS>")
  set(CMAKE_${language}_ARCHIVE_APPEND "<CMAKE_AR> ar q <TARGET> <LINK_FLAGS> <OBJECTS>")
  set(CMAKE_${language}_ARCHIVE_FINISH "<CMAKE_RANLIB> ranlib <TARGET>")
endforeach()

# Small, without names, and the same wherever the checkout lies.
foreach(language C CXX)
  set(CMAKE_${language}_FLAGS_INIT
      "-ffunction-sections -fdata-sections -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -fno-sanitize=all")
endforeach()
set(CMAKE_EXE_LINKER_FLAGS_INIT "-s")
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " -Wl,--gc-sections")
else()
  string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " -Wl,-x")  # `-s` leaves the names in.
endif()

set(CMAKE_SKIP_RPATH TRUE)

# Nothing of the machine that builds is linked.
set(CMAKE_FIND_ROOT_PATH /nowhere)
foreach(kind LIBRARY INCLUDE PACKAGE)
  set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()
