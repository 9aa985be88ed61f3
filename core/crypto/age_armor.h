// Inside this room: the writing half of the armored form (age.h has the reading half).
#pragma once

#include "core/foundation/stream.h"

namespace attest::crypto::age {

class Armor final : public Sink {
 public:
  explicit Armor(Sink& out);
  void write(ByteView in) override;
  void finish();  ///< the last line and the label's end

 private:
  Sink& out_;
  Bytes held_;  ///< less than a line
};

}  // namespace attest::crypto::age
