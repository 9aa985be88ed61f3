#include "core/testimony/originals.h"

#include <set>

namespace attest::testimony {

namespace {

using store::Edit;

constexpr const char* kMetadata = "metadata";
constexpr const char* kMetadataCut = "metadata_cut";
constexpr const char* kDestroyed = "destroyed";

std::optional<media::Original> described(const store::Entity& entity) {
  if (!entity.doc.contains("sha256")) return std::nullopt;  // kept from this vault, or lost
  try {
    return media::Original::parse(entity.id, entity.record, entity.doc);
  } catch (const Error& e) {
    if (e.code() != Code::Invalid) throw;
    return std::nullopt;
  }
}

std::vector<Edit> edits_for(const media::Original& original, const media::Metadata& metadata) {
  const EntityId& id = original.facts.media;
  std::vector<Edit> edits{Edit::element(id, kOriginal, original.json())};
  if (!metadata.pairs.empty()) edits.push_back(Edit::set(id, kOriginal, kMetadata, metadata.json()));
  if (metadata.cut) edits.push_back(Edit::set(id, kOriginal, kMetadataCut, true));
  return edits;
}

}  // namespace

std::optional<KeptOriginal> original_of(const store::Vault& vault, const EntityId& media) {
  const auto entity = vault.entity(media::original_id(media));
  if (!entity || entity->type != kOriginal) return std::nullopt;
  const auto file = described(*entity);
  if (!file) return std::nullopt;
  KeptOriginal original{*file, {}, true, {}};
  if (const auto metadata = vault.value(entity->id, kMetadata))
    original.metadata = media::Metadata::parse(*metadata, entity->doc.contains(kMetadataCut));
  if (!entity->live) {
    original.destroyed = entity->text(kDestroyed);
    if (original.destroyed.empty()) original.destroyed = "removed";
  }
  original.here = entity->live && is_there(vault.media_path(entity->id));
  return original;
}

std::unique_ptr<media::RecordingReader> open_original(const store::Vault& vault,
                                                      const KeptOriginal& original) {
  if (!original.destroyed.empty())
    throw Error(Code::NotFound, "The file as it came was destroyed: something in it was off the record.");
  if (!original.here)
    throw Error(Code::NotFound, "The file as it came is not in this vault: it was sent without its media.");
  const auto& facts = original.file.facts;
  return std::make_unique<media::RecordingReader>(vault.media_path(facts.media), facts.media,
                                                  vault.media_secret(facts.interview));
}

bool journal_destroyed_original(store::Vault& vault, const EntityId& media, const std::string& reason) {
  const auto entity = vault.entity(media::original_id(media));
  if (!entity || entity->type != kOriginal || !entity->live) return false;
  vault.together([&] {
    vault.write(entity->record, "interview", {Edit::set(entity->id, kOriginal, kDestroyed, reason)});
    vault.write(entity->record, "interview", {Edit::remove(entity->id, kOriginal)});
    vault.outdate_backups();
  });
  return true;
}

void destroy_original(store::Vault& vault, const EntityId& media, const std::string& reason) {
  if (journal_destroyed_original(vault, media, reason)) remove_destroyed_originals(vault);
}

std::vector<Edit> original_edits(const media::Import& import) {
  return import.original ? edits_for(*import.original, import.metadata) : std::vector<Edit>{};
}

void remove_destroyed_originals(store::Vault& vault) {
  bool any = false;
  std::set<EntityId> off;  // of recordings of which a span is off the record
  for (const auto& span : vault.entities("off"))
    if (const auto media = span.reference("media")) off.insert(media::original_id(*media));
  for (const auto& entity : vault.entities(kOriginal, true)) {
    const auto path = vault.media_path(entity.id);
    if ((entity.live && !off.contains(entity.id)) || !is_there(path)) continue;
    vault.disk().remove(path);
    any = true;
  }
  if (any) {
    vault.outdate_backups();
    vault.disk().sync_folder(vault.folder() / "media");
  }
}

bool describe_anew(store::Vault& vault, const EntityId& id) {
  for (const auto& recording : vault.entities("media")) {
    if (media::original_id(recording.id) != id) continue;
    media::RecordingReader file(vault.media_path(id), id, vault.media_secret(recording.record));
    if (file.facts().codec != media::Codec::File || file.interrupted()) return false;
    media::Metadata metadata;
    const auto original = media::describe_original(file, recording.id, metadata);
    vault.write(recording.record, "interview", edits_for(original, metadata));
    return true;
  }
  return false;
}

}  // namespace attest::testimony
