// Inside this room: the text files of a BagIt 1.0 bag (RFC 8493), in the one form that a bundle has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/foundation/bytes.h"

namespace attest::bundle {

inline constexpr std::string_view bagit_text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// bag-info.txt: the payload's bytes and number of files.
std::string bag_info(std::uint64_t bytes, std::size_t files);

struct Listed {
  std::string path;
  Bytes digest;
  bool operator==(const Listed&) const = default;
};
inline constexpr std::size_t max_listed = 200'000;

/// A line for each file, as `sha256sum -c` takes it.
std::string write_manifest(const std::vector<Listed>& files);
/// Strict: "<lower-case hex><two spaces><path>LF", digests of `digest_size` bytes, paths as is_tar_name has
/// them, none twice (letters' case apart, for the disks that do not tell it). Invalid otherwise.
std::vector<Listed> parse_manifest(std::string_view text, std::size_t digest_size);

}  // namespace attest::bundle
