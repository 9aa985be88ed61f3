#include "core/crypto/age_armor.h"

#include <algorithm>
#include <array>

#include "core/crypto/age.h"

namespace attest::crypto::age {

namespace {

constexpr std::string_view begin_line = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view end_line = "-----END AGE ENCRYPTED FILE-----";
constexpr std::size_t columns = 64;
constexpr std::size_t column_bytes = 48;
constexpr std::size_t max_white_space = 1024;  ///< before and after, as the reference implementation has it

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

[[noreturn]] void damaged() {
  throw AgeError(Code::Damaged, Opener::Failure::Armor,
                 "The text form of this age file is damaged or incomplete.");
}

}  // namespace

Armor::Armor(Sink& out) : out_(out) {
  out_.write(as_bytes(std::string(begin_line) + "\n"));
}

void Armor::write(ByteView in) {
  std::string lines;
  while (held_.size() + in.size() >= column_bytes) {
    const std::size_t taken = column_bytes - held_.size();
    held_.insert(held_.end(), in.begin(), in.begin() + static_cast<std::ptrdiff_t>(taken));
    in = in.subspan(taken);
    lines += to_base64(held_, true) + "\n";
    held_.clear();
  }
  held_.insert(held_.end(), in.begin(), in.end());
  if (!lines.empty()) out_.write(as_bytes(lines));
}

void Armor::finish() {
  std::string lines;
  if (!held_.empty()) lines = to_base64(held_, true) + "\n";
  out_.write(as_bytes(lines + std::string(end_line) + "\n"));
}

bool is_armored(ByteView start) {
  const std::string_view text = as_text(start);
  const auto first = std::ranges::find_if_not(text, is_white);
  return text.substr(static_cast<std::size_t>(first - text.begin())).starts_with(begin_line);
}

struct Dearmor::State {
  explicit State(Source& source) : in(source) {}

  std::optional<char> next_char() {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
      if (filled == 0) return std::nullopt;
    }
    return static_cast<char>(buffer[at++]);
  }

  /// The next line into `line`, without its line end (LF or CRLF); false at the end of the source.
  bool next_line() {
    line.clear();
    for (;;) {
      const auto c = next_char();
      if (!c) return !line.empty();
      if (*c == '\n') {
        if (line.ends_with('\r')) line.pop_back();
        return true;
      }
      line.push_back(*c);
      if (line.size() > max_white_space) damaged();
    }
  }

  void begin() {
    std::size_t white = 0;
    do {
      if (!next_line()) damaged();
      white += line.size() + 1;
      if (white > max_white_space + columns) damaged();
    } while (std::ranges::all_of(line, is_white));
    if (line != begin_line) damaged();
  }

  void end() {
    std::size_t white = 0;
    while (const auto c = next_char())
      if (!is_white(*c) || ++white > max_white_space) damaged();
  }

  /// Decodes the next line into `piece`; an empty one at the end.
  void next_piece() {
    taken = 0;
    piece.clear();
    if (!next_line()) damaged();
    if (line == end_line) {
      end();
      stage = Stage::Over;
      return;
    }
    auto decoded = line.size() <= columns && !last_line_seen ? from_base64(line, true) : std::nullopt;
    if (!decoded || decoded->empty()) damaged();
    piece = std::move(*decoded);
    last_line_seen = piece.size() < column_bytes;
  }

  Source& in;
  std::array<Byte, 4096> buffer;
  std::size_t at = 0, filled = 0;
  std::string line;
  Bytes piece;
  std::size_t taken = 0;
  bool last_line_seen = false;
  enum class Stage { Before, Inside, Over } stage = Stage::Before;
};

Dearmor::Dearmor(Source& in) : state_(std::make_unique<State>(in)) {}
Dearmor::~Dearmor() = default;

std::size_t Dearmor::read(ByteSpan out) {
  State& s = *state_;
  if (s.stage == State::Stage::Before) {
    s.begin();
    s.stage = State::Stage::Inside;
  }
  if (s.taken == s.piece.size() && s.stage == State::Stage::Inside) s.next_piece();
  const ByteView rest = ByteView(s.piece).subspan(s.taken);
  const std::size_t size = std::min(rest.size(), out.size());
  std::copy_n(rest.begin(), size, out.begin());
  s.taken += size;
  return size;
}

}  // namespace attest::crypto::age
