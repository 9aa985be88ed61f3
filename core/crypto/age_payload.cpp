#include "core/crypto/age_payload.h"

#include <algorithm>
#include <utility>

namespace attest::crypto::age {

namespace {

std::array<Byte, 12> chunk_nonce(std::uint64_t counter, bool last) {
  std::array<Byte, 12> nonce{};
  for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<Byte>(counter >> 8 * i);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

Secret payload_key(const Secret& file_key, ByteView nonce) {
  return hkdf(file_key.view(), nonce, "payload");
}

[[noreturn]] void damaged() {
  throw AgeError(Code::Damaged, Opener::Failure::Payload,
                 "This file is damaged or incomplete. What was read of it so far is not to be relied on.");
}

}  // namespace

PayloadSealer::PayloadSealer(Sink& out, const Secret& file_key, ByteView nonce)
    : out_(out), aead_(Aead::Way::Seal, payload_key(file_key, nonce).view()) {}
PayloadSealer::~PayloadSealer() {
  wipe(pending_.span());
}

void PayloadSealer::seal_chunk(ByteView plain, bool last) {
  const std::size_t size = plain.size() + Aead::tag_size;
  aead_.seal(sealed_.free().first(size), chunk_nonce(counter_++, last), {}, plain);
  sealed_.used += size;
  if (last || sealed_.used == batch * sealed_chunk_size) {
    out_.write(sealed_.content());
    sealed_.used = 0;
  }
}

void PayloadSealer::write(ByteView in) {
  if (finished_) throw Error(Code::Internal, "This age file is finished already.");
  while (!in.empty()) {
    if (pending_.used == chunk_size) {
      seal_chunk(pending_.content(), false);
      pending_.used = 0;
    }
    if (pending_.used == 0 && in.size() > chunk_size) {
      seal_chunk(in.first(chunk_size), false);
      in = in.subspan(chunk_size);
      continue;
    }
    const ByteView taken = in.first(std::min(in.size(), pending_.free().size()));
    std::ranges::copy(taken, pending_.free().begin());
    pending_.used += taken.size();
    in = in.subspan(taken.size());
  }
}

void PayloadSealer::finish() {
  if (std::exchange(finished_, true)) throw Error(Code::Internal, "This age file is finished already.");
  seal_chunk(pending_.content(), true);
}

PayloadOpener::PayloadOpener(Source& in, const Secret& file_key, ByteView nonce)
    : in_(in), aead_(Aead::Way::Open, payload_key(file_key, nonce).view()) {}
PayloadOpener::~PayloadOpener() {
  wipe(plain_.span());
}

/// Opens the next chunk into `out`, which has room for one; returns its size.
std::size_t PayloadOpener::next_chunk(ByteSpan out) {
  if (stage_ == Stage::Broken) damaged();
  stage_ = Stage::Broken;  // unless we get to the end of this
  // One byte more than a chunk tells whether it is the last.
  sealed_.used += read_full(in_, sealed_.free());
  const bool more = sealed_.used > sealed_chunk_size;
  const ByteView chunk = sealed_.content().first(std::min(sealed_.used, sealed_chunk_size));
  if (chunk.size() < Aead::tag_size) damaged();
  const ByteSpan opened = out.first(chunk.size() - Aead::tag_size);
  if (opened.empty() && counter_ > 0) damaged();
  const auto opens = [&](bool last) { return aead_.open(opened, chunk_nonce(counter_, last), {}, chunk); };
  if (opens(!more)) {
    stage_ = more ? Stage::Reading : Stage::Over;
    sealed_.span()[0] = sealed_.span()[sealed_chunk_size];
    sealed_.used = more ? 1 : 0;
  } else if (chunk.size() < sealed_chunk_size || !opens(more)) {
    damaged();
  }  // else a whole chunk that should, or should not, have been the last: it is given out, and the next call
     // fails
  ++counter_;
  return opened.size();
}

std::size_t PayloadOpener::read(ByteSpan out) {
  if (taken_ == plain_.used) {
    if (stage_ == Stage::Over || out.empty()) return 0;
    if (out.size() >= chunk_size) return next_chunk(out.first(chunk_size));
    plain_.used = taken_ = 0;
    plain_.used = next_chunk(plain_.span());
  }
  const ByteView given = plain_.content().subspan(taken_).first(std::min(out.size(), plain_.used - taken_));
  std::ranges::copy(given, out.begin());
  taken_ += given.size();
  return given.size();
}

}  // namespace attest::crypto::age
