#include "core/foundation/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace attest {

WordPart word_part(char32_t point) noexcept {
  const auto c = static_cast<UChar32>(point);
  if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return WordPart::None;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return WordPart::Unspaced;
    default:
      return WordPart::Spaced;
  }
}

}  // namespace attest
