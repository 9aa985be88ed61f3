// Inside core: what of a record never goes outward, whatever was consented to (testimony/door.h says why). A
// vault that it was kept from does not take its absence for damage.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "core/store/journal.h"

namespace attest::store {

/// The values, among those that these changes of one record write, that stay inside: of markers, of the
/// files that recordings were made of and what their devices wrote into them, of notes that are the interviewer's own
/// ("after"), of the project's referrals. `text` gives a value's text, or none
/// where it is not here; a note whose kind is not here counts as one that was kept from us.
std::set<Hash> inside_values(const std::vector<Change>& changes,
                             const std::function<std::optional<std::string>(const Hash&)>& text);

}  // namespace attest::store
