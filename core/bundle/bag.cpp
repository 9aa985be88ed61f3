#include "core/bundle/bag.h"

#include <algorithm>
#include <unordered_set>

#include "core/bundle/tar.h"

namespace attest::bundle {

namespace {

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "A manifest of the bundle is not as BagIt has it.");
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

Listed parse_line(std::string_view line, std::size_t digest_size) {
  const std::size_t digits = 2 * digest_size;
  if (line.size() < digits + 3 || line.substr(digits, 2) != "  ") refuse();
  auto digest = from_hex(line.substr(0, digits));
  if (!digest || to_hex(*digest) != line.substr(0, digits)) refuse();
  const std::string_view path = line.substr(digits + 2);
  // "%" begins an escape in RFC 8493, which programs disagree about.
  if (!is_tar_name(path) || path.find('%') != path.npos) refuse();
  return {std::string(path), std::move(*digest)};
}

}  // namespace

std::string bag_info(std::uint64_t bytes, std::size_t files) {
  return "Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(files) + "\n";
}

std::string write_manifest(const std::vector<Listed>& files) {
  std::string text;
  for (const auto& file : files) text += to_hex(file.digest) + "  " + file.path + "\n";
  return text;
}

std::vector<Listed> parse_manifest(std::string_view text, std::size_t digest_size) {
  std::vector<Listed> files;
  std::unordered_set<std::string> seen;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == text.npos || files.size() == max_listed) refuse();
    files.push_back(parse_line(text.substr(0, end), digest_size));
    if (!seen.insert(lower(files.back().path)).second) refuse();
    text.remove_prefix(end + 1);
  }
  return files;
}

}  // namespace attest::bundle
