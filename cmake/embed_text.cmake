file(READ "${FILE}" text)
file(WRITE "${OUTPUT}"
     "#include <string_view>\n\n"
     "namespace splitter::cli {\n"
     "extern const std::string_view ${SYMBOL};\n"
     "const std::string_view ${SYMBOL} = R\"PYTHON(${text})PYTHON\";\n"
     "}  // namespace splitter::cli\n")
