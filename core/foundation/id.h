// Ids are 16 random bytes: nothing can be told from one, not even an order in time. Distinct types for
// distinct things.
#pragma once

#include <array>
#include <compare>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/foundation/bytes.h"
#include "core/foundation/error.h"

namespace attest {

template <class Tag>
struct Id {
  std::array<Byte, 16> bytes{};

  static Id random() {
    Id id;
    random_fill(id.bytes);
    return id;
  }
  /// nullopt unless `text` is 32 hexadecimal digits.
  static std::optional<Id> parse(std::string_view text) {
    auto raw = from_hex(text);
    if (!raw || raw->size() != 16) return std::nullopt;
    return from(*raw);
  }
  /// The first 16 of `raw`, which has at least as many.
  static Id from(ByteView raw) {
    Id id;
    if (raw.size() < 16) throw Error(Code::Internal, "an id has 16 bytes");
    std::memcpy(id.bytes.data(), raw.data(), 16);
    return id;
  }
  std::string hex() const { return to_hex(bytes); }
  ByteView view() const { return bytes; }
  auto operator<=>(const Id&) const = default;
};

using RecordId = Id<struct RecordTag>;    ///< the unit of sharing, consent, custody and erasure
using EntityId = Id<struct EntityTag>;    ///< something inside a record
using ProjectId = Id<struct ProjectTag>;  ///< also the record id of the project record

/// A record's main entity (the interview of an interview record) has the record's own id.
inline EntityId main_entity(const RecordId& record) {
  return EntityId{record.bytes};
}

}  // namespace attest

template <class Tag>
struct std::hash<attest::Id<Tag>> {
  std::size_t operator()(const attest::Id<Tag>& id) const noexcept {
    std::size_t h;
    std::memcpy(&h, id.bytes.data(), sizeof h);
    return h;
  }
};
