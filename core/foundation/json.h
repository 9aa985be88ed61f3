// JSON as Attest writes it: RFC 8785 canonical form, with strings, integers, booleans, null, arrays and
// objects only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace attest {

using Json = nlohmann::json;

/// RFC 8785: keys sorted by UTF-16 code units, no white space, shortest escapes. Throws Error{Internal} for a
/// floating-point number, and for an integer beyond +-(2^53 - 1).
std::string canonical(const Json& value);

struct JsonLimits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 32;
};
/// Strict (RFC 8259): one value and nothing after it; duplicate keys, invalid UTF-8, lone surrogates,
/// fractions, exponents, integers beyond +-(2^53 - 1) and anything past the limits throw Error{Invalid}
/// naming `what`.
Json parse_json(std::string_view text, const std::string& what, JsonLimits limits = {});
/// parse_json, and the text must be its own canonical form, byte for byte.
Json parse_canonical(std::string_view text, const std::string& what, JsonLimits limits = {});

/// Typed look-ups in foreign JSON; throw Error{Invalid} naming `what` and the key where it is absent or of
/// another type.
const std::string& get_string(const Json& object, const char* key, const std::string& what);
std::int64_t get_integer(const Json& object, const char* key, const std::string& what);
/// The member, or the fallback where it is absent; another type is Invalid.
std::string string_or(const Json& object, const char* key, std::string fallback, const std::string& what);

}  // namespace attest
