#include "core/crypto/age.h"

#include <algorithm>

#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

constexpr std::size_t chunk = 64 * 1024;
constexpr std::size_t sealed_chunk = chunk + 16;

/// Everything that comes out before the end or before a failure.
struct Read {
  Bytes plain;
  std::optional<Code> failed;
  std::optional<age::Opener::Failure> failure;
};

Read read_sealed(ByteView sealed, const age::OpenOptions& options, std::size_t piece = chunk) {
  Read got;
  MemorySource source(Bytes(sealed.begin(), sealed.end()));
  try {
    age::Opener opener(source, options);
    Bytes out(piece);
    while (const std::size_t size = opener.read(out))
      got.plain.insert(got.plain.end(), out.begin(), out.begin() + static_cast<std::ptrdiff_t>(size));
  } catch (const age::AgeError& e) {
    got.failed = e.code();
    got.failure = e.failure;
  }
  return got;
}

struct Keys {
  age::Identity identity = age::Identity::random();
  age::OpenOptions options() const { return {{&identity}, nullptr, 20}; }
  age::SealOptions to() const {
    age::SealOptions seal;
    seal.recipients.push_back(identity.recipient());
    return seal;
  }
};

bool is_beginning_of(const Bytes& part, const Bytes& whole) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

std::size_t header_size(const Bytes& sealed) {
  MemorySource source(sealed);
  return age::read_header(source).size;
}

/// What a header of this text makes of itself.
Code code_of_header(const std::string& text) {
  MemorySource source(to_bytes(text));
  return test::code_of([&] { age::read_header(source); });
}

const std::string first_line = "age-encryption.org/v1\n";
const std::string last_line = "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";

}  // namespace

TEST_CASE("what is sealed in pieces of any size opens to the same bytes, read in pieces of any size") {
  const Keys keys;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk, 17 * chunk + 5}) {
    const Bytes plain = test::noise(size);
    for (const std::size_t piece : {std::size_t{777}, chunk, chunk + 1, std::size_t{1} << 20}) {
      MemorySink sink;
      age::Sealer sealer(sink, keys.to());
      for (std::size_t at = 0; at < size; at += piece)
        sealer.write(ByteView(plain).subspan(at, std::min(piece, size - at)));
      sealer.finish();
      const std::size_t chunks = std::max<std::size_t>(1, (size + chunk - 1) / chunk);
      CHECK(sink.bytes.size() == header_size(sink.bytes) + 16 + size + 16 * chunks);
      const Read got = read_sealed(sink.bytes, keys.options(), piece);
      CHECK_FALSE(got.failed);
      CHECK((got.plain == plain));
    }
  }
}

TEST_CASE("a sink gets at most sixteen chunks at a time, and few writes") {
  struct Counting final : Sink {
    void write(ByteView in) override {
      largest = std::max(largest, in.size());
      ++writes;
    }
    std::size_t largest = 0, writes = 0;
  } sink;
  age::Sealer sealer(sink, Keys().to());
  const Bytes mib = test::noise(1 << 20);
  for (int i = 0; i < 8; ++i) sealer.write(mib);
  sealer.finish();
  CHECK(sink.largest == 16 * sealed_chunk);
  CHECK(sink.writes == 2 + 8);
}

TEST_CASE("a sealed file cut at any offset is never whole, and what comes out of it is its beginning") {
  const Keys keys;
  for (const std::size_t size : {std::size_t{0}, std::size_t{300}, chunk, 2 * chunk + 10}) {
    const Bytes plain = test::noise(size);
    const Bytes sealed = age::seal(plain, keys.to());
    const std::size_t payload = header_size(sealed) + 16;
    for (std::size_t cut = 0; cut < sealed.size(); ++cut) {
      // Every offset of the small ones; of the large one, every offset near an edge of header and chunks.
      const std::size_t in_chunk = cut < payload ? 0 : (cut - payload) % sealed_chunk;
      if (size > 1000 && in_chunk > 40 && in_chunk < sealed_chunk - 40 && cut % 4099 != 0) continue;
      const Read got = read_sealed(ByteView(sealed).first(cut), keys.options());
      INFO("cut at " << cut << " of " << sealed.size());
      REQUIRE(got.failed);
      REQUIRE((*got.failed == Code::Damaged || *got.failed == Code::Invalid));
      REQUIRE(is_beginning_of(got.plain, plain));
    }
  }
}

TEST_CASE("every flipped bit of a sealed file is noticed, and lets nothing false out") {
  const Keys keys;
  const Bytes plain = test::noise(40);
  const Bytes sealed = age::seal(plain, keys.to());
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes flipped = sealed;
    flipped[bit / 8] = static_cast<Byte>(flipped[bit / 8] ^ 1 << bit % 8);
    const Read got = read_sealed(flipped, keys.options());
    INFO("bit " << bit);
    REQUIRE(got.failed);
    REQUIRE(got.plain.empty());
  }
}

TEST_CASE("swapped, dropped, repeated, added and foreign chunks are noticed") {
  const Keys keys;
  const Bytes plain = test::noise(3 * chunk + 100);
  age::SealOptions options = keys.to();
  const Bytes sealed = age::seal(plain, std::move(options));
  const Bytes other = age::seal(plain, keys.to());
  const auto start = static_cast<std::ptrdiff_t>(header_size(sealed) + 16);
  const auto piece = [&](const Bytes& from, int index) {
    const auto begin = from.begin() + start + index * static_cast<std::ptrdiff_t>(sealed_chunk);
    return Bytes(begin, index == 3 ? from.end() : begin + static_cast<std::ptrdiff_t>(sealed_chunk));
  };
  const auto made_of = [&](std::vector<Bytes> pieces) {
    Bytes file(sealed.begin(), sealed.begin() + start);
    for (const Bytes& p : pieces) file.insert(file.end(), p.begin(), p.end());
    return read_sealed(file, keys.options());
  };
  const Bytes a = piece(sealed, 0), b = piece(sealed, 1), c = piece(sealed, 2), last = piece(sealed, 3);
  CHECK((made_of({a, b, c, last}).plain == plain));
  const std::pair<std::vector<Bytes>, std::size_t> broken[] = {{{b, a, c, last}, 0},
                                                               {{a, c, b, last}, 1},
                                                               {{a, b, last}, 2},
                                                               {{b, c, last}, 0},
                                                               {{a, a, b, c, last}, 1},
                                                               {{a, b, c, c, last}, 3},
                                                               {{a, b, c, last, last}, 3},
                                                               {{a, b, c}, 3},
                                                               {{a, b, c, last, a}, 3},
                                                               {{last}, 0},
                                                               {{piece(other, 0), b, c, last}, 0},
                                                               {{a, b, c, piece(other, 3)}, 3},
                                                               {{}, 0}};
  for (const auto& [pieces, whole] : broken) {
    const Read got = made_of(pieces);
    REQUIRE(got.failed == Code::Damaged);
    CHECK(got.failure == age::Opener::Failure::Payload);
    CHECK(got.plain.size() == whole * chunk);
    CHECK(is_beginning_of(got.plain, plain));
  }
}

TEST_CASE("after a failure an opener goes on failing") {
  const Keys keys;
  Bytes sealed = age::seal(test::noise(2 * chunk), keys.to());
  sealed.back() = static_cast<Byte>(sealed.back() ^ 1);
  MemorySource source(sealed);
  age::Opener opener(source, keys.options());
  Bytes out(chunk);
  CHECK(opener.read(out) == chunk);
  CHECK(test::code_of([&] { (void)opener.read(out); }) == Code::Damaged);
  CHECK(std::ranges::all_of(out, [](Byte b) { return b == 0; }));
  CHECK(test::code_of([&] { (void)opener.read(out); }) == Code::Damaged);
}

TEST_CASE("a file that was not finished is recognisably cut") {
  const Keys keys;
  MemorySink sink;
  {
    age::Sealer sealer(sink, keys.to());
    sealer.write(test::noise(40 * chunk));
  }
  CHECK(read_sealed(sink.bytes, keys.options()).failed == Code::Damaged);
  age::Sealer sealer(sink, keys.to());
  sealer.finish();
  CHECK(test::code_of([&] { sealer.write(Bytes(1)); }) == Code::Internal);
  CHECK(test::code_of([&] { sealer.finish(); }) == Code::Internal);
}

TEST_CASE("any of several keys opens a file, another does not, and padding hides how many there are") {
  const Keys first, second, stranger;
  age::SealOptions options = first.to();
  options.recipients.push_back(second.identity.recipient());
  options.pad_to = 8;
  options.more.push_back({{"attest-test/1", "argument"}, test::noise(96)});
  const Bytes sealed = age::seal(as_bytes("testimony"), std::move(options));
  CHECK(age::open(sealed, first.options()).text() == "testimony");
  CHECK(age::open(sealed, second.options()).text() == "testimony");
  const Read got = read_sealed(sealed, stranger.options());
  CHECK(got.failed == Code::WrongPassphrase);
  CHECK(got.failure == age::Opener::Failure::NoMatch);
  MemorySource source(sealed);
  const age::Header header = age::read_header(source);
  REQUIRE(header.stanzas.size() == 9);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(header.stanzas[i].args.size() == 2);
    CHECK(header.stanzas[i].args[0] == "X25519");
    CHECK(header.stanzas[i].body.size() == 32);
  }
  CHECK(header.stanzas[8].args == std::vector<std::string>{"attest-test/1", "argument"});
  CHECK(header.stanzas[8].body == test::noise(96));
}

TEST_CASE("reading a header takes not one byte of what follows") {
  const Keys keys;
  const Bytes sealed = age::seal(as_bytes("x"), keys.to());
  MemorySource source(sealed);
  const age::Header header = age::read_header(source);
  Bytes rest(sealed.size());
  rest.resize(read_full(source, rest));
  CHECK(header.size + rest.size() == sealed.size());
  CHECK(std::equal(rest.rbegin(), rest.rend(), sealed.rbegin()));
}

TEST_CASE("a passphrase seals alone, opens, and a wrong one is told from damage") {
  const Secret right = Secret::from_text("a long passphrase"), wrong = Secret::from_text("a long passphrasE");
  age::SealOptions options;
  options.passphrase = right.clone();
  options.scrypt_log2n = 10;
  const Bytes sealed = age::seal(as_bytes("testimony"), std::move(options));
  CHECK(age::open(sealed, {{}, &right, 20}).text() == "testimony");
  CHECK(read_sealed(sealed, {{}, &wrong, 20}).failed == Code::WrongPassphrase);
  CHECK(read_sealed(sealed, Keys().options()).failed == Code::WrongPassphrase);
  CHECK(read_sealed(sealed, {{}, &right, 9}).failed == Code::Invalid);  // more work than is accepted

  age::SealOptions mixed = Keys().to();
  mixed.passphrase = right.clone();
  CHECK(test::code_of([&] { age::seal({}, std::move(mixed)); }) == Code::Internal);
  age::SealOptions empty;
  empty.passphrase = Secret();
  CHECK(test::code_of([&] { age::seal({}, std::move(empty)); }) == Code::Invalid);
}

TEST_CASE("the envelope's seal is the same for both sides and another for every file") {
  const Keys keys;
  age::SealOptions options = keys.to();
  const Secret file_key = Secret::random(16);
  options.file_key = file_key.clone();
  MemorySource source(age::seal({}, std::move(options)));
  const age::Opener opener(source, keys.options());
  CHECK(opener.envelope_seal() == age::envelope_seal(file_key.view()));
  MemorySource again(age::seal({}, keys.to()));
  CHECK(age::Opener(again, keys.options()).envelope_seal() != opener.envelope_seal());
}

TEST_CASE("a sealed file under another header opens with the new keys and no longer with the old ones") {
  const Keys before, after;
  age::SealOptions options = before.to();
  const Secret file_key = Secret::random(16);
  options.file_key = file_key.clone();
  const Bytes sealed = age::seal(as_bytes("testimony"), std::move(options));
  age::SealOptions next = after.to();
  next.file_key = file_key.clone();
  MemorySource source(age::seal({}, std::move(next)));
  const Bytes moved = age::with_stanzas(sealed, age::read_header(source).stanzas, file_key);
  CHECK(age::open(moved, after.options()).text() == "testimony");
  CHECK(read_sealed(moved, before.options()).failed == Code::WrongPassphrase);
}

TEST_CASE("the armored form opens as well, and is told from the binary one by its beginning") {
  const Keys keys;
  for (const std::size_t size : {0, 1, 47, 48, 1000, 100000}) {
    const Bytes plain = test::noise(size);
    age::SealOptions options = keys.to();
    options.armor = true;
    const Bytes sealed = age::seal(plain, std::move(options));
    CHECK(age::is_armored(ByteView(sealed).first(64)));
    CHECK(as_text(sealed).ends_with("\n-----END AGE ENCRYPTED FILE-----\n"));
    CHECK(age::open(sealed, keys.options()).equals(plain));
  }
  CHECK_FALSE(age::is_armored(age::seal({}, keys.to())));
  CHECK_FALSE(age::is_armored({}));
}

TEST_CASE("an armored file cut anywhere but in its last line end is never whole") {
  const Keys keys;
  age::SealOptions options = keys.to();
  options.armor = true;
  const Bytes sealed = age::seal(as_bytes("testimony"), std::move(options));
  for (std::size_t cut = 64; cut + 1 < sealed.size(); ++cut) {
    INFO("cut at " << cut);
    REQUIRE(test::code_of([&] { age::open(ByteView(sealed).first(cut), keys.options()); }) == Code::Damaged);
  }
}

TEST_CASE("a white-space flood around armor, and a line without end inside it, are refused") {
  const auto code = [](const std::string& text) {
    MemorySource source(to_bytes(text));
    age::Dearmor dearmor(source);
    return test::code_of([&] { (void)read_all(dearmor, 1u << 20, "armor"); });
  };
  const std::string begin = "-----BEGIN AGE ENCRYPTED FILE-----\n",
                    end = "-----END AGE ENCRYPTED FILE-----\n";
  CHECK(code(std::string(1u << 20, '\n') + begin) == Code::Damaged);
  CHECK(code(std::string(1u << 20, ' ') + begin) == Code::Damaged);
  CHECK(code(begin + "AAAA\n" + end + std::string(1u << 20, '\n')) == Code::Damaged);
  CHECK(code(begin + std::string(1u << 20, 'A')) == Code::Damaged);
  CHECK(code(begin + begin + end) == Code::Damaged);
}

TEST_CASE("headers made to exhaust a reader are refused early") {
  CHECK(code_of_header(std::string(1u << 20, 'a')) == Code::Invalid);
  CHECK(code_of_header("") == Code::Invalid);
  CHECK(code_of_header("age-encryption.org/v2\n") == Code::Invalid);
  CHECK(code_of_header(first_line) == Code::Damaged);
  CHECK(code_of_header(first_line + last_line) == Code::Damaged);
  CHECK(code_of_header(first_line + "-> " + std::string(1u << 20, 'a') + "\n\n" + last_line) ==
        Code::Damaged);
  std::string arguments = "->";
  for (int i = 0; i < 17; ++i) arguments += " a";
  CHECK(code_of_header(first_line + arguments + "\n\n" + last_line) == Code::Damaged);
  std::string many = first_line;
  for (int i = 0; i < 1000000; ++i) many += "-> a\n\n";
  CHECK(code_of_header(many + last_line) == Code::Damaged);
  std::string body = first_line + "-> a\n";
  for (int i = 0; i < 20000; ++i) body += std::string(64, 'A') + "\n";
  CHECK(code_of_header(body + "\n" + last_line) == Code::Damaged);
  CHECK(code_of_header("age-encryption.org/v1\r\n-> a\r\n\r\n" + last_line) == Code::Invalid);
  CHECK(code_of_header(first_line + "-> a\r\n\r\n" + last_line) == Code::Damaged);
}

TEST_CASE("a header at the limits is read: 64 stanzas of 16 arguments") {
  std::string text = first_line;
  for (int i = 0; i < 64; ++i) text += "-> a b c d e f g h i j k l m n o p\n\n";
  MemorySource source(to_bytes(text + last_line));
  CHECK(age::read_header(source).stanzas.size() == 64);
  CHECK(code_of_header(text + "-> a\n\n" + last_line) == Code::Damaged);
}

TEST_CASE("a stanza that asks for scrypt with 2^30 or beyond any number is refused without work") {
  const Secret passphrase = Secret::from_text("x");
  for (const std::string factor : {"30", "99999999999999999999999", "21"}) {
    const std::string text = first_line + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA " + factor + "\n" +
                             "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n" + last_line;
    const Read got = read_sealed(to_bytes(text), {{}, &passphrase, 20});
    CHECK(got.failed == Code::Invalid);
    CHECK(got.failure == age::Opener::Failure::Header);
  }
}

TEST_CASE("what could not be read back is not written") {
  const auto with = [](std::vector<age::Stanza> more) {
    age::SealOptions options = Keys().to();
    options.more = std::move(more);
    return test::code_of([&] { age::seal({}, std::move(options)); });
  };
  CHECK(with({{{}, {}}}) == Code::Invalid);
  CHECK(with({{{"two words"}, {}}}) == Code::Invalid);
  CHECK(with({{{"type", ""}, {}}}) == Code::Invalid);
  CHECK(with({{{"type", "line\nend"}, {}}}) == Code::Invalid);
  CHECK(with({{std::vector<std::string>(17, "a"), {}}}) == Code::Invalid);
  CHECK(with({{{std::string(5000, 'a')}, {}}}) == Code::Invalid);
  CHECK(with({{{"type"}, Bytes(300000)}}) == Code::Invalid);
  CHECK(with(std::vector<age::Stanza>(64, {{"type"}, {}})) == Code::Invalid);
  CHECK(test::code_of([] { age::seal({}, {}); }) == Code::Invalid);
}

TEST_CASE("keys survive their text form, and a wrong letter anywhere in one is noticed") {
  const age::Identity identity = age::Identity::random();
  const Secret secret = identity.text();
  CHECK(secret.text().starts_with("AGE-SECRET-KEY-1"));
  CHECK(age::Identity::parse(secret.text()).recipient() == identity.recipient());
  const std::string text = identity.recipient().text();
  CHECK(age::Recipient::parse(text) == identity.recipient());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string wrong = text;
    wrong[i] = wrong[i] == 'q' ? 'p' : 'q';
    CHECK(test::code_of([&] { age::Recipient::parse(wrong); }) == Code::Invalid);
    std::string other(secret.text());
    other[i] = other[i] == 'Q' ? 'P' : 'Q';
    CHECK(test::code_of([&] { age::Identity::parse(other); }) == Code::Invalid);
  }
  for (const std::string& bad : {std::string(), std::string("age1"), text + "q", text.substr(0, 40),
                                 std::string(1u << 20, 'q'), std::string(secret.text())})
    CHECK(test::code_of([&] { age::Recipient::parse(bad); }) == Code::Invalid);
  std::string capitals = text;
  std::ranges::transform(capitals, capitals.begin(),
                         [](char c) { return static_cast<char>(std::toupper(c)); });
  CHECK(test::code_of([&] { age::Recipient::parse(capitals); }) == Code::Invalid);
  std::string small(secret.text());
  std::ranges::transform(small, small.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  CHECK(test::code_of([&] { age::Identity::parse(small); }) == Code::Invalid);
}

TEST_CASE("post-quantum keys are refused in so many words") {
  const auto says = [](auto&& f) {
    try {
      f();
    } catch (const Error& e) {
      return e.code() == Code::Invalid && std::string(e.what()).find("post-quantum") != std::string::npos;
    }
    return false;
  };
  CHECK(says([] { age::Recipient::parse("age1pq1" + std::string(1900, 'q')); }));
  CHECK(says([] {
    age::Identity::parse("AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG");
  }));
}

TEST_CASE(
    "a file sealed to post-quantum keys only says so, and an unknown stanza beside ours is passed over") {
  const Keys keys;
  const Secret file_key = Secret::random(16);
  age::SealOptions options;
  options.file_key = file_key.clone();
  options.more.push_back({{"mlkem768x25519", "share"}, Bytes(32)});
  const Bytes sealed = age::seal({}, std::move(options));
  try {
    age::open(sealed, keys.options());
    FAIL("it opened");
  } catch (const age::AgeError& e) {
    CHECK(e.code() == Code::WrongPassphrase);
    CHECK(e.failure == age::Opener::Failure::NoMatch);
    CHECK(std::string(e.what()).find("post-quantum") != std::string::npos);
  }
}

TEST_CASE("a key of small order cannot be sealed to") {
  age::SealOptions options;
  options.recipients.push_back({});  // the identity point
  CHECK(test::code_of([&] { age::seal({}, std::move(options)); }) == Code::Invalid);
}

TEST_CASE("a key file gives its keys, passes over comments, and names the line that is wrong") {
  const age::Identity a = age::Identity::random(), b = age::Identity::random();
  const std::string text = "# created: 2021\n# public key: " + a.recipient().text() + "\n" +
                           std::string(a.text().text()) + "\r\n\n" + std::string(b.text().text());
  const auto found = age::parse_identity_file(Secret::from_text(text));
  REQUIRE(found.size() == 2);
  CHECK(found[0].recipient() == a.recipient());
  CHECK(found[1].recipient() == b.recipient());
  CHECK(test::code_of([] { age::parse_identity_file(Secret::from_text("# nothing\n")); }) == Code::Invalid);
  try {
    age::parse_identity_file(Secret::from_text(text + "\nAGE-SECRET-KEY-1WRONG"));
    FAIL("it was read");
  } catch (const Error& e) {
    CHECK(std::string(e.what()).find("line 6") != std::string::npos);
    CHECK(std::string(e.what()).find("WRONG") == std::string::npos);
  }
}
