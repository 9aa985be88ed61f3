#include "core/store/inside.h"

namespace attest::store {

std::set<Hash> inside_values(const std::vector<Change>& changes,
                             const std::function<std::optional<std::string>(const Hash&)>& text) {
  std::set<EntityId> after;
  for (const auto& change : changes) {
    if (change.type != "note" || change.field != "kind" || !change.value) continue;
    const auto kind = text(*change.value);
    if (!kind || value_of(*kind) == "after") after.insert(change.entity);
  }
  std::set<Hash> inside;
  for (const auto& change : changes)
    if (change.value &&
        (change.type == "marker" || change.type == "original" || after.contains(change.entity) ||
         (change.type == "project" && change.field == "referrals")))
      inside.insert(*change.value);
  return inside;
}

}  // namespace attest::store
