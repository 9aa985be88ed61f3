// Bundles that somebody has tampered with, cut, forged, or sent to the wrong place. Whatever is refused
// leaves the vault as it was: the same files, the same digests.
#include <catch2/catch_test_macros.hpp>

#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

/// An honest bundle from the field to the office, and attempts to get something else past the office.
struct Attempt {
  Attempt() : id(two.whole_interview(9000)), file(two.seal(*two.field, {id}, *two.office)) {
    before = trace(*two.office);
  }
  /// What opening and inspecting say, which has to be the same; and nothing may be left.
  Code refusal(ByteView bytes) {
    spit(attempt(), bytes);
    const Code code = code_of([&] { two.open(*two.office, attempt()); });
    CHECK(trace(*two.office) == before);
    return code;
  }
  Inspection inspection(ByteView bytes) {
    spit(attempt(), bytes);
    return two.inspect(*two.office, attempt());
  }
  fs::path attempt() const { return two.vaults.folder / "attempt.age"; }
  Pieces pieces() const { return unpack(decrypt(file, *two.office)); }
  Forger forger() const { return {*two.field, {two.office->device_identity().recipient()}}; }
  static Piece& find(Pieces& pieces, const std::string& part) {
    const auto found = std::find_if(pieces.begin(), pieces.end(),
                                    [&](const Piece& p) { return p.name.find(part) != p.name.npos; });
    REQUIRE(found != pieces.end());
    return *found;
  }
  static void drop(Pieces& pieces, const std::string& part) {
    const auto name = find(pieces, part).name;
    std::erase_if(pieces, [&](const Piece& p) { return p.name == name; });
  }

  TwoVaults two;
  RecordId id;
  fs::path file;
  Trace before;
};

bool is_bad(Code code) {
  return code == Code::Damaged || code == Code::Tampered || code == Code::Invalid ||
         code == Code::WrongPassphrase;
}

}  // namespace

TEST_CASE("the forger's tools make a bundle that opens where nothing was changed") {
  Attempt a;
  spit(a.attempt(), a.forger().forge(a.pieces()));
  a.two.open(*a.two.office, a.attempt());
  CHECK(digests(*a.two.office) == digests(*a.two.field));
}

TEST_CASE("a flipped bit anywhere in a bundle is refused and leaves nothing") {
  Attempt a;
  const Bytes whole = slurp(a.file);
  FileSource source(a.file);
  const std::size_t header = crypto::age::read_header(source).size;
  for (std::size_t i = 0; i < whole.size(); i += i < header + 40 || i + 600 > whole.size() ? 1 : 331) {
    Bytes flipped = whole;
    flipped[i] ^= static_cast<Byte>(1u << (i % 8));
    INFO("byte " << i);
    spit(a.attempt(), flipped);
    CHECK(is_bad(code_of([&] { a.two.open(*a.two.office, a.attempt()); })));
    CHECK_FALSE(a.two.inspect(*a.two.office, a.attempt()).ok);
  }
  CHECK(trace(*a.two.office) == a.before);
}

TEST_CASE("a bundle cut anywhere, or with something after its end, is refused and leaves nothing") {
  Attempt a;
  const Bytes whole = slurp(a.file);
  for (std::size_t size = 0; size < whole.size(); size += 509) {
    spit(a.attempt(), ByteView(whole).first(size));
    INFO("cut to " << size);
    CHECK(is_bad(code_of([&] { a.two.open(*a.two.office, a.attempt()); })));
  }
  CHECK(is_bad(a.refusal(ByteView(whole).first(whole.size() - 1))));
  Bytes longer = whole;
  longer.push_back(0);
  CHECK(a.refusal(longer) == Code::Damaged);
  Bytes twice = whole;
  twice.insert(twice.end(), whole.begin(), whole.end());
  CHECK(a.refusal(twice) == Code::Damaged);
}

TEST_CASE("what is no age file, or nothing, is refused") {
  Attempt a;
  CHECK(is_bad(a.refusal({})));
  CHECK(a.refusal(noise(10'000)) == Code::Invalid);
  CHECK(a.refusal(a.forger().wrap(as_bytes("a letter"), crypto::Secret::random(16))) == Code::Damaged);
  CHECK(a.refusal(a.forger().wrap(noise(10'000), crypto::Secret::random(16))) == Code::Invalid);
  CHECK(code_of([&] { a.two.open(*a.two.office, a.two.vaults.folder / "absent.age"); }) == Code::NotFound);
}

TEST_CASE("a bundle for somebody else cannot be opened, and inspecting says whom it is not for") {
  Attempt a;
  const fs::path file = a.two.seal(*a.two.field, {a.id}, *a.two.field);
  CHECK(a.refusal(slurp(file)) == Code::WrongPassphrase);
  const Inspection seen = a.inspection(slurp(file));
  CHECK_FALSE(seen.ok);
  CHECK_FALSE(seen.for_me);
  CHECK(seen.code == Code::WrongPassphrase);
}

TEST_CASE("a bundle of an unknown sender is refused until the sender is trusted") {
  Attempt a;
  const auto stranger = a.two.vaults.create("stranger", "S1", a.two.field.get());
  introduce(*stranger, *a.two.field);
  a.two.open(*stranger, a.two.seal(*a.two.field, {a.id}, *stranger));
  const fs::path file = a.two.seal(*stranger, {a.id}, *a.two.office);
  a.before = trace(*a.two.office);
  CHECK(a.refusal(slurp(file)) == Code::Refused);
  const Inspection seen = a.inspection(slurp(file));
  CHECK(seen.for_me);
  CHECK_FALSE(seen.trusted);
  CHECK_FALSE(seen.sender);
  CHECK(seen.code == Code::Refused);
  CHECK_FALSE(seen.problem.empty());

  introduce(*a.two.office, *stranger, Role::Colleague, false);
  a.before = trace(*a.two.office);
  CHECK(a.refusal(slurp(file)) == Code::Refused);
  trust_contact(*a.two.office, find_contact(*a.two.office, "stranger").id, true);
  CHECK(a.two.open(*a.two.office, file).sender_name == "stranger");
}

TEST_CASE("a contact that is no longer trusted is refused") {
  Attempt a;
  trust_contact(*a.two.office, find_contact(*a.two.office, "field").id, false);
  a.before = trace(*a.two.office);
  CHECK(a.refusal(slurp(a.file)) == Code::Refused);
}

TEST_CASE("a bundle of another project is refused") {
  Attempt a;
  Forger forger = a.forger();
  forger.change = [](Envelope& e) { e.project = ProjectId::random(); };
  CHECK(a.refusal(forger.forge(a.pieces())) == Code::Refused);
}

TEST_CASE("a bundle passed on to another recipient is refused") {
  Attempt a;
  SECTION("with a new envelope and everything the sender signed") {
    const auto third = a.two.vaults.create("third", "A3", a.two.field.get());
    introduce(*third, *a.two.field);
    Forger forger{*a.two.field, {third->device_identity().recipient()}};
    spit(a.attempt(), forger.wrap(decrypt(a.file, *a.two.office), crypto::Secret::random(16)));
    const Trace before = trace(*third);
    CHECK(code_of([&] { a.two.open(*third, a.attempt()); }) == Code::Refused);
    CHECK(trace(*third) == before);
    CHECK(a.two.inspect(*third, a.attempt()).code == Code::Refused);
  }
  SECTION("with the envelope's key and a stanza more") {
    CHECK(a.refusal(a.forger().wrap(decrypt(a.file, *a.two.office), crypto::Secret::random(16))) ==
          Code::Tampered);
  }
}

TEST_CASE("a signature by another device, for another bundle, or changed, is refused") {
  Attempt a;
  Pieces pieces = a.pieces();
  auto key = crypto::Secret::random(16);
  Forger forger = a.forger();
  pieces.pop_back();
  forger.relist(pieces, key);
  SECTION("by another trusted device in the sender's name") {
    Forger other{*a.two.office, forger.recipients};
    const auto envelope = Envelope::parse(as_text(pieces[2].content));
    other.sign(pieces, envelope.comment());
    CHECK(a.refusal(forger.wrap(pack(pieces), std::move(key))) == Code::Tampered);
  }
  SECTION("for another bundle, number, recipient or project") {
    const auto envelope = Envelope::parse(as_text(pieces[2].content));
    for (int field = 0; field < 4; ++field) {
      Envelope other = envelope;
      if (field == 0) other.bundle = std::string(64, '1');
      if (field == 1) ++other.sequence;
      if (field == 2) other.recipients = {crypto::age::Identity::random().recipient()};
      if (field == 3) other.project = ProjectId::random();
      forger.sign(pieces, other.comment());
      CHECK(a.refusal(forger.wrap(pack(pieces), key.clone())) == Code::Tampered);
    }
  }
  SECTION("every changed byte of the signed lists") {
    const Pieces good = pieces;
    for (std::size_t piece = 0; piece < 6; ++piece) {
      for (std::size_t i = 0; i < good[piece].content.size(); i += 23) {
        pieces = good;
        pieces[piece].content[i] ^= 1;
        INFO(pieces[piece].name << " byte " << i);
        spit(a.attempt(), forger.wrap(pack(pieces), key.clone()));
        CHECK_THROWS_AS(a.two.open(*a.two.office, a.attempt()), Error);
      }
    }
    CHECK(trace(*a.two.office) == a.before);
  }
}

TEST_CASE("a file changed after it was signed is tampered with") {
  Attempt a;
  for (const char* part :
       {".jsonl", "interview.json", "codings.json", "codebook.json", ".vtt", ".frames", ".opus"}) {
    Pieces pieces = a.pieces();
    auto key = crypto::Secret::random(16);
    pieces.pop_back();
    a.forger().relist(pieces, key);
    auto& content = Attempt::find(pieces, part).content;
    content[content.size() / 2] ^= 1;
    INFO(part);
    CHECK(a.refusal(a.forger().wrap(pack(pieces), std::move(key))) == Code::Tampered);
  }
}

TEST_CASE(
    "a readable file that does not say what its journal says is tampered with, though the sender signed it") {
  Attempt a;
  for (const char* part : {"interview.json", "codings.json", "codebook.json", ".vtt"}) {
    Pieces pieces = a.pieces();
    auto& content = Attempt::find(pieces, part).content;
    content[content.size() / 2] ^= 1;
    INFO(part);
    CHECK(a.refusal(a.forger().forge(pieces)) == Code::Tampered);
  }
}

TEST_CASE("sound that its journal does not describe is tampered with, though the sender signed it") {
  Attempt a;
  for (const char* part : {".opus", ".frames"}) {
    Pieces pieces = a.pieces();
    Attempt::find(pieces, part).content[30] ^= 1;  // of the frames: a salt
    INFO(part);
    const Code code = a.refusal(a.forger().forge(pieces));
    CHECK((code == Code::Tampered || code == Code::Invalid));
  }
}

TEST_CASE(
    "files that are missing, added or in another order are tampered with, though the sender signed the "
    "lists") {
  Attempt a;
  SECTION("missing") {
    for (const char* part :
         {"interview.json", "codings.json", "codebook.json", ".vtt", ".frames", ".opus", ".jsonl"}) {
      Pieces pieces = a.pieces();
      Attempt::drop(pieces, part);
      INFO(part);
      CHECK(a.refusal(a.forger().forge(pieces)) == Code::Tampered);
    }
  }
  SECTION("added") {
    for (const char* name : {"data/zzz", "data/fetch.txt", "data/interview/other/interview.json"}) {
      Pieces pieces = a.pieces();
      pieces.pop_back();
      pieces.push_back({name, to_bytes("more")});
      std::sort(pieces.begin() + 7, pieces.end(),
                [](const Piece& x, const Piece& y) { return comes_before(x.name, y.name); });
      INFO(name);
      CHECK(a.refusal(a.forger().forge(pieces)) == Code::Tampered);
    }
  }
  SECTION("in another order") {
    Pieces pieces = a.pieces();
    pieces.pop_back();
    std::swap(pieces[pieces.size() - 1], pieces[pieces.size() - 2]);
    CHECK_THROWS_AS(a.two.open(*a.two.office,
                               [&] {
                                 spit(a.attempt(), a.forger().forge(pieces));
                                 return a.attempt();
                               }()),
                    Error);
  }
}

TEST_CASE("an archive that is not what its lists say is tampered with") {
  Attempt a;
  Pieces good = a.pieces();
  good.pop_back();
  auto key = crypto::Secret::random(16);
  a.forger().relist(good, key);
  const auto refusal = [&](const Pieces& pieces) {
    return a.refusal(a.forger().wrap(pack(pieces), key.clone()));
  };
  SECTION("an entry that no list names") {
    Pieces pieces = good;
    pieces.push_back({"data/zzz", to_bytes("more")});
    CHECK(refusal(pieces) == Code::Tampered);
  }
  SECTION("an entry twice") {
    Pieces pieces = good;
    pieces.insert(pieces.begin() + 8, pieces[7]);
    CHECK(refusal(pieces) == Code::Tampered);
  }
  SECTION("an entry too few") {
    Pieces pieces = good;
    pieces.pop_back();
    CHECK(refusal(pieces) == Code::Tampered);
  }
  SECTION("two entries in each other's place") {
    Pieces pieces = good;
    std::swap(pieces[7], pieces[8]);
    CHECK(refusal(pieces) == Code::Tampered);
  }
  SECTION("a name in other letters") {
    Pieces pieces = good;
    pieces.back().name[0] = 'D';
    CHECK(refusal(pieces) == Code::Tampered);
  }
  SECTION("tag files in another order, missing or more") {
    Pieces pieces = good;
    std::swap(pieces[0], pieces[1]);
    CHECK(refusal(pieces) == Code::Invalid);
    pieces = good;
    pieces.erase(pieces.begin() + 6);
    CHECK(refusal(pieces) == Code::Invalid);
    pieces = good;
    pieces.insert(pieces.begin() + 5, {"fetch.txt", to_bytes("http://example.org/ - data/a\n")});
    CHECK(refusal(pieces) == Code::Invalid);
  }
  SECTION("padding that says something, is of another size, missing, or not the end") {
    const Bytes archive = pack(good);
    const std::size_t padding = unpack(archive).back().content.size();
    REQUIRE(padding > 0);
    Pieces pieces = good;
    pieces.push_back({padding_name, Bytes(padding)});
    pieces.back().content[padding / 2] = 1;
    CHECK(refusal(pieces) == Code::Tampered);
    pieces.back().content = Bytes(padding + 512);
    CHECK(refusal(pieces) == Code::Tampered);
    Bytes more = archive;
    more.resize(more.size() + 512);
    CHECK(a.refusal(a.forger().wrap(more, key.clone())) == Code::Tampered);
    CHECK(a.refusal(a.forger().wrap(ByteView(archive).first(archive.size() - 512), key.clone())) ==
          Code::Damaged);
    const std::size_t without = archive.size() - 1024 - tar_entry_size(padding);
    Bytes none(archive.begin(), archive.begin() + static_cast<std::ptrdiff_t>(without));
    none.resize(none.size() + 1024);
    CHECK(a.refusal(a.forger().wrap(none, key.clone())) == Code::Tampered);
  }
}

TEST_CASE(
    "an archive with links, devices, folders, extensions or lying sizes is refused wherever they stand") {
  Attempt a;
  Pieces pieces = a.pieces();
  pieces.pop_back();
  auto key = crypto::Secret::random(16);
  a.forger().relist(pieces, key);
  const Bytes archive = pack(pieces);
  std::vector<std::size_t> headers;
  for (std::size_t at = 0; const auto& piece : pieces) {
    headers.push_back(at);
    at += tar_entry_size(piece.content.size());
  }
  for (const std::size_t header : headers) {
    for (const auto& [at, text] : std::vector<std::pair<std::size_t, std::string>>{{0, "/etc/passwd"},
                                                                                   {0, "../bagit.txt"},
                                                                                   {100, "0000755"},
                                                                                   {124, "77777777777"},
                                                                                   {124, "\x80"},
                                                                                   {156, "1"},
                                                                                   {156, "2"},
                                                                                   {156, "3"},
                                                                                   {156, "5"},
                                                                                   {156, "6"},
                                                                                   {156, "x"},
                                                                                   {156, "L"},
                                                                                   {156, "S"},
                                                                                   {157, "target"}}) {
      Bytes changed = archive;
      const auto from = changed.begin() + static_cast<std::ptrdiff_t>(header);
      std::copy(text.begin(), text.end(), from + static_cast<std::ptrdiff_t>(at));
      std::fill(from + 148, from + 156, Byte{' '});
      unsigned sum = 0;
      for (std::size_t i = 0; i < 512; ++i) sum += changed[header + i];
      for (int i = 5; i >= 0; --i, sum /= 8) from[148 + i] = static_cast<Byte>('0' + sum % 8);
      from[154] = 0;
      INFO("entry at " << header << ", field at " << at);
      spit(a.attempt(), a.forger().wrap(changed, key.clone()));
      CHECK(is_bad(code_of([&] { a.two.open(*a.two.office, a.attempt()); })));
    }
  }
  CHECK(trace(*a.two.office) == a.before);
}

TEST_CASE("an envelope in another form is refused") {
  Attempt a;
  Pieces pieces = a.pieces();
  pieces.pop_back();
  auto key = crypto::Secret::random(16);
  a.forger().relist(pieces, key);
  const std::string good(as_text(pieces[2].content));
  const std::string comment = Envelope::parse(good).comment();
  const auto refusal = [&](const std::string& text) {
    Pieces changed = pieces;
    changed[2].content = to_bytes(text);
    a.forger().sign(changed, comment);
    return a.refusal(a.forger().wrap(pack(changed), key.clone()));
  };
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  CHECK(refusal(replaced("attest-bundle/1", "attest-bundle/2")) == Code::NewerVersion);
  CHECK(refusal(replaced("\"submit\"", "\"unheard-of\"")) == Code::NewerVersion);
  CHECK(refusal(replaced("attest-bundle/1", "something/1")) == Code::Invalid);
  CHECK(refusal(replaced("{\"bundle\"", "{ \"bundle\"")) == Code::Invalid);
  CHECK(refusal(replaced("{\"bundle\"", "{\"anything\":1,\"bundle\"")) == Code::Invalid);
  CHECK(refusal(replaced("\"sequence\":1", "\"sequence\":0")) == Code::Invalid);
  CHECK(refusal(replaced("\"sequence\":1", "\"sequence\":1.0")) == Code::Invalid);
  CHECK(refusal(replaced("\"sequence\":1", "\"sequence\":1,\"sequence\":1")) == Code::Invalid);
  CHECK(refusal(good + good) == Code::Invalid);
  CHECK(refusal(std::string(100'000, '[')) == Code::Invalid);
  CHECK(refusal("") == Code::Invalid);
}

TEST_CASE("lists without end are refused before they fill memory") {
  Attempt a;
  Pieces pieces = a.pieces();
  pieces[2].content = Bytes(max_tag_file + 1, ' ');
  CHECK(a.refusal(a.forger().wrap(pack(pieces), crypto::Secret::random(16))) == Code::Invalid);
}

TEST_CASE("ten thousand empty entries are refused at the first one that is not expected") {
  Attempt a;
  Pieces pieces;
  for (int i = 0; i < 10'000; ++i) pieces.push_back({"e" + std::to_string(i), {}});
  CHECK(a.refusal(a.forger().wrap(pack(pieces), crypto::Secret::random(16))) == Code::Invalid);
}

TEST_CASE("a journal whose lines were changed is refused, though the sender signed the lists") {
  Attempt a;
  Pieces pieces = a.pieces();
  auto& content = Attempt::find(pieces, a.id.hex() + ".jsonl").content;
  SECTION("cut") {
    content.resize(content.size() / 2);
  }
  SECTION("a value changed") {
    std::string text(as_text(content));
    text.replace(text.find("about the border"), 16, "about the bother");
    content = to_bytes(text);
  }
  const Code code = a.refusal(a.forger().forge(pieces));
  CHECK((code == Code::Invalid || code == Code::Tampered));
}

TEST_CASE("nobody's bundle writes into a device's ledger") {
  Attempt a;
  // The field knows the office's ledger id and makes a journal for it that would trust somebody.
  const RecordId ledger = a.two.office->ledger();
  a.two.field->write(ledger, "ledger",
                     {store::Edit::set(EntityId::random(), "contact", "name", "an intruder")});
  Pieces pieces = a.pieces();
  pieces.pop_back();
  pieces.push_back({journal_path(ledger), to_bytes(a.two.field->journal(ledger).file())});
  std::sort(pieces.begin() + 7, pieces.end(),
            [](const Piece& x, const Piece& y) { return comes_before(x.name, y.name); });
  Forger forger = a.forger();
  forger.change = [&](Envelope& e) {
    e.records.push_back({ledger, "ledger"});
    std::sort(e.records.begin(), e.records.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
  };
  CHECK(a.refusal(forger.forge(pieces)) == Code::Refused);
}

TEST_CASE(
    "a failing disk leaves nothing of a bundle, at whichever act it fails; once it is merged, the next "
    "opening "
    "names its recordings") {
  Attempt a;
  a.two.office.reset();
  int named_later = 0;
  for (int failing = 0;; ++failing) {
    int acts = 0;
    bool armed = false, failed = false, merged = false;
    Disk disk([&](const DiskAct& act) {
      merged |= act.kind == DiskAct::Kind::Rename && act.path.extension() == ".in";
      if (!armed || failed || act.kind == DiskAct::Kind::Remove || acts++ != failing) return;
      failed = true;
      throw Error(Code::NoSpace, "The disk is full.");
    });
    auto office = Vault::open(disk, a.two.vaults.clock, a.two.vaults.folder / "office.attest",
                              Vaults::passphrase(), Vault::Access::Write);
    armed = true;
    try {
      Job job;
      open(*office, a.file, job);
    } catch (const Error&) {
      REQUIRE(failed);
      armed = false;
      office.reset();
      office = a.two.vaults.open("office");
      INFO("act " << failing);
      CHECK(testimony::recover_recordings(*office).empty());
      if (!merged) {
        CHECK(digests(*office, true) == a.before.digests);
        CHECK(fs::is_empty(office->folder() / "media"));
        continue;
      }
      ++named_later;
      CHECK(digests(*office) == digests(*a.two.field));
      for (const auto& interview : testimony::interviews(*office))
        for (const auto& media : testimony::media_of(*office, interview.id)) CHECK(media.here);
      continue;
    }
    CHECK_FALSE(failed);
    CHECK(named_later > 0);
    CHECK(failing > 10);
    CHECK(digests(*office) == digests(*a.two.field));
    break;
  }
}
