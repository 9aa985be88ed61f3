// Inside this room: the arithmetic that sheets stand on, numbers of GF(256): bytes with the polynomial of
// AES. No table and no branch depends on what they are.
#pragma once

#include <cstdint>
#include <span>

#include "core/crypto/secret.h"

namespace attest::crypto::shares {

inline Byte product(Byte a, Byte b) {
  std::uint32_t shifted = a;
  std::uint32_t sum = 0;
  for (int i = 0; i < 8; ++i) {
    sum ^= shifted & (0u - (b >> i & 1u));
    shifted = shifted << 1 ^ (0x11bu & (0u - (shifted >> 7)));
  }
  return static_cast<Byte>(sum);
}

/// a^254; of 0 it is 0.
inline Byte inverse(Byte a) {
  Byte power = a;
  Byte result = 1;
  for (int i = 1; i < 8; ++i) {
    power = product(power, power);
    result = product(result, power);
  }
  return result;
}

/// A point on as many curves as the value has bytes. Which point it is, x, is no secret.
struct Point {
  Byte x;
  Secret value;
};

/// The value at `x` of the curves of the lowest degree through the points (Lagrange).
inline Secret value_at(Byte x, std::span<const Point> points) {
  Secret value(points.front().value.size());
  for (const Point& point : points) {
    Byte weight = 1;
    for (const Point& other : points) {
      if (other.x == point.x) continue;
      weight = product(weight, static_cast<Byte>(x ^ other.x));
      weight = product(weight, inverse(static_cast<Byte>(point.x ^ other.x)));
    }
    for (std::size_t i = 0; i < value.size(); ++i) value.span()[i] ^= product(weight, point.value.view()[i]);
  }
  return value;
}

}  // namespace attest::crypto::shares
