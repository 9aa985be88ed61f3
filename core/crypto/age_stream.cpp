// The payload of an age file: chunks of 64 KiB, each sealed for its place, the last one marked (STREAM).
#include <algorithm>
#include <utility>

#include "core/crypto/aead.h"
#include "core/crypto/age.h"
#include "core/crypto/age_armor.h"
#include "core/crypto/age_header.h"
#include "core/crypto/age_stanza.h"

namespace attest::crypto::age {

namespace {

constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::size_t sealed_size = chunk_size + Aead::tag_size;
constexpr std::size_t batch = 16;  ///< chunks a write
constexpr std::size_t nonce_size = 16;

using ChunkNonce = std::array<Byte, 12>;

ChunkNonce chunk_nonce(std::uint64_t counter, bool last) {
  ChunkNonce nonce{};
  for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<Byte>(counter >> 8 * i);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

Secret payload_key(const Secret& file_key, ByteView nonce) {
  return hkdf(file_key.view(), nonce, "payload");
}

/// Memory whose pages are touched only as far as it is used.
class Buffer {
 public:
  explicit Buffer(std::size_t size) : memory_(std::make_unique_for_overwrite<Byte[]>(size)), size_(size) {}
  ByteSpan span() { return {memory_.get(), size_}; }
  ByteSpan free() { return span().subspan(used); }
  ByteView content() { return span().first(used); }

  std::size_t used = 0;

 private:
  std::unique_ptr<Byte[]> memory_;
  std::size_t size_;
};

std::vector<Stanza> stanzas_for(const SealOptions& options, const Secret& file_key) {
  std::vector<Stanza> stanzas;
  if (options.passphrase) {
    if (!options.recipients.empty() || !options.more.empty() || options.pad_to != 0)
      throw Error(Code::Internal, "A passphrase must be the only key of an age file.");
    stanzas.push_back(wrap_scrypt(*options.passphrase, options.scrypt_log2n, file_key));
    return stanzas;
  }
  if (options.recipients.size() > max_stanzas || options.pad_to > max_stanzas)
    throw Error(Code::Invalid, "A file can be sealed to 1 to 64 keys at once.");
  for (const Recipient& recipient : options.recipients) stanzas.push_back(wrap_x25519(recipient, file_key));
  while (stanzas.size() < options.pad_to) stanzas.push_back(dummy_x25519());
  stanzas.insert(stanzas.end(), options.more.begin(), options.more.end());
  return stanzas;
}

/// Everything before the payload's first chunk, and the payload's nonce at its end.
Bytes preamble(const SealOptions& options, const Secret& file_key) {
  Bytes text = whole_header(stanzas_for(options, file_key), file_key);
  const Bytes nonce = random_bytes(nonce_size);
  text.insert(text.end(), nonce.begin(), nonce.end());
  return text;
}

}  // namespace

// ---- Sealing

struct Sealer::State {
  State(Sink& sink, const SealOptions& options, const Secret& file_key, const Bytes& start)
      : armor(options.armor ? std::make_unique<Armor>(sink) : nullptr),
        out(armor ? *armor : sink),
        aead(Aead::Way::Seal, payload_key(file_key, ByteView(start).last(nonce_size)).view()) {
    out.write(start);
  }
  ~State() { wipe(pending.span()); }
  State(const State&) = delete;

  void seal_chunk(ByteView plain, bool last) {
    const std::size_t size = plain.size() + Aead::tag_size;
    aead.seal(sealed.free().first(size), chunk_nonce(counter++, last), {}, plain);
    sealed.used += size;
    if (last || sealed.used == batch * sealed_size) {
      out.write(sealed.content());
      sealed.used = 0;
    }
  }

  std::unique_ptr<Armor> armor;
  Sink& out;
  Aead aead;
  Buffer pending{
      chunk_size};  ///< up to one chunk: only what follows it, or finish, tells whether it is the last
  Buffer sealed{batch * sealed_size};
  std::uint64_t counter = 0;
  bool finished = false;
};

Sealer::Sealer(Sink& out, SealOptions options) {
  const Secret file_key = options.file_key ? std::move(*options.file_key) : Secret::random(16);
  state_ = std::make_unique<State>(out, options, file_key, preamble(options, file_key));
}
Sealer::~Sealer() = default;

void Sealer::write(ByteView in) {
  State& s = *state_;
  if (s.finished) throw Error(Code::Internal, "This age file is finished already.");
  while (!in.empty()) {
    if (s.pending.used == chunk_size) {
      s.seal_chunk(s.pending.content(), false);
      s.pending.used = 0;
    }
    if (s.pending.used == 0 && in.size() > chunk_size) {
      s.seal_chunk(in.first(chunk_size), false);
      in = in.subspan(chunk_size);
      continue;
    }
    const ByteView taken = in.first(std::min(in.size(), s.pending.free().size()));
    std::ranges::copy(taken, s.pending.free().begin());
    s.pending.used += taken.size();
    in = in.subspan(taken.size());
  }
}

void Sealer::finish() {
  State& s = *state_;
  if (std::exchange(s.finished, true)) throw Error(Code::Internal, "This age file is finished already.");
  s.seal_chunk(s.pending.content(), true);
  if (s.armor) s.armor->finish();
}

// ---- Opening

struct Opener::State {
  State(Source& source, const OpenOptions& options)
      : in(source),
        header(read_header(source)),
        file_key(find_key(options)),
        aead(Aead::Way::Open, read_key().view()) {}
  ~State() { wipe(plain.span()); }
  State(const State&) = delete;

  Secret find_key(const OpenOptions& options) const {
    auto found = unwrap(header.stanzas, options);
    if (!found) throw AgeError(Code::WrongPassphrase, Failure::NoMatch, no_match());
    if (!same(header_mac(*found, header.authenticated), header.mac))
      throw AgeError(Code::Damaged, Failure::Mac, "The header of this age file has been changed.");
    return std::move(*found);
  }

  std::string no_match() const {
    const auto post_quantum = [](const Stanza& stanza) { return stanza.args[0] == "mlkem768x25519"; };
    if (std::ranges::all_of(header.stanzas, post_quantum))
      return "This file is sealed to post-quantum keys only, which are not supported yet. Ask for it to be "
             "sealed to an "
             "X25519 key (age1...).";
    return "No key of ours opens this file.";
  }

  Secret read_key() {
    std::array<Byte, nonce_size> nonce;
    if (read_full(in, nonce) != nonce.size())
      throw AgeError(Code::Damaged, Failure::Header, "This age file ends right after its header.");
    return payload_key(file_key, nonce);
  }

  [[noreturn]] static void damaged() {
    throw AgeError(Code::Damaged, Failure::Payload,
                   "This file is damaged or incomplete. What was read of it so far is not to be relied on.");
  }

  /// Opens the next chunk into `out`, which has room for one; returns its size.
  std::size_t next_chunk(ByteSpan out) {
    if (stage == Stage::Broken) damaged();
    stage = Stage::Broken;  // unless we get to the end of this
    // One byte more than a chunk tells whether it is the last.
    sealed.used += read_full(in, sealed.free());
    const bool more = sealed.used > sealed_size;
    const ByteView chunk = sealed.content().first(std::min(sealed.used, sealed_size));
    if (chunk.size() < Aead::tag_size) damaged();
    const ByteSpan opened = out.first(chunk.size() - Aead::tag_size);
    if (opened.empty() && counter > 0) damaged();
    const auto opens = [&](bool last) { return aead.open(opened, chunk_nonce(counter, last), {}, chunk); };
    if (opens(!more)) {
      stage = more ? Stage::Reading : Stage::Over;
      sealed.span()[0] = sealed.span()[sealed_size];
      sealed.used = more ? 1 : 0;
    } else if (!more || !opens(true)) {
      damaged();
    }  // else a whole last chunk with something after it: it is given out, and the next call says that it is
       // broken
    ++counter;
    return opened.size();
  }

  Source& in;
  Header header;
  Secret file_key;
  Aead aead;
  Buffer sealed{sealed_size + 1};
  Buffer plain{chunk_size};  ///< for readers that take less than a chunk
  std::size_t taken = 0;
  std::uint64_t counter = 0;
  enum class Stage { Reading, Over, Broken } stage = Stage::Reading;
};

Opener::Opener(Source& in, const OpenOptions& options) : state_(std::make_unique<State>(in, options)) {}
Opener::~Opener() = default;

std::size_t Opener::read(ByteSpan out) {
  State& s = *state_;
  if (s.taken == s.plain.used) {
    if (s.stage == State::Stage::Over || out.empty()) return 0;
    if (out.size() >= chunk_size) return s.next_chunk(out.first(chunk_size));
    const std::size_t size = s.next_chunk(s.plain.span());
    s.plain.used = size;
    s.taken = 0;
  }
  const ByteView given =
      s.plain.content().subspan(s.taken).first(std::min(out.size(), s.plain.used - s.taken));
  std::ranges::copy(given, out.begin());
  s.taken += given.size();
  return given.size();
}

const Header& Opener::header() const {
  return state_->header;
}
Hash Opener::envelope_seal() const {
  return age::envelope_seal(state_->file_key.view());
}

Hash envelope_seal(ByteView file_key) {
  Digest digest(Digest::Kind::Sha256);
  digest.update(as_bytes("attest/seal/1"));
  digest.update(file_key);
  Hash hash;
  std::ranges::copy(digest.finish(), hash.begin());
  return hash;
}

// ---- Small things

Bytes seal(ByteView plain, SealOptions options) {
  MemorySink sink;
  Sealer sealer(sink, std::move(options));
  sealer.write(plain);
  sealer.finish();
  return std::move(sink.bytes);
}

Secret open(ByteView sealed, const OpenOptions& options) {
  MemorySource binary(Bytes(sealed.begin(), sealed.end()));
  Dearmor dearmored(binary);
  Opener opener(is_armored(sealed) ? static_cast<Source&>(dearmored) : binary, options);
  Secret plain(sealed.size());
  const std::size_t size = read_full(opener, plain.span());
  return Secret::copy(plain.view().first(size));
}

}  // namespace attest::crypto::age
