include_guard()

# The fuzzers: SPLITTER_FUZZER_NAME are the sources of NAME, whose seeds are in corpus/NAME.
set(SPLITTER_FUZZERS collection discovery durations durations_report json_report junit monitor_database pipeline plan_file profile pytest_config python_outline recording report_log reports settings_file shell_words test_list)
foreach(name IN LISTS SPLITTER_FUZZERS)
  set(SPLITTER_FUZZER_${name} ${name}.cpp)
endforeach()
list(APPEND SPLITTER_FUZZER_pipeline promises.cpp)

# A program around LLVMFuzzerTestOneInput. Sees private headers and those of the unit tests, too.
function(splitter_fuzz_program target)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/tests/fuzz/" OUTPUT_VARIABLE sources)
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src"
                                               "${PROJECT_SOURCE_DIR}/tests/unit")
  target_link_libraries(${target} PRIVATE splitter_planning nlohmann_json::nlohmann_json
                                          splitter_options)
endfunction()
