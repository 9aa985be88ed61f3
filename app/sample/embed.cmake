# Writes OUT: a C++ file that holds FILES as strings by name (app/sample/sample.cpp reads them).
set(text "#include <string_view>\n\nnamespace attest::app {\n")
set(cases "")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME)
  string(MAKE_C_IDENTIFIER ${name} symbol)
  file(READ ${path} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND text "static const unsigned char ${symbol}[] = {${bytes}};\n")
  string(APPEND cases "  if (name == \"${name}\") return {reinterpret_cast<const char*>(${symbol}), sizeof ${symbol}};\n")
endforeach()
string(APPEND text "std::string_view sample_file(std::string_view name);\n"
  "std::string_view sample_file(std::string_view name) {\n${cases}  return {};\n}\n}  // namespace attest::app\n")
file(WRITE ${OUT} "${text}")
