// Memory that runs out: this program stands between everything in it and the allocator, and refuses. Without
// sanitizers it is malloc itself that fails, for C libraries too; with them, operator new.
#pragma once

#include <cstddef>
#include <limits>

namespace attest::test {

struct Refusal {
  std::size_t nth = std::numeric_limits<std::size_t>::max();  ///< the first allocation that is refused
  bool lasting = false;                                       ///< and so is every later one
};

/// While it lives, allocations are counted and refused as asked. One at a time.
class Hunger {
 public:
  explicit Hunger(Refusal refusal);
  ~Hunger();
  Hunger(const Hunger&) = delete;

  std::size_t count() const;    ///< allocations so far
  std::size_t refused() const;  ///< of them
};

/// While it lives nothing is counted or refused: for what asks how things are afterwards.
class Fed {
 public:
  Fed();
  ~Fed();
  Fed(const Fed&) = delete;

 private:
  bool hungry_;
};

}  // namespace attest::test
