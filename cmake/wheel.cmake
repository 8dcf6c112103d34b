include_guard()

# The parts of a wheel that CMake makes (pyproject.toml): the program, and the bill of materials of
# what is linked into it, for `.dist-info/sboms` (PEP 770). A program that is built already has its
# bill beside it.
if(SPLITTER_PROGRAM)
  cmake_path(GET SPLITTER_PROGRAM PARENT_PATH folder)
  set(program "${SPLITTER_PROGRAM}")
  set(bill "${folder}/${SPLITTER_BILL}")
  if(NOT EXISTS "${program}" OR NOT EXISTS "${bill}")
    message(FATAL_ERROR "SPLITTER_PROGRAM names ${program}: it, or ${SPLITTER_BILL} beside it, is not there")
  endif()
  add_custom_target(splitter)  # Nothing is left to build.
else()
  set(program "$<TARGET_FILE:splitter>")
  set(bill "${PROJECT_BINARY_DIR}/${SPLITTER_BILL}")
endif()

install(PROGRAMS "${program}" DESTINATION "${SKBUILD_SCRIPTS_DIR}" COMPONENT wheel)
install(FILES "${bill}" DESTINATION "${SKBUILD_METADATA_DIR}/sboms" COMPONENT wheel)

# Licences of parts that the compiler has linked in (scripts/package); the others are in pyproject.toml.
if(SPLITTER_PROGRAM)
  file(GLOB licences "${folder}/licenses/*.txt")
  foreach(licence IN LISTS licences)
    get_filename_component(name "${licence}" NAME)
    if(NOT EXISTS "${PROJECT_SOURCE_DIR}/licenses/${name}")
      install(FILES "${licence}" DESTINATION "${SKBUILD_METADATA_DIR}/licenses/licenses" COMPONENT wheel)
    endif()
  endforeach()
endif()
