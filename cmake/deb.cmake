include_guard()

# The Debian package of a program that is built already (SPLITTER_PROGRAM), with the bill of materials and
# the licences that lie beside it: `cpack` makes it. SPLITTER_ARCHITECTURE is Debian's word for the machine.
cmake_path(GET SPLITTER_PROGRAM PARENT_PATH folder)
foreach(part "${SPLITTER_PROGRAM}" "${folder}/${SPLITTER_BILL}" "${folder}/LICENSE")
  if(NOT EXISTS "${part}")
    message(FATAL_ERROR "the package needs ${part}, which is not there: scripts/package makes all of it")
  endif()
endforeach()

# Debian keeps all licences of a package in one file.
file(READ "${folder}/LICENSE" copyright)
file(GLOB licences "${folder}/licenses/*.txt")
list(SORT licences)
foreach(licence IN LISTS licences)
  get_filename_component(library "${licence}" NAME_WLE)
  file(READ "${licence}" text)
  string(APPEND copyright "\n\n${library}, which is linked into the program\n\n${text}")
endforeach()
file(WRITE "${PROJECT_BINARY_DIR}/copyright" "${copyright}")

install(PROGRAMS "${SPLITTER_PROGRAM}" DESTINATION bin)
install(FILES "${PROJECT_BINARY_DIR}/copyright" "${folder}/${SPLITTER_BILL}" DESTINATION share/doc/splitter)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The splitter project")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE "${SPLITTER_ARCHITECTURE}")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libc6 (>= 2.17)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS python3-pytest)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "splitter divides a pytest suite among the jobs of a CI run, \
so that the last job ends as early as possible, and every test runs in exactly one of them.")
include(CPack)
