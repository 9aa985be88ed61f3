#include "core/store/carve.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "core/crypto/page_cipher.h"
#include "core/foundation/disk.h"

namespace attest::store {

namespace fs = std::filesystem;
using crypto::PageCipher;

namespace {

constexpr std::size_t kPage = PageCipher::page_size;
constexpr std::size_t kUsable = PageCipher::usable;
constexpr std::size_t kLongestPayload = 128u << 20;  // as the database's own limit
constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kLogHead = 32, kFrameHead = 24;

std::uint32_t big_endian(ByteView bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | bytes[at + i];
  return value;
}

/// SQLite's variable-length integer; nullopt past the end.
std::optional<std::uint64_t> varint(ByteView bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9; ++i) {
    if (at >= bytes.size()) return std::nullopt;
    const Byte byte = bytes[at++];
    if (i == 8) return value << 8 | byte;
    value = value << 7 | (byte & 0x7F);
    if ((byte & 0x80) == 0) return value;
  }
  return std::nullopt;
}

std::optional<std::vector<Cell>> parse_record(ByteView payload) {
  std::size_t at = 0;
  const auto head_size = varint(payload, at);
  if (!head_size || *head_size > payload.size()) return std::nullopt;
  std::vector<std::uint64_t> types;
  while (at < *head_size) {
    const auto type = varint(payload.first(static_cast<std::size_t>(*head_size)), at);
    if (!type || types.size() >= kMostColumns) return std::nullopt;
    types.push_back(*type);
  }
  std::vector<Cell> cells;
  for (const std::uint64_t type : types) {
    static constexpr std::size_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type == 10 || type == 11) return std::nullopt;
    const std::uint64_t size = type < 10 ? sizes[type] : (type - 12) / 2;
    if (size > payload.size() - at) return std::nullopt;
    const ByteView bytes = payload.subspan(at, static_cast<std::size_t>(size));
    at += static_cast<std::size_t>(size);
    if (type == 0) {
      cells.emplace_back(std::monostate{});
    } else if (type == 8 || type == 9) {
      cells.emplace_back(static_cast<std::int64_t>(type - 8));
    } else if (type < 7) {
      std::uint64_t value = (bytes[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;  // sign
      for (const Byte byte : bytes) value = value << 8 | byte;
      cells.emplace_back(static_cast<std::int64_t>(value));
    } else if (type == 7) {
      std::uint64_t bits = 0;
      for (const Byte byte : bytes) bits = bits << 8 | byte;
      double value = 0;
      std::memcpy(&value, &bits, sizeof value);
      cells.emplace_back(value);
    } else if (type % 2 == 0) {
      cells.emplace_back(Bytes(bytes.begin(), bytes.end()));
    } else {
      cells.emplace_back(std::string(as_text(bytes)));
    }
  }
  return cells;
}

/// The database's pages: the file's, with those over them that its log has.
class Pages {
 public:
  Pages(const fs::path& database, const crypto::Secret& key) : cipher_(key) {
    std::error_code error;
    if (fs::is_regular_file(database, error)) file_.emplace(database);
    count_ =
        file_ ? static_cast<std::uint32_t>(std::min<std::uint64_t>(file_->size() / kPage, UINT32_MAX)) : 0;
    const fs::path log = database.string() + "-wal";
    if (fs::is_regular_file(log, error)) {
      log_.emplace(log);
      read_log();
    }
  }
  std::uint32_t count() const { return count_; }

  std::optional<Bytes> open(std::uint32_t number) {
    Bytes page(kPage);
    if (const auto newer = in_log_.find(number); newer != in_log_.end()) {
      if (log_->read_at(newer->second, page) == kPage)
        if (auto clear = cipher_.open(page, number)) return clear;
    }
    if (!file_ || number == 0 || number > count_) return std::nullopt;
    if (file_->read_at((number - 1) * std::uint64_t{kPage}, page) != kPage) return std::nullopt;
    return cipher_.open(page, number);
  }

 private:
  /// Frames of one salt, each of which authenticates, up to the last that ends a transaction.
  void read_log() {
    Bytes head(kLogHead), frame(kFrameHead), page(kPage);
    if (log_->read_at(0, head) != kLogHead) return;
    std::map<std::uint32_t, std::uint64_t> open;
    std::uint64_t at = kLogHead;
    for (; log_->read_at(at, frame) == kFrameHead && log_->read_at(at + kFrameHead, page) == kPage;
         at += kFrameHead + kPage) {
      if (!std::equal(frame.begin() + 8, frame.begin() + 16, head.begin() + 16)) break;
      const std::uint32_t number = big_endian(frame, 0, 4), pages = big_endian(frame, 4, 4);
      if (!cipher_.open(page, number)) break;
      open[number] = at + kFrameHead;
      if (pages == 0) continue;
      for (const auto& [n, place] : open) in_log_[n] = place;
      open.clear();
      count_ = pages;
    }
  }

  PageCipher cipher_;
  std::optional<FileSource> file_, log_;
  std::map<std::uint32_t, std::uint64_t> in_log_;
  std::uint32_t count_ = 0;
};

class Carver {
 public:
  Carver(Pages& pages, const std::function<void(const Row&)>& take, Carved& carved)
      : pages_(pages), take_(take), carved_(carved) {}

  void look_through(const Bytes& page, std::uint32_t number) {
    const std::size_t head = number == 1 ? 100 : 0;
    const Byte type = page[head];
    const bool table = type == 0x0D, leaf = type == 0x0A, interior = type == 0x02;
    if (!table && !leaf && !interior) return;
    const std::size_t array = head + (interior ? 12 : 8);
    const std::size_t count = big_endian(page, head + 3, 2);
    if (array + 2 * count > kUsable) return;
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t at = big_endian(page, array + 2 * i, 2);
      if (at < array || at >= kUsable) continue;
      if (interior) at += 4;  // the page to its left
      const auto size = varint(page, at);
      if (!size || *size > kLongestPayload) continue;
      Row row;
      if (table) {
        const auto rowid = varint(page, at);
        if (!rowid) continue;
        row.number = static_cast<std::int64_t>(*rowid);
      }
      const auto payload = gather(page, at, static_cast<std::size_t>(*size), table);
      if (!payload) {
        ++carved_.cut_rows;
        continue;
      }
      auto cells = parse_record(*payload);
      if (!cells) continue;
      row.cells = std::move(*cells);
      take_(row);
    }
  }

 private:
  /// SQLite file format 1.6: what of a payload is in its cell, and the chain of pages with the rest.
  std::optional<Bytes> gather(const Bytes& page, std::size_t at, std::size_t size, bool table) {
    const std::size_t most = table ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
    const std::size_t least = (kUsable - 12) * 32 / 255 - 23;
    std::size_t local = size;
    if (size > most) {
      local = least + (size - least) % (kUsable - 4);
      if (local > most) local = least;
    }
    const bool spills = local < size;
    if (at + local + (spills ? 4 : 0) > kUsable) return std::nullopt;
    Bytes payload(page.begin() + static_cast<std::ptrdiff_t>(at),
                  page.begin() + static_cast<std::ptrdiff_t>(at + local));
    if (!spills) return payload;
    std::uint32_t next = big_endian(page, at + local, 4);
    while (payload.size() < size) {
      const auto more = pages_.open(next);
      if (!more) return std::nullopt;
      const std::size_t piece = std::min(size - payload.size(), kUsable - 4);
      payload.insert(payload.end(), more->begin() + 4,
                     more->begin() + 4 + static_cast<std::ptrdiff_t>(piece));
      next = big_endian(*more, 0, 4);
    }
    return payload;
  }

  Pages& pages_;
  const std::function<void(const Row&)>& take_;
  Carved& carved_;
};

}  // namespace

Carved carve(const fs::path& database, const crypto::Secret& key, const std::function<void(const Row&)>& take,
             Job& job) {
  Pages pages(database, key);
  Carved carved;
  carved.pages = pages.count();
  Carver carver(pages, take, carved);
  job.expect(carved.pages);
  for (std::uint32_t number = 1; number <= carved.pages; ++number) {
    job.advance(1);
    if (const auto page = pages.open(number)) {
      carver.look_through(*page, number);
    } else {
      carved.bad_pages.push_back(number);
    }
  }
  return carved;
}

}  // namespace attest::store
