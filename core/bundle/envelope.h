// Inside this room: attest.json, what a bundle says of itself (FORMAT.md §10), and the names of its files.
#pragma once

#include <string>
#include <vector>

#include "core/media/sound.h"
#include "core/store/vault.h"

namespace attest::bundle {

// What a bundle may hold at most; a bundle that would hold more is not sealed, and is not opened.
inline constexpr std::size_t max_tag_file = 16u << 20;
inline constexpr std::size_t max_journal = 64u << 20;
inline constexpr std::size_t max_frames_file = 384u << 20;
inline constexpr std::size_t max_recipients = 32;

struct Envelope {
  std::string bundle;  ///< 64 hex
  std::int64_t created = 0;
  store::DeviceKey device;
  struct File {
    std::string path;
    std::uint64_t bytes = 0;
    bool operator==(const File&) const = default;
  };
  std::vector<File> files;
  struct Head {
    RecordId record;
    store::CommitId head{};
    auto operator<=>(const Head&) const = default;
  };
  std::vector<Head> heads;  ///< sorted
  std::string previous;     ///< 64 hex, or ""
  ProjectId project;
  std::vector<crypto::age::Recipient> recipients;  ///< sorted by their text
  std::vector<store::RecordInfo> records;          ///< sorted by id
  crypto::Hash seal{};
  crypto::age::Recipient sender;
  std::int64_t sequence = 0;

  std::string text() const;
  /// Strict; Invalid, or NewerVersion for a later format or another kind of bundle.
  static Envelope parse(std::string_view text);
  /// The trusted comment of the signature over the tagmanifest.
  std::string comment() const;
};
/// The texts, joined by LF: what the sequence of bundles is counted for.
std::string joined(const std::vector<crypto::age::Recipient>& recipients);

/// RFC 4648 base32 in lower case, of whole groups of five bytes.
std::string base32(ByteView bytes);

std::string journal_path(const RecordId& record);
std::string frames_path(const EntityId& media);
std::string sound_path(const std::string& folder, const EntityId& media, media::Codec codec);
std::string original_path(const std::string& folder, const EntityId& media, const std::string& container);
inline constexpr const char* codebook_path = "data/codebook.json";
inline constexpr std::string_view journal_folder = "data/journal/";
/// The order of files in the archive and in the manifests: journals first, then bytes.
bool comes_before(const std::string& a, const std::string& b);

inline constexpr std::array<const char*, 5> tag_files = {"bagit.txt", "bag-info.txt", "attest.json",
                                                         "manifest-sha256.txt", "manifest-sha512.txt"};
inline constexpr const char* tagmanifest_name = "tagmanifest-sha256.txt";
inline constexpr const char* signature_name = "tagmanifest-sha256.txt.minisig";
inline constexpr const char* padding_name = "padding.bin";

}  // namespace attest::bundle
