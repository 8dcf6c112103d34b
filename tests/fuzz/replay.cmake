# Included by tests/CMakeLists.txt: replays each corpus in ordinary builds, without libFuzzer, so
# that the fuzzers never rot and what once crashed stays repaired.
include("${CMAKE_CURRENT_LIST_DIR}/targets.cmake")

foreach(name IN LISTS SPLITTER_FUZZERS)
  splitter_fuzz_program(replay_${name} ${SPLITTER_FUZZER_${name}} replay.cpp)
  add_test(NAME fuzz.${name} COMMAND replay_${name} "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
endforeach()
