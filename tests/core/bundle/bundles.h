// What the bundle's tests share: two vaults that know each other, something worth sending, and the means to
// take a bundle apart and put it together again as an honest sender would never do.
#pragma once

#include <functional>

#include "core/bundle/bag.h"
#include "core/bundle/bundle.h"
#include "core/bundle/envelope.h"
#include "core/bundle/tar.h"
#include "core/coding/coding.h"
#include "core/testimony/interview.h"
#include "tests/support/vaults.h"

namespace attest::test {

using store::Vault;
namespace fs = std::filesystem;

inline bundle::Contact introduce(Vault& to, const Vault& whom, bundle::Role role = bundle::Role::Colleague,
                                 bool trust = true) {
  return bundle::add_contact(to, bundle::read_card(bundle::write_card(whom)), {}, role, trust);
}

/// The names of a folder's files, and the digests of a vault: what a refused bundle must not change.
struct Trace {
  std::vector<std::string> files;
  std::vector<std::string> digests;
  bool operator==(const Trace&) const = default;
};
inline std::vector<std::string> digests(const Vault& vault, bool ledgers = false) {
  std::vector<std::string> all;
  for (const auto& d : vault.digest(ledgers)) all.push_back(d.id.hex() + d.journal + d.projection);
  return all;
}
inline Trace trace(const Vault& vault) {
  Trace trace{{}, digests(vault, true)};
  for (const auto& entry : fs::recursive_directory_iterator(vault.folder()))
    trace.files.push_back(entry.path().string());
  std::sort(trace.files.begin(), trace.files.end());
  return trace;
}

/// A recording of noise: sealed and journalled as one that was made here.
inline EntityId record_noise(Vault& vault, const RecordId& interview, std::size_t bytes,
                             std::size_t frame = 4000) {
  media::RecordingWriter::Begin begin;
  begin.media = EntityId::random();
  begin.interview = interview;
  begin.recipient = vault.media_recipient(interview);
  media::RecordingWriter writer(vault.disk(), vault.clock(), vault.media_path(begin.media), begin);
  const Bytes sound = noise(bytes);
  for (std::size_t at = 0; at < bytes; at += frame)
    writer.sound(ByteView(sound).subspan(at, std::min(frame, bytes - at)), 4800);
  writer.peaks({{-3, 4}, {-5, 6}});
  vault.write(interview, "interview", {store::Edit::element(begin.media, "media", writer.finish().json())});
  return begin.media;
}

/// Field and headquarters, one project, each trusting the other.
struct TwoVaults {
  explicit TwoVaults(bool trust = true) {
    field = vaults.create("field");
    office = vaults.create("office", "H1", field.get());
    if (!trust) return;
    introduce(*field, *office, bundle::Role::Headquarters);
    introduce(*office, *field);
  }

  RecordId interview(const std::string& summary = "about the border") {
    return testimony::create_interview(*field, {{"summary", summary}});
  }
  /// With a transcript, a coding and a recording of `bytes`.
  RecordId whole_interview(std::size_t bytes = 50'000) {
    const RecordId id = interview();
    testimony::NewTranscript transcript;
    transcript.content = {
        "first we walked\nthen we waited", {{0, 15, 0, 2000, "A"}, {16, 30, 2000, 4000, "B"}}, "en"};
    transcript.language = "en";
    const EntityId t = testimony::import_transcript(*field, id, transcript);
    if (coding::codes(*field).empty()) coding::new_code(*field, "journey/walking");
    coding::apply_code(*field, t, coding::codes(*field).back().id, {9, 15}, "by night");
    if (bytes > 0) record_noise(*field, id, bytes);
    return id;
  }

  bundle::SealRequest request(const std::vector<RecordId>& ids, const Vault& to) const {
    bundle::SealRequest request;
    request.interviews = ids;
    request.recipients = {to.device_identity().recipient()};
    return request;
  }
  fs::path seal(Vault& from, const std::vector<RecordId>& ids, const Vault& to, bool without_media = false) {
    Job job;
    auto wanted = request(ids, to);
    wanted.without_media = without_media;
    return bundle::seal(from, wanted, vaults.folder.path(), job).file;
  }
  static bundle::Opened open(Vault& vault, const fs::path& file) {
    Job job;
    return bundle::open(vault, file, job);
  }
  static bundle::Inspection inspect(Vault& vault, const fs::path& file) {
    Job job;
    return bundle::inspect(vault, file, job);
  }

  Vaults vaults;
  std::unique_ptr<Vault> field, office;
};

// ---- Taking bundles apart

struct Piece {
  std::string name;
  Bytes content;
};
using Pieces = std::vector<Piece>;

inline Bytes decrypt(const fs::path& file, const Vault& by) {
  FileSource source(file);
  crypto::age::Opener opener(source, {{&by.device_identity()}, nullptr});
  return read_all(opener, 1u << 30, "the bundle");
}
inline Pieces unpack(ByteView archive) {
  MemorySource source(Bytes(archive.begin(), archive.end()));
  bundle::TarReader tar(source, Code::Invalid);
  Pieces pieces;
  while (auto entry = tar.next()) pieces.push_back({entry->name, read_all(tar, 1u << 30, entry->name)});
  return pieces;
}
/// Without a padding, one is made.
inline Bytes pack(const Pieces& pieces) {
  MemorySink out;
  bundle::TarWriter tar(out);
  std::uint64_t size = bundle::tar_entry_size(0) + bundle::tar_end_size;
  for (const auto& piece : pieces) size += bundle::tar_entry_size(piece.content.size());
  for (const auto& piece : pieces) {
    tar.begin(piece.name, piece.content.size());
    tar.write(piece.content);
  }
  if (pieces.empty() || pieces.back().name != bundle::padding_name) {
    const Bytes padding(bundle::padme(size) - size);
    tar.begin(bundle::padding_name, padding.size());
    tar.write(padding);
  }
  tar.finish();
  return out.bytes;
}

/// A bundle that `signer` vouches for, whatever stands in it: lists, signature and envelope are made anew.
struct Forger {
  const Vault& signer;
  std::vector<crypto::age::Recipient> recipients;
  std::function<void(bundle::Envelope&)> change = [](bundle::Envelope&) {};

  void relist(Pieces& pieces, const crypto::Secret& file_key) const {
    const auto is_data = [](const Piece& p) { return p.name.starts_with("data/"); };
    auto envelope = bundle::Envelope::parse(as_text(pieces.at(2).content));
    envelope.files.clear();
    std::vector<bundle::Listed> by_sha256, by_sha512;
    std::uint64_t bytes = 0;
    for (const auto& piece : pieces) {
      if (!is_data(piece)) continue;
      const auto a = crypto::sha256(piece.content);
      const auto b = crypto::sha512(piece.content);
      by_sha256.push_back({piece.name, {a.begin(), a.end()}});
      by_sha512.push_back({piece.name, {b.begin(), b.end()}});
      envelope.files.push_back({piece.name, piece.content.size()});
      bytes += piece.content.size();
    }
    envelope.device = signer.device_signer().public_key();
    envelope.seal = crypto::age::envelope_seal(file_key.view());
    change(envelope);
    pieces[1].content = to_bytes(bundle::bag_info(bytes, by_sha256.size()));
    pieces[2].content = to_bytes(envelope.text());
    pieces[3].content = to_bytes(bundle::write_manifest(by_sha256));
    pieces[4].content = to_bytes(bundle::write_manifest(by_sha512));
    sign(pieces, envelope.comment());
  }
  /// The tagmanifest and its signature, over the tag files as they stand.
  void sign(Pieces& pieces, const std::string& comment) const {
    std::vector<bundle::Listed> tags;
    for (std::size_t i = 0; i < 5; ++i) {
      const auto digest = crypto::sha256(pieces[i].content);
      tags.push_back({pieces[i].name, {digest.begin(), digest.end()}});
    }
    const std::string text = bundle::write_manifest(tags);
    pieces[5].content = to_bytes(text);
    pieces[6].content = to_bytes(signer.device_signer().sign(as_bytes(text), comment));
  }
  Bytes wrap(ByteView archive, crypto::Secret file_key) const {
    crypto::age::SealOptions options;
    options.recipients = recipients;
    options.pad_to = 4;
    options.file_key = std::move(file_key);
    return crypto::age::seal(archive, std::move(options));
  }
  Bytes forge(Pieces pieces) const {
    if (!pieces.empty() && pieces.back().name == bundle::padding_name) pieces.pop_back();
    auto file_key = crypto::Secret::random(16);
    relist(pieces, file_key);
    return wrap(pack(pieces), std::move(file_key));
  }
};

}  // namespace attest::test
