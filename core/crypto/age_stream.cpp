// A whole age file, sealed and opened: header, nonce, payload.
#include <algorithm>

#include "core/crypto/age.h"
#include "core/crypto/age_armor.h"
#include "core/crypto/age_header.h"
#include "core/crypto/age_payload.h"
#include "core/crypto/age_stanza.h"

namespace attest::crypto::age {

namespace {

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

std::string no_match(const Header& header) {
  const auto post_quantum = [](const Stanza& stanza) { return stanza.args[0] == "mlkem768x25519"; };
  if (std::ranges::all_of(header.stanzas, post_quantum))
    return "This file is sealed to post-quantum keys only, which are not supported yet. Ask for it to be "
           "sealed to an "
           "X25519 key (age1...).";
  return "No key of ours opens this file.";
}

Secret find_key(const Header& header, const OpenOptions& options) {
  auto found = unwrap(header.stanzas, options);
  if (!found) throw AgeError(Code::WrongPassphrase, Opener::Failure::NoMatch, no_match(header));
  if (!same(header_mac(*found, header.authenticated), header.mac))
    throw AgeError(Code::Damaged, Opener::Failure::Mac, "The header of this age file has been changed.");
  return std::move(*found);
}

std::array<Byte, payload_nonce_size> read_nonce(Source& in) {
  std::array<Byte, payload_nonce_size> nonce;
  if (read_full(in, nonce) != nonce.size())
    throw AgeError(Code::Damaged, Opener::Failure::Header, "This age file ends right after its header.");
  return nonce;
}

}  // namespace

struct Sealer::State {
  State(Sink& sink, const SealOptions& options, const Secret& file_key, const Bytes& header,
        const Bytes& nonce)
      : armor(options.armor ? std::make_unique<Armor>(sink) : nullptr),
        out(armor ? *armor : sink),
        payload(out, file_key, nonce) {
    out.write(header);
    out.write(nonce);
  }

  std::unique_ptr<Armor> armor;
  Sink& out;
  PayloadSealer payload;
};

Sealer::Sealer(Sink& out, SealOptions options) {
  const Secret file_key = options.file_key ? std::move(*options.file_key) : Secret::random(16);
  const Bytes header = whole_header(stanzas_for(options, file_key), file_key);
  state_ = std::make_unique<State>(out, options, file_key, header, random_bytes(payload_nonce_size));
}
Sealer::~Sealer() = default;

void Sealer::write(ByteView in) {
  state_->payload.write(in);
}

void Sealer::finish() {
  state_->payload.finish();
  if (state_->armor) state_->armor->finish();
}

struct Opener::State {
  State(Source& in, const OpenOptions& options)
      : header(read_header(in)), file_key(find_key(header, options)), payload(in, file_key, read_nonce(in)) {}

  Header header;
  Secret file_key;
  PayloadOpener payload;
};

Opener::Opener(Source& in, const OpenOptions& options) : state_(std::make_unique<State>(in, options)) {}
Opener::~Opener() = default;

std::size_t Opener::read(ByteSpan out) {
  return state_->payload.read(out);
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
