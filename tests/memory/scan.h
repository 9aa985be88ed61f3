// Looking through the memory of this very process for what must not be in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/foundation/bytes.h"

namespace attest::test {

/// What is looked for, kept so that it is nowhere: each byte is laid over with one of a pad.
class Needle {
 public:
  Needle(std::string name, ByteView plain);
  static Needle read(const std::string& line);
  std::string line() const;  ///< name, pad and masked bytes, without a line end

  const std::string& name() const { return name_; }
  std::size_t size() const { return pad_.size(); }
  Byte plain(std::size_t i) const { return pad_[i] ^ masked_[i]; }
  bool at(const Byte* memory) const {
    for (std::size_t i = 0; i < pad_.size(); ++i)
      if ((memory[i] ^ pad_[i]) != masked_[i]) return false;
    return true;
  }

 private:
  Needle() = default;
  std::string name_;
  Bytes pad_, masked_;
};

struct Found {
  std::string needle;
  std::string where;  ///< the name of the mapping, or "anonymous"
  std::uintptr_t address = 0;
};

/// Everything that is readable, of every thread and library. With $ATTEST_SCAN_SHOW the surroundings of what
/// is found go to stderr.
std::vector<Found> scan_own_memory(const std::vector<Needle>& needles);

std::string listing(const std::vector<Found>& found);
bool holds(const std::vector<Found>& found, const std::string& name_start);

}  // namespace attest::test
