include_guard()

# The bill of materials beside the program: CycloneDX, with the versions that are linked in. No time
# and no serial number stand in it, so that the same build gives the same bytes.
file(STRINGS "${XXHASH_INCLUDE_DIR}/xxhash.h" numbers REGEX "#define XXH_VERSION_(MAJOR|MINOR|RELEASE)")
string(REGEX REPLACE "[^0-9;]" "" numbers "${numbers}")
list(JOIN numbers "." XXHASH_VERSION)

set(components "")
set(names "")
foreach(
  row
  "CLI11|${CLI11_VERSION}|BSD-3-Clause|CLIUtils/CLI11"
  "nlohmann-json|${nlohmann_json_VERSION}|MIT|nlohmann/json"
  "simdjson|${simdjson_VERSION}|Apache-2.0|simdjson/simdjson"
  "yaml-cpp|${yaml-cpp_VERSION}|MIT|jbeder/yaml-cpp"
  "fmt|${fmt_VERSION}|MIT|fmtlib/fmt"
  "xxHash|${XXHASH_VERSION}|BSD-2-Clause|Cyan4973/xxHash"
  "pugixml|${pugixml_VERSION}|MIT|zeux/pugixml"
  "SQLite|${SQLite3_VERSION}|blessing|sqlite/sqlite"
  "tomlplusplus|${tomlplusplus_VERSION}|MIT|marzer/tomlplusplus"
  "RE2|${RE2_VERSION}|BSD-3-Clause|google/re2"
  ${SPLITTER_RUNTIME})
  string(REPLACE "|" ";" row "${row}")
  list(GET row 0 name)
  list(GET row 1 version)
  list(GET row 2 licence)
  list(GET row 3 project)
  # Debian's re2.pc says 0.0.0.
  if(version STREQUAL "0.0.0")
    set(said "")
    set(at "")
  else()
    set(said ", \"version\": \"${version}\"")
    set(at "@${version}")
  endif()
  # An identifier with an exception is an expression.
  if(licence MATCHES " WITH ")
    set(licence "\"expression\": \"${licence}\"")
  else()
    set(licence "\"license\": {\"id\": \"${licence}\"}")
  endif()
  if(components)
    string(APPEND components ",\n")
    string(APPEND names ", ")
  endif()
  string(APPEND names "\"${name}\"")
  string(
    APPEND
    components
    "    {\"type\": \"library\", \"bom-ref\": \"${name}\", \"name\": \"${name}\"${said},\n"
    "     \"licenses\": [{${licence}}],\n"
    "     \"purl\": \"pkg:github/${project}${at}\"}")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${SPLITTER_BILL}" @ONLY CONTENT [[{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "component": {
      "type": "application", "bom-ref": "splitter", "name": "splitter", "version": "@PROJECT_VERSION@",
      "licenses": [{"license": {"id": "MIT"}}],
      "purl": "pkg:pypi/pytest-splitter@@PROJECT_VERSION@"
    }
  },
  "components": [
@components@
  ],
  "dependencies": [{"ref": "splitter", "dependsOn": [@names@]}]
}
]])
