// The sealed bundle (FORMAT.md §10): seal, inspect, open.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/bundle/contacts.h"
#include "core/foundation/job.h"
#include "core/testimony/door.h"

namespace attest::bundle {

struct SealRequest {
  std::vector<RecordId> interviews;  ///< their closure comes along: codebook, coding layers, project
  std::vector<crypto::age::Recipient> recipients;
  bool without_media = false;
  testimony::Use use = testimony::Use::Partner;
  std::string reason;  ///< where consent is pending and a recipient is a partner
  bool overwrite = false;
};
struct LeftOut {
  RecordId id;
  std::string reason;
};
struct Sealed {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  std::vector<store::RecordInfo> records;
  std::vector<LeftOut> left_out;
};
/// What would go, without writing anything; `bytes` is the sound alone.
Sealed plan(store::Vault& vault, const SealRequest& request);
/// `to` is a file, or a folder in which `<16 random base32>.age` is made. Single pass; nothing is left on
/// cancel or failure. Refused where nothing may go.
Sealed seal(store::Vault& vault, const SealRequest& request, const std::filesystem::path& to, Job& job);

struct Inspection {
  bool ok = false;  ///< everything checked and whole
  bool for_me = false;
  std::optional<Card> sender;  ///< name and fingerprint only where it is a contact
  std::string sender_name;
  bool trusted = false;
  std::int64_t created = 0;
  std::vector<std::string> recipients;
  std::vector<store::RecordInfo> records;
  std::string problem;  ///< in words, where not ok
  Code code = Code::Damaged;
};
/// Checks everything, keeps nothing.
Inspection inspect(store::Vault& vault, const std::filesystem::path& file, Job& job);

struct OpenedRecord {
  RecordId id;
  std::string kind;
  store::MergeOutcome outcome;
};
struct Opened {
  std::string bundle;  ///< its id, hex
  bool seen_before = false;
  std::string sender_name;
  std::vector<OpenedRecord> records;
};
/// Throws: WrongPassphrase ("no key of ours opens this"), Damaged, Tampered, Refused (unknown sender, another
/// project, not addressed to us), NewerVersion, Invalid. Whatever it throws, nothing is left of the bundle;
/// but where the disk fails once it is merged (Io), it has been opened, and its recordings get their names
/// when the vault is opened for writing the next time.
Opened open(store::Vault& vault, const std::filesystem::path& file, Job& job);

}  // namespace attest::bundle
