#include "core/crypto/age_header.h"

#include <algorithm>

namespace attest::crypto::age {

namespace {

constexpr std::string_view first_line = "age-encryption.org/v1\n";
constexpr std::string_view stanza_mark = "-> ";
constexpr std::string_view mac_mark = "---";
constexpr std::size_t max_header = 256 * 1024;
constexpr std::size_t max_line = 4 * 1024;
constexpr std::size_t max_arguments = 16;
constexpr std::size_t columns = 64;
constexpr std::size_t column_bytes = 48;

[[noreturn]] void fail(Code code, std::string text) {
  throw AgeError(code, Opener::Failure::Header, std::move(text));
}
[[noreturn]] void damaged() {
  fail(Code::Damaged, "The header of this age file is damaged.");
}
[[noreturn]] void too_large() {
  fail(Code::Damaged, "The header of this age file is larger than any program writes.");
}

bool is_argument(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 0x21 && c <= 0x7e; });
}

/// Takes lines from a source byte by byte, because what follows the header is not ours to take.
class Lines {
 public:
  explicit Lines(Source& in) : in_(in) {}

  void first() {
    text_.resize(first_line.size());
    text_.resize(read_full(in_, text_));
    if (as_text(text_) == first_line) return;
    if (as_text(text_).starts_with("age-encryption.org/"))
      fail(Code::Invalid, "This age file is of a version that this program does not know.");
    fail(Code::Invalid, "This is not an age file.");
  }
  /// Without its line end; valid until the next.
  std::string_view next() {
    start_ = text_.size();
    for (Byte byte;;) {
      if (in_.read({&byte, 1}) == 0) damaged();
      text_.push_back(byte);
      if (byte == '\n') return as_text(text_).substr(start_, text_.size() - start_ - 1);
      if (text_.size() - start_ > max_line || text_.size() > max_header) too_large();
    }
  }
  const Bytes& text() const { return text_; }
  std::size_t start_of_line() const { return start_; }

 private:
  Source& in_;
  Bytes text_;
  std::size_t start_ = 0;
};

std::vector<std::string> arguments(std::string_view line) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (!is_argument(line.substr(at, end - at))) damaged();
    if (found.size() == max_arguments) too_large();
    found.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

/// Lines of exactly 64 columns and then a shorter one, perhaps empty.
Bytes body(Lines& lines) {
  Bytes body;
  for (;;) {
    const std::string_view line = lines.next();
    const auto piece = line.size() <= columns ? from_base64(line, false) : std::nullopt;
    if (!piece) damaged();
    body.insert(body.end(), piece->begin(), piece->end());
    if (line.size() < columns) return body;
  }
}

void append(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

void append_stanza(Bytes& out, const Stanza& stanza) {
  const std::size_t start = out.size();
  append(out, "->");
  for (const std::string& argument : stanza.args) append(out, " " + argument);
  if (stanza.args.empty() || stanza.args.size() > max_arguments || out.size() - start > max_line ||
      !std::ranges::all_of(stanza.args, is_argument))
    throw Error(Code::Invalid, "A stanza of this kind cannot be written into an age file.");
  append(out, "\n");
  for (std::size_t at = 0; at <= stanza.body.size(); at += column_bytes) {
    const ByteView rest = ByteView(stanza.body).subspan(at);
    append(out, to_base64(rest.first(std::min(rest.size(), column_bytes)), false) + "\n");
  }
}

}  // namespace

Header read_header(Source& source) {
  Header header;
  Lines lines(source);
  lines.first();
  for (;;) {
    const std::string_view line = lines.next();
    if (line.starts_with(stanza_mark)) {
      if (header.stanzas.size() == max_stanzas) too_large();
      header.stanzas.push_back({arguments(line.substr(stanza_mark.size())), {}});
      header.stanzas.back().body = body(lines);
      continue;
    }
    if (header.stanzas.empty() || !line.starts_with("--- ")) damaged();
    const auto mac = from_base64(line.substr(mac_mark.size() + 1), false);
    if (!mac || mac->size() != header.mac.size()) damaged();
    std::ranges::copy(*mac, header.mac.begin());
    break;
  }
  header.size = lines.text().size();
  const ByteView through_mark = ByteView(lines.text()).first(lines.start_of_line() + mac_mark.size());
  header.authenticated.assign(through_mark.begin(), through_mark.end());
  return header;
}

Bytes header_text(const std::vector<Stanza>& stanzas) {
  if (stanzas.empty() || stanzas.size() > max_stanzas)
    throw Error(Code::Invalid, "A file can be sealed to 1 to 64 keys at once.");
  Bytes text = to_bytes(first_line);
  for (const Stanza& stanza : stanzas) append_stanza(text, stanza);
  append(text, mac_mark);
  if (text.size() > max_header - 64)
    throw Error(Code::Invalid, "The header of this age file would become too large.");
  return text;
}

Bytes whole_header(const std::vector<Stanza>& stanzas, const Secret& file_key) {
  Bytes text = header_text(stanzas);
  append(text, " " + to_base64(header_mac(file_key, text), false) + "\n");
  return text;
}

std::array<Byte, 32> header_mac(const Secret& file_key, ByteView authenticated) {
  return hmac_sha256(hkdf(file_key.view(), {}, "header").view(), authenticated);
}

Bytes with_stanzas(ByteView sealed, const std::vector<Stanza>& stanzas, const Secret& file_key) {
  MemorySource source({sealed.begin(), sealed.end()});
  const ByteView payload = sealed.subspan(read_header(source).size);
  Bytes out = whole_header(stanzas, file_key);
  out.insert(out.end(), payload.begin(), payload.end());
  return out;
}

}  // namespace attest::crypto::age
