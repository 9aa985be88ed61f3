// The zip containers that DOCX (ECMA-376, part 2) and ODT (OpenDocument 1.3, part 2) are: in and out, in
// memory.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attest::exchange {

/// The parts whose names are in `wanted` or begin like one that ends in '*', by name. Nothing is unpacked
/// anywhere. Throws Error{Invalid} for what is not a whole zip archive, for encrypted entries, entries that
/// are no files or folders, names that no office program writes (absolute, "..", backslash, drive, control
/// characters), a part that stands in it twice, more than 20 000 entries, and parts that are larger than 48
/// MiB together when unpacked. Where memory runs out inside libarchive, it ends the whole program.
std::map<std::string, std::string> read_package(std::string_view zip, const std::vector<std::string>& wanted);

struct Part {
  std::string name;  ///< ASCII
  std::string content;
  bool stored = false;  ///< not compressed, as OpenDocument wants its "mimetype"
};

/// The same parts give the same bytes: times are 1980-01-01, there is no extra field and no owner.
/// (libarchive writes extra fields, which OpenDocument forbids for its first part.)
std::string write_package(const std::vector<Part>& parts);

}  // namespace attest::exchange
