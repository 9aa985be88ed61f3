// Ogg pages (RFC 3533), as far as keeping them needs: where one lies, and what its header says.
#pragma once

#include <optional>

#include "core/foundation/bytes.h"
#include "core/foundation/job.h"
#include "core/foundation/stream.h"

namespace attest::media {

struct OggPage {
  std::uint64_t offset = 0;  ///< in the file; 0 from parse_page
  std::size_t header = 0;    ///< bytes before the page's content
  std::size_t size = 0;      ///< whole; at most 65307
  std::uint8_t flags = 0;
  std::int64_t granule = -1;  ///< -1: no packet ends here
  std::uint32_t serial = 0;
  bool begins() const { return flags & 2; }
  bool ends() const { return flags & 4; }
};

/// Gives a whole page this number, and the CRC that fits.
void number_page(ByteSpan page, std::uint32_t number);

/// A page of these packets, each shorter than 255 bytes, at most 255 of them: flags, granule and serial of
/// `page`.
void append_page(Bytes& out, const OggPage& page, std::uint32_t number, const std::vector<Bytes>& packets);

/// The page at the beginning of `bytes`: whole, version 0, its CRC right. nullopt otherwise.
std::optional<OggPage> parse_page(ByteView bytes);

/// All pages from `from` on, in order; bytes between them belong to none.
std::vector<OggPage> walk_pages(RandomSource& source, std::uint64_t from, Job& job);

/// Whether the last page says that it is the last. Looks at no more than the end of the file.
bool has_end_mark(RandomSource& source);

}  // namespace attest::media
