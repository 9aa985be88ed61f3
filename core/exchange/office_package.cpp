#include "core/exchange/office_package.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>
#include <new>
#include <set>

#include "core/foundation/error.h"

namespace attest::exchange {
namespace {

constexpr std::size_t kMostEntries = 20000;
constexpr std::size_t kMostUnpacked = 48u << 20;

[[noreturn]] void refuse(const char* why) {
  throw Error(Code::Invalid, why);
}

[[noreturn]] void refuse_damaged(archive* zip) {
  if (archive_errno(zip) == ENOMEM) throw std::bad_alloc();
  refuse("The document is not a whole zip archive; open it in the program that made it and save it again.");
}

bool is_honest(std::string_view name) {
  if (name.empty() || name.starts_with('/') || (name.size() > 1 && name[1] == ':')) return false;
  const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7F;
  });
  return !odd && ("/" + std::string(name) + "/").find("/../") == std::string::npos;
}

bool is_wanted(std::string_view name, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view want) {
    return want.ends_with('*') ? name.starts_with(want.substr(0, want.size() - 1)) : name == want;
  });
}

std::string read_part(archive* zip, std::size_t room) {
  std::string content;
  std::string buffer(1 << 16, '\0');
  for (;;) {
    const la_ssize_t got = archive_read_data(zip, buffer.data(), buffer.size());
    if (got == 0) return content;
    if (got < 0) refuse_damaged(zip);
    content.append(buffer.data(), static_cast<std::size_t>(got));
    if (content.size() > room)
      refuse("The document is larger than 48 MiB when it is unpacked; divide it and try again.");
  }
}

void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string deflate_raw(const std::string& content) {
  z_stream stream{};
  constexpr int kNoZlibHeader = -15;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kNoZlibHeader, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&deflateEnd)> end(&stream, &deflateEnd);
  std::string in = content;
  std::string out(deflateBound(&stream, in.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
    throw Error(Code::Internal, "The document cannot be packed.");
  out.resize(stream.total_out);
  return out;
}

}  // namespace

std::map<std::string, std::string> read_package(std::string_view bytes,
                                                const std::vector<std::string>& wanted) {
  const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
  if (!zip) throw std::bad_alloc();
  // By its central directory: what stands between its entries is nobody's, and hides other content.
  if (archive_read_support_format_zip_seekable(zip.get()) != ARCHIVE_OK) throw std::bad_alloc();
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    refuse_damaged(zip.get());
  std::map<std::string, std::string> parts;
  std::size_t entries = 0;
  std::size_t unpacked = 0;
  for (archive_entry* entry = nullptr;;) {
    const int result = archive_read_next_header(zip.get(), &entry);
    if (result == ARCHIVE_EOF) break;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) refuse_damaged(zip.get());
    if (++entries > kMostEntries) refuse("The document holds too many files for a document.");
    // Names need not be in this process's encoding: programs keep pictures under what people called them.
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    if (archive_entry_is_encrypted(entry))
      refuse("The document is locked with a password; save it without one and try again.");
    const auto type = archive_entry_filetype(entry);
    if (!name) continue;  // no name in any encoding, and so none that is wanted
    if (!is_honest(name) || (type != AE_IFREG && type != AE_IFDIR))
      refuse("The document holds a file that no office program puts there; it was not opened.");
    if (type != AE_IFREG || !is_wanted(name, wanted)) continue;
    if (parts.contains(name)) refuse("The document holds one of its parts twice; it was not opened.");
    std::string content = read_part(zip.get(), kMostUnpacked - unpacked);
    unpacked += content.size();
    parts.emplace(name, std::move(content));
  }
  return parts;
}

// APPNOTE.TXT 6.3.10, §4.3.7, §4.3.12, §4.3.16.
std::string write_package(const std::vector<Part>& parts) {
  constexpr std::uint64_t kFirstOf1980 = 0x00210000;  // date above time, as MS-DOS counts them
  std::string out;
  std::string directory;
  for (const Part& part : parts) {
    if (part.content.size() > std::numeric_limits<std::int32_t>::max())
      throw Error(Code::Invalid, "The transcript is too large for one document.");
    const std::string packed = part.stored ? part.content : deflate_raw(part.content);
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(part.content.data()), static_cast<uInt>(part.content.size()));
    std::string common;
    append_number(common, 20, 2);  // version needed: 2.0, deflate
    append_number(common, 0, 2);
    append_number(common, part.stored ? 0 : 8, 2);
    append_number(common, kFirstOf1980, 4);
    append_number(common, sum, 4);
    append_number(common, packed.size(), 4);
    append_number(common, part.content.size(), 4);
    append_number(common, part.name.size(), 2);
    append_number(common, 0, 2);  // no extra field
    const std::size_t offset = out.size();
    out += "PK\x03\x04" + common + part.name + packed;
    directory += "PK\x01\x02";
    append_number(directory, 20, 2);  // made by: 2.0, MS-DOS, so that no owner or mode is told
    directory += common;
    directory.append(2 + 2 + 2 + 4, '\0');  // no comment, disk 0, no attributes
    append_number(directory, offset, 4);
    directory += part.name;
  }
  const std::size_t start = out.size();
  out += directory + "PK\x05\x06";
  append_number(out, 0, 4);
  append_number(out, parts.size(), 2);
  append_number(out, parts.size(), 2);
  append_number(out, directory.size(), 4);
  append_number(out, start, 4);
  append_number(out, 0, 2);
  return out;
}

}  // namespace attest::exchange
