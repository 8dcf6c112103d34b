file(GLOB modules "${FOLDER}/*.py")
list(SORT modules)
set(files "")
foreach(module IN LISTS modules)
  get_filename_component(name "${module}" NAME)
  file(READ "${module}" text)
  string(APPEND files "    {\"${name}\", R\"PYTHON(${text})PYTHON\"},\n")
endforeach()
list(LENGTH modules count)
file(WRITE "${OUTPUT}"
     "#include \"planning/embedded.hpp\"\n\n"
     "#include <array>\n\n"
     "namespace splitter::planning {\n\n"
     "namespace {\n\n"
     "constexpr std::array<EmbeddedFile, ${count}> ${SYMBOL}_files = {{\n"
     "${files}"
     "}};\n\n"
     "}  // namespace\n\n"
     "const std::span<const EmbeddedFile> ${SYMBOL} = ${SYMBOL}_files;\n\n"
     "}  // namespace splitter::planning\n")
