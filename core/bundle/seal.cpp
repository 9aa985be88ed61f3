#include <algorithm>
#include <functional>
#include <set>

#include "core/bundle/bag.h"
#include "core/bundle/bundle.h"
#include "core/bundle/payload.h"
#include "core/bundle/pipeline.h"
#include "core/bundle/tar.h"

namespace attest::bundle {

namespace {

using Recipients = std::vector<crypto::age::Recipient>;

std::size_t stanzas_for(std::size_t recipients) {
  return recipients <= 4 ? 4 : (recipients + 7) / 8 * 8;
}

Recipients in_order(Recipients recipients) {
  std::sort(recipients.begin(), recipients.end(),
            [](const auto& a, const auto& b) { return a.text() < b.text(); });
  recipients.erase(std::unique(recipients.begin(), recipients.end()), recipients.end());
  if (recipients.empty()) throw Error(Code::Invalid, "A bundle needs somebody to be sealed for.");
  if (recipients.size() > max_recipients)
    throw Error(Code::Invalid, "A bundle can be sealed for 32 recipients at most.");
  return recipients;
}

/// A partner among the recipients makes it an outward exit.
testimony::Exit exit_for(const store::Vault& vault, const Recipients& recipients) {
  for (const Contact& contact : contacts(vault))
    if (contact.role == Role::Partner &&
        std::find(recipients.begin(), recipients.end(), contact.recipient) != recipients.end())
      return testimony::Exit::SealToPartner;
  return testimony::Exit::SealToProject;
}

constexpr const char* originals_stay =
    "Of recordings made elsewhere a partner gets the sound alone: the files as they came, and what devices "
    "wrote into "
    "them, stay.";

/// Interviews that may go, and what they refer to.
struct Selection {
  testimony::Exit exit;
  std::vector<RecordId> interviews;
  std::vector<store::RecordInfo> records;  ///< by id
  std::vector<LeftOut> left_out;
};

void add_closure(const store::Vault& vault, Selection& selection) {
  std::map<RecordId, std::string> records;
  for (const RecordId& interview : selection.interviews) {
    records[interview] = "interview";
    for (const auto& layer : vault.referring("layer", "interview", main_entity(interview)))
      records[layer.record] = "layer";
  }
  for (const RecordId& id : {vault.codebook(), RecordId{vault.info().project.bytes}})
    if (const auto known = vault.record(id)) records[id] = known->kind;
  for (const auto& [id, kind] : records) selection.records.push_back({id, kind});
}

Selection select(const store::Vault& vault, const SealRequest& request) {
  Selection selection{exit_for(vault, request.recipients), {}, {}, {}};
  for (const RecordId& id : std::set<RecordId>(request.interviews.begin(), request.interviews.end())) {
    const auto record = vault.record(id);
    if (!record || record->kind != "interview")
      throw Error(Code::NotFound, "There is no such interview in this vault.");
    const auto verdict = testimony::may(vault, request.use, {id, selection.exit});
    if (verdict.allowed && (!verdict.needs_reason || !request.reason.empty()))
      selection.interviews.push_back(id);
    else
      selection.left_out.push_back({id, verdict.reason});
  }
  if (!selection.interviews.empty()) add_closure(vault, selection);
  if (testimony::outward(selection.exit))
    for (const RecordId& id : selection.interviews)
      if (!vault.entities_in(id, "original", true).empty())
        selection.left_out.push_back({id, originals_stay});
  return selection;
}

Payload::Scope scope_of(const SealRequest& request, const Selection& selection) {
  return {!request.without_media, testimony::outward(selection.exit)};
}

std::filesystem::path place_for(const std::filesystem::path& to) {
  if (!is_folder(to)) return to;
  return to / (base32(random_bytes(10)) + ".age");
}

struct TagFile {
  std::string name;
  std::string text;
};

/// Everything that stands before the data, from the list of the data.
struct Tags {
  std::vector<TagFile> files;
  std::string tagmanifest_sha256;
};

Tags make_tags(const store::Vault& vault, const Envelope& envelope, const Payload& payload) {
  std::vector<Listed> by_sha256, by_sha512, tagmanifest;
  for (const auto& file : payload.files()) {
    by_sha256.push_back({file.path, file.sha256});
    by_sha512.push_back({file.path, file.sha512});
  }
  const std::array<std::string, tag_files.size()> texts = {
      std::string(bagit_text), bag_info(payload.bytes(), payload.files().size()), envelope.text(),
      write_manifest(by_sha256), write_manifest(by_sha512)};
  Tags tags;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].size() > max_tag_file)
      throw Error(Code::Invalid, "These are too many records for one bundle.");
    const auto digest = crypto::sha256(as_bytes(texts[i]));
    tagmanifest.push_back({tag_files[i], {digest.begin(), digest.end()}});
    tags.files.push_back({tag_files[i], texts[i]});
  }
  const std::string text = write_manifest(tagmanifest);
  tags.tagmanifest_sha256 = to_hex(crypto::sha256(as_bytes(text)));
  tags.files.push_back({tagmanifest_name, text});
  tags.files.push_back({signature_name, vault.device_signer().sign(as_bytes(text), envelope.comment())});
  return tags;
}

std::uint64_t size_without_padding(const Tags& tags, const Payload& payload) {
  std::uint64_t size = tar_entry_size(0) + tar_end_size;
  for (const auto& file : tags.files) size += tar_entry_size(file.text.size());
  for (const auto& file : payload.files()) size += tar_entry_size(file.bytes);
  return size;
}

void write_padding(TarWriter& tar, std::uint64_t size) {
  tar.begin(padding_name, size);
  const Bytes zeros(64 * 1024);
  for (std::uint64_t left = size; left > 0;) {
    const auto part = std::min<std::uint64_t>(left, zeros.size());
    tar.write(ByteView(zeros).first(static_cast<std::size_t>(part)));
    left -= part;
  }
}

void write_archive(const Tags& tags, Payload& payload, std::uint64_t padding, Sink& out, Job& job) {
  TarWriter tar(out);
  for (const auto& file : tags.files) {
    tar.begin(file.name, file.text.size());
    tar.write(as_bytes(file.text));
  }
  for (const auto& file : payload.files()) {
    tar.begin(file.path, file.bytes);
    HashingSink hashed(&tar);
    payload.write(file, hashed, job);
    if (hashed.size() != file.bytes || hashed.sha256() != file.sha256)
      throw Error(Code::Damaged,
                  "A recording or record is not what its hash says. Check the vault; nothing was sealed.");
    job.check();
  }
  write_padding(tar, padding);
  tar.finish();
}

Envelope describe(const store::Vault& vault, const Selection& selection, const Payload& payload,
                  const Recipients& recipients, const crypto::Secret& file_key) {
  const auto last = vault.last_sequence(joined(recipients));
  Envelope envelope;
  envelope.bundle = to_hex(random_bytes(32));
  envelope.created = to_ms(vault.clock().now());
  envelope.device = vault.device_signer().public_key();
  for (const auto& file : payload.files()) envelope.files.push_back({file.path, file.bytes});
  envelope.heads = payload.heads();
  envelope.previous = last.previous;
  envelope.project = vault.info().project;
  envelope.recipients = recipients;
  envelope.records = selection.records;
  envelope.seal = crypto::age::envelope_seal(file_key.view());
  envelope.sender = vault.device_identity().recipient();
  envelope.sequence = last.number + 1;
  return envelope;
}

/// Into this device's ledger, in one transaction that ends with the file taking its name.
void note_sent(store::Vault& vault, const SealRequest& request, const Selection& selection,
               const Envelope& envelope, const Tags& tags, const std::function<void()>& commit_file) {
  Json event{{"what", "sent"},
             {"bundle", envelope.bundle},
             {"time", envelope.created},
             {"recipients", Json::array()},
             {"records", Json::array()}};
  for (const auto& recipient : envelope.recipients) event["recipients"].push_back(recipient.text());
  for (const auto& record : envelope.records) event["records"].push_back(record.id.hex());
  vault.together([&] {
    for (const RecordId& interview : selection.interviews)
      testimony::pass(vault, request.use, {interview, selection.exit}, request.reason, false);
    vault.write(vault.ledger(), "ledger", {store::Edit::element(EntityId::random(), "event", event)});
    vault.note_sequence(joined(envelope.recipients), {envelope.sequence, tags.tagmanifest_sha256});
    commit_file();
  });
}

}  // namespace

Sealed plan(store::Vault& vault, const SealRequest& request) {
  Selection selection = select(vault, request);
  const std::uint64_t sound =
      request.without_media
          ? 0
          : Payload::sound_bytes(vault, selection.records, !scope_of(request, selection).outward);
  return {{}, sound, std::move(selection.records), std::move(selection.left_out)};
}

Sealed seal(store::Vault& vault, const SealRequest& request, const std::filesystem::path& to, Job& job) {
  const Recipients recipients = in_order(request.recipients);
  Selection selection = select(vault, request);
  if (selection.interviews.empty())
    throw Error(Code::Refused,
                selection.left_out.empty() ? "There is nothing to seal." : selection.left_out[0].reason);

  const auto path = place_for(to);
  PendingFile file(vault.disk(), path, request.overwrite);
  // Sound is read twice: for its frames' salts, which stand before it in the archive, and as it is sealed.
  job.expect(request.without_media
                 ? 0
                 : 2 * Payload::sound_bytes(vault, selection.records, !scope_of(request, selection).outward));
  Payload payload(vault, selection.records, scope_of(request, selection), job);
  auto file_key = crypto::Secret::random(16);
  const Envelope envelope = describe(vault, selection, payload, recipients, file_key);
  const Tags tags = make_tags(vault, envelope, payload);
  const std::uint64_t size = size_without_padding(tags, payload);

  crypto::age::SealOptions options;
  options.recipients = recipients;
  options.pad_to = stanzas_for(recipients.size());
  options.file_key = std::move(file_key);
  crypto::age::Sealer sealer(file, std::move(options));
  Pipeline pipeline(sealer);
  write_archive(tags, payload, padme(size) - size, pipeline, job);
  pipeline.finish();
  sealer.finish();
  job.check();
  const std::uint64_t sealed_bytes = file.size();
  bool is_there = false;
  try {
    note_sent(vault, request, selection, envelope, tags, [&] {
      file.commit();
      is_there = true;
    });
  } catch (...) {
    if (is_there) vault.disk().remove(path);  // a bundle that the ledger knows nothing of
    throw;
  }
  return {path, sealed_bytes, std::move(selection.records), std::move(selection.left_out)};
}

}  // namespace attest::bundle
