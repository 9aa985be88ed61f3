#include "core/testimony/erasure.h"

#include <filesystem>

#include "core/foundation/text.h"
#include "core/testimony/originals.h"

namespace attest::testimony {

namespace {

namespace fs = std::filesystem;
using store::Vault;

std::vector<store::RecordInfo> records_with(const Vault& vault, const RecordId& interview) {
  const auto info = vault.record(interview);
  if (!info || info->kind != "interview")
    throw Error(Code::NotFound, "There is no such interview in this vault.");
  std::vector<store::RecordInfo> records{*info};
  for (const auto& layer : vault.referring("layer", "interview", main_entity(interview)))
    if (layer.id == main_entity(layer.record)) records.push_back({layer.record, "layer"});
  return records;
}

/// What this device's ledger says of it.
void read_ledger(const Vault& vault, const RecordId& interview, ErasurePlan& plan) {
  for (const auto& event : vault.entities_in(vault.ledger(), "event")) {
    const std::string what = event.text("what");
    if (what == "sent") {
      const auto records = event.doc.find("records");
      if (records == event.doc.end()) {  // a list too long for the projection
        const auto whole = vault.value(event.id, "");
        if (!whole || !whole->contains("records")) continue;
        const auto& list = whole->at("records");
        if (std::find(list.begin(), list.end(), interview.hex()) == list.end()) continue;
      } else if (std::find(records->begin(), records->end(), interview.hex()) == records->end()) {
        continue;
      }
      ++plan.bundles;
      if (const auto to = event.doc.find("recipients"); to != event.doc.end() && to->is_array())
        for (const auto& recipient : *to) plan.recipients.insert(recipient.get<std::string>());
    } else if (what == "exported" && event.text("interview") == interview.hex() &&
               !event.text("exit").starts_with("seal")) {
      ++plan.exports;
    }
  }
}

}  // namespace

ErasurePlan plan_erasure(const Vault& vault, const RecordId& interview) {
  ErasurePlan plan;
  plan.records = records_with(vault, interview);
  for (const auto& media : vault.entities_in(interview, kOriginal, true)) {
    std::error_code error;
    const auto size = fs::file_size(vault.media_path(media.id), error);
    if (!error) plan.bytes += size;
  }
  for (const auto& media : vault.entities_in(interview, "media", true)) {
    std::error_code error;
    const auto size = fs::file_size(vault.media_path(media.id), error);
    if (error) continue;
    ++plan.recordings;
    plan.bytes += size;
  }
  plan.space = vault.rekey_space();
  read_ledger(vault, interview, plan);
  for (const auto& backup : vault.backups()) plan.backups.push_back(backup.folder);
  return plan;
}

void erase_interview(Vault& vault, const RecordId& interview, const std::string& reason, Job& job) {
  if (reason.find_first_not_of(" \t") == std::string::npos || one_line(reason) != reason ||
      reason.size() > 1000)
    throw Error(Code::Invalid, "Give a reason in one line. It stays for ever and travels: no names in it.");
  std::vector<RecordId> ids;
  for (const auto& record : records_with(vault, interview)) ids.push_back(record.id);
  vault.erase(ids, reason, job);
}

void discard_interview(Vault& vault, const RecordId& interview, Job& job) {
  ErasurePlan plan = plan_erasure(vault, interview);
  if (plan.bundles > 0)
    throw Error(Code::Refused,
                "This interview was sent in a bundle, so others may have it. Erase it instead: that leaves a "
                "tombstone, which tells them.");
  if (plan.exports > 0)
    throw Error(Code::Refused,
                "Something of this interview was exported, so it cannot be as if it never was. Erase "
                "it instead.");
  std::vector<RecordId> ids;
  for (const auto& record : plan.records) {
    for (const auto& commit : vault.journal(record.id).commits)
      if (!vault.is_own_device(commit.header.device))
        throw Error(Code::Refused,
                    "Another device worked on this interview, so it has it too. Erase it instead.");
    ids.push_back(record.id);
  }
  vault.erase(ids, {}, job);
}

}  // namespace attest::testimony
