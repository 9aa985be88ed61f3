#include <map>
#include <set>

#include "core/bundle/bundle.h"
#include "core/bundle/contacts.h"
#include "core/bundle/reader.h"
#include "core/testimony/interview.h"
#include "core/testimony/originals.h"

namespace attest::bundle {

namespace {

constexpr const char* not_trusted =
    "The sender of this bundle is not a trusted contact. Compare fingerprints, then trust the contact.";

/// Keeps nothing.
class Inspector final : public Receiver {
 public:
  void sender(const Reading&) override {}
  bool begin(const media::RecordingFacts&) override { return false; }
  void sound(ByteView, std::uint32_t, ByteView) override {}
  void destroyed(const media::Destroyed&) override {}
  void end(const std::vector<media::Peak>&) override {}
};

/// Seals sound into `<media id>.in` files as it comes. They get their names once the journals are merged, or
/// go. What a failure or a loss of power between the two leaves is named when a writer opens the vault.
class Arrival final : public Receiver {
 public:
  explicit Arrival(store::Vault& vault) : vault_(vault) {}
  ~Arrival() override {
    writer_.reset();
    for (const auto& [media, interview] : arrived_)
      if (!waits_ && !wanted_.contains(media)) remove(in_path(media));
  }

  void sender(const Reading& reading) override {
    if (!reading.trusted) throw Error(Code::Refused, not_trusted);
  }

  bool begin(const media::RecordingFacts& facts) override {
    const auto known = vault_.entity(facts.media);
    if (known && known->record != facts.interview)
      throw Error(Code::Tampered, "A recording in the bundle goes by the id of another one.");
    if (known && is_there(vault_.media_path(facts.media))) return false;
    vault_.disk().remove(in_path(facts.media));
    arrived_[facts.media] = facts.interview;
    media::RecordingWriter::Begin begin;
    begin.media = facts.media;
    begin.interview = facts.interview;
    begin.recipient = vault_.arrival_recipient(facts.interview);
    begin.codec = facts.codec;
    begin.channels = facts.channels;
    begin.rate = facts.rate;
    begin.origin = "received";
    writer_.emplace(vault_.disk(), vault_.clock(), in_path(facts.media), begin);
    expected_ = facts;
    return true;
  }
  void sound(ByteView bytes, std::uint32_t frames, ByteView salt) override {
    writer_->sound(bytes, frames, salt);
  }
  void destroyed(const media::Destroyed& run) override { writer_->destroyed(run); }
  void end(const std::vector<media::Peak>& peaks) override {
    writer_->peaks(peaks);
    const auto facts = writer_->finish(expected_);
    writer_.reset();
    if (facts.sha256 != expected_.sha256 || facts.root != expected_.root)
      throw Error(Code::Internal, "what was written of a recording is not what came");
  }

  /// A commit that the disk failed may be found done when the vault is opened again; its recordings wait for
  /// that.
  void wait() { waits_ = true; }
  /// Once the journals are merged: names the recordings that they know.
  void name_recordings() {
    for (const auto& [media, interview] : arrived_) {
      const auto entity = vault_.entity(media);
      if (entity && entity->live && entity->record == interview) wanted_.insert(media);
    }
    for (const EntityId& media : wanted_) vault_.disk().rename(in_path(media), vault_.media_path(media));
    if (!wanted_.empty()) vault_.disk().sync_folder(vault_.media_path(*wanted_.begin()).parent_path());
  }

 private:
  std::filesystem::path in_path(const EntityId& media) const {
    std::filesystem::path path = vault_.media_path(media);
    return path += ".in";
  }
  void remove(const std::filesystem::path& path) noexcept {
    try {
      vault_.disk().remove(path);
    } catch (const Error&) {
      // A writer that opens the vault removes what is left.
    }
  }

  store::Vault& vault_;
  std::optional<media::RecordingWriter> writer_;
  media::RecordingFacts expected_;
  std::map<EntityId, RecordId> arrived_;
  std::set<EntityId> wanted_;
  bool waits_ = false;
};

std::optional<Contact> contact_of(const store::Vault& vault, const store::DeviceKey& device) {
  for (const Contact& contact : contacts(vault))
    if (contact.key == device) return contact;
  return std::nullopt;
}

std::string sender_name(const store::Vault& vault, const store::DeviceKey& device) {
  if (device == vault.device_signer().public_key()) return vault.info().name;
  const auto contact = contact_of(vault, device);
  return contact ? contact->name : std::string();
}

void note_opened(store::Vault& vault, const Reading& reading) {
  const Envelope& envelope = reading.envelope;
  vault.note_bundle(envelope.bundle, reading.tagmanifest_sha256);
  vault.write(vault.ledger(), "ledger",
              {store::Edit::element(EntityId::random(), "event",
                                    {{"what", "opened"},
                                     {"bundle", envelope.bundle},
                                     {"sender", envelope.device.text()},
                                     {"time", to_ms(vault.clock().now())}})});
}

void describe(const store::Vault& vault, const Reading& reading, Inspection& inspection) {
  const Envelope& envelope = reading.envelope;
  inspection.trusted = reading.trusted;
  inspection.sender_name = sender_name(vault, envelope.device);
  if (const auto contact = contact_of(vault, envelope.device))
    inspection.sender =
        Card{contact->name, envelope.project, {}, contact->recipient, contact->key, contact->fingerprint};
  inspection.created = envelope.created;
  for (const auto& recipient : envelope.recipients) inspection.recipients.push_back(recipient.text());
  inspection.records = envelope.records;
}

}  // namespace

Inspection inspect(store::Vault& vault, const std::filesystem::path& file, Job& job) {
  Inspection inspection;
  Reading reading;
  try {
    Inspector inspector;
    read_bundle(vault, file, inspector, reading, job);
    inspection.ok = true;
    if (!reading.trusted) {
      inspection.code = Code::Refused;
      inspection.problem = not_trusted;
    }
  } catch (const Error& error) {
    // What is wrong with the bundle is what was asked; what is wrong with the disk is a failure.
    switch (error.code()) {
      case Code::Damaged:
      case Code::Tampered:
      case Code::Invalid:
      case Code::Refused:
      case Code::WrongPassphrase:
      case Code::NewerVersion:
        inspection.code = error.code();
        inspection.problem = error.what();
        break;
      default:
        throw;
    }
  }
  inspection.for_me = reading.for_me;
  if (reading.signed_by_sender) describe(vault, reading, inspection);
  return inspection;
}

Opened open(store::Vault& vault, const std::filesystem::path& file, Job& job) {
  Reading reading;
  Arrival arrival(vault);
  read_bundle(vault, file, arrival, reading, job);
  Opened opened{reading.envelope.bundle,
                vault.seen_bundle(reading.envelope.bundle),
                sender_name(vault, reading.envelope.device),
                {}};
  try {
    vault.together([&] {
      for (const auto& journal : reading.journals) {
        auto outcome =
            vault.merge(journal, [&](const store::DeviceKey& key) { return trusted_device(vault, key); });
        opened.records.push_back({journal.record, journal.kind, std::move(outcome)});
      }
      if (!opened.seen_before) note_opened(vault, reading);
    });
  } catch (const Error& e) {
    if (e.code() == Code::Io) arrival.wait();
    throw;
  }
  arrival.name_recordings();
  testimony::obey_off_record(vault);
  testimony::remove_destroyed_originals(vault);
  return opened;
}

}  // namespace attest::bundle
