// age v1 files (C2SP age.md): X25519 and scrypt recipients, binary and armored, sealed and opened as streams.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/crypto/hash.h"
#include "core/foundation/job.h"
#include "core/foundation/stream.h"

namespace attest::crypto::age {

/// An X25519 public key, "age1...".
struct Recipient {
  std::array<Byte, 32> key{};
  /// Throws Invalid; says so in as many words for a post-quantum recipient ("age1pq1..."), which is not
  /// supported yet.
  static Recipient parse(std::string_view text);
  std::string text() const;
  auto operator<=>(const Recipient&) const = default;
};

/// An X25519 secret key, "AGE-SECRET-KEY-1...".
class Identity {
 public:
  static Identity random();
  static Identity from_secret(Secret scalar);  ///< 32 bytes
  static Identity parse(std::string_view text);
  Secret text() const;
  const Recipient& recipient() const { return recipient_; }
  const Secret& scalar() const { return scalar_; }
  Identity clone() const { return from_secret(scalar_.clone()); }

 private:
  Secret scalar_;
  Recipient recipient_;
};

/// "AGE-SECRET-KEY-1..." and its 32 bytes, without computing the public key: for files of thousands of them.
Secret scalar_of(std::string_view text);
Secret text_of(const Secret& scalar);

/// A secret key that was printed and typed again: among lines that begin with "#", in small or capital
/// letters, with spaces or line ends between its groups. Throws Invalid where it is not whole (it has a
/// checksum).
Identity read_typed_key(const Secret& text);
/// The key as groups of four characters, eight to a line, each line after `margin`.
Secret in_groups(const Secret& key, std::string_view margin);

/// One stanza of a header, as it stands there.
struct Stanza {
  std::vector<std::string> args;  ///< args[0] is the type
  Bytes body;
};

/// Limits of what is read and of what is written: a header of 256 KiB, 64 stanzas, 16 arguments, 4 KiB a
/// line.
struct Header {
  std::vector<Stanza> stanzas;
  std::array<Byte, 32> mac{};
  Bytes authenticated;   ///< what the MAC covers: everything through "---"
  std::size_t size = 0;  ///< bytes of the whole header, "--- MAC\n" included
};
/// Reads a header and no byte more. Throws Invalid ("not an age file") or Damaged.
Header read_header(Source& source);

struct SealOptions {
  std::vector<Recipient> recipients;
  std::size_t pad_to = 0;            ///< dummy X25519 stanzas up to this number
  std::optional<Secret> passphrase;  ///< instead of recipients: the only stanza
  int scrypt_log2n = 18;
  std::vector<Stanza> more;        ///< further stanzas, after the recipients; other programs pass over them
  std::optional<Secret> file_key;  ///< 16 bytes; drawn at random where absent
  bool armor = false;
};

/// A sink that seals what is written to it. `finish` writes the last chunk; without it the file is
/// recognisably cut. Chunks are 64 KiB; give large pieces to go fast.
class Sealer final : public Sink {
 public:
  Sealer(Sink& out, SealOptions options);
  ~Sealer() override;
  void write(ByteView in) override;
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct OpenOptions {
  std::vector<const Identity*> identities;  ///< borrowed
  const Secret* passphrase = nullptr;       ///< borrowed
  int max_scrypt_log2n = 20;
};

/// A source of what was sealed. Only authenticated bytes come out, and a missing, repeated or later chunk
/// throws before the end is reported; until `read` has returned 0 the whole is unverified. Throws:
/// WrongPassphrase where no key fits (text "No key of ours opens this file."), Invalid for what is no age
/// file or asks for more scrypt than `max_scrypt_log2n`, Damaged for everything else; always as AgeError, but
/// for what `in` throws and for NotEnoughMemory.
class Opener final : public Source {
 public:
  Opener(Source& in, const OpenOptions& options);
  ~Opener() override;
  std::size_t read(ByteSpan out) override;
  const Header& header() const;
  /// SHA-256("attest/seal/1" || file key): names the envelope without opening it to others.
  Hash envelope_seal() const;
  /// The header's MAC and payload split, as the testkit wants to know which failed.
  enum class Failure { None, Header, NoMatch, Mac, Payload, Armor };

 private:
  struct State;
  std::unique_ptr<State> state_;
};
Hash envelope_seal(ByteView file_key);

/// What went wrong with a file, kept beside the Error for tests and for words: thrown by Opener and
/// read_header.
class AgeError final : public Error {
 public:
  AgeError(Code code, Opener::Failure what, std::string text) : Error(code, std::move(text)), failure(what) {}
  Opener::Failure failure;
};

/// Small things at once; `open` takes the armored form too.
Bytes seal(ByteView plain, SealOptions options);
Secret open(ByteView sealed, const OpenOptions& options);

/// Whether a file that begins with these bytes (64 are plenty) is meant to be armored.
bool is_armored(ByteView start);

/// The same sealed file under another header: `stanzas` and a MAC for them by `file_key`; the payload is
/// carried over.
Bytes with_stanzas(ByteView sealed, const std::vector<Stanza>& stanzas, const Secret& file_key);

/// The armored form, strict (PEM label "AGE ENCRYPTED FILE"), as a stream. It reads `in` to its end.
class Dearmor final : public Source {
 public:
  explicit Dearmor(Source& in);
  ~Dearmor() override;
  std::size_t read(ByteSpan out) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Identities from an identity file (as age-keygen writes it): a line each, "#" begins a comment.
std::vector<Identity> parse_identity_file(const Secret& content);

}  // namespace attest::crypto::age
