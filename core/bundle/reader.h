// Inside this room: reading a bundle from its first byte to its last, in the order of checks of FORMAT.md
// §10. Whoever inspects and whoever opens reads with this, and they differ only in what they do with the
// sound.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/bundle/envelope.h"
#include "core/bundle/frames.h"
#include "core/foundation/job.h"
#include "core/store/vault.h"

namespace attest::bundle {

/// What has been read and checked, filled as the reading goes on; after a failure it says how far that came.
struct Reading {
  bool for_me = false;
  bool signed_by_sender = false;  ///< the envelope is authentic: signed by the device it names
  bool trusted = false;           ///< and that is a contact trusted here, or this device
  Envelope envelope;
  std::string tagmanifest_sha256;
  std::vector<store::Journal> journals;  ///< of envelope.records, in their order
};

/// What becomes of what comes.
class Receiver {
 public:
  virtual ~Receiver() = default;
  /// After the signature and before anything else; throws Refused where an untrusted sender is not to be
  /// read.
  virtual void sender(const Reading& reading) = 0;
  /// A recording begins; false where its sound is not wanted (it is checked all the same).
  virtual bool begin(const media::RecordingFacts& facts) = 0;
  virtual void sound(ByteView bytes, std::uint32_t frames, ByteView salt) = 0;
  virtual void destroyed(const media::Destroyed& run) = 0;  ///< in the place of sound
  /// The recording has come whole and is what its interview's journal says.
  virtual void end(const std::vector<media::Peak>& peaks) = 0;
};

/// Throws as `open` does (bundle.h); the receiver undoes what it did.
void read_bundle(const store::Vault& vault, const std::filesystem::path& file, Receiver& receiver,
                 Reading& reading, Job& job);

}  // namespace attest::bundle
