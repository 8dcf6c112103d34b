include_guard()

# Makes the text of FILE available to C++ as `extern const std::string_view SYMBOL`
# in namespace splitter::cli, so that the binary needs nothing beside it at run time.
function(splitter_embed target file symbol)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" -DFILE=${file} -DSYMBOL=${symbol} -DOUTPUT=${source} -P
            "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
    DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${source}")
endfunction()
