include_guard()

# Makes the Python package in FOLDER available to C++ as `extern const std::span<const EmbeddedFile>
# SYMBOL` in namespace splitter::planning, so that the binary needs nothing beside it at run time.
function(splitter_embed_package target folder symbol)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp")
  file(GLOB modules CONFIGURE_DEPENDS "${folder}/*.py")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" -DFOLDER=${folder} -DSYMBOL=${symbol} -DOUTPUT=${source} -P
            "${PROJECT_SOURCE_DIR}/cmake/embed_package.cmake"
    DEPENDS ${modules} "${PROJECT_SOURCE_DIR}/cmake/embed_package.cmake"
    VERBATIM)
  # Alone, a change of the package compiles alone.
  set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE "${source}")
endfunction()
