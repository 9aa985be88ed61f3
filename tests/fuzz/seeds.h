// The seeds of a fuzz target.
#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

#include "core/foundation/disk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int*, char***);

namespace attest::test {

/// Nothing, and then the files of the folder by name; a target may have no folder.
inline std::vector<Bytes> seeds_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::exists(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Bytes> seeds{Bytes{}};
  for (const auto& path : paths) seeds.push_back(read_file(path, 1u << 20));
  return seeds;
}

}  // namespace attest::test
