// A contact's card from a file that a person chose.
#pragma once

#include "core/bundle/contacts.h"
#include "core/foundation/disk.h"

namespace attest::ui {

inline bundle::Card read_card_file(const std::filesystem::path& file) {
  constexpr std::size_t most = 64 * 1024;
  return bundle::read_card(as_text(read_file(file, most)));
}

}  // namespace attest::ui
