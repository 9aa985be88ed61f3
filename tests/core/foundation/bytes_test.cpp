#include "core/foundation/bytes.h"

#include <set>

#include "core/foundation/id.h"
#include "core/foundation/stream.h"
#include "tests/support/support.h"

using namespace attest;
using attest::test::code_of;

TEST_CASE("hexadecimal is written in lower case and read in either") {
  CHECK(to_hex(Bytes{0x00, 0xAB, 0xFF}) == "00abff");
  CHECK(from_hex("00ABff") == Bytes{0x00, 0xAB, 0xFF});
  CHECK(from_hex("") == Bytes{});
  for (const char* bad : {"0", "0g", " 00", "0x00", "00\n", "-1"}) CHECK_FALSE(from_hex(bad));
}

TEST_CASE("base64 gives the vectors of RFC 4648") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, padded] : vectors) {
    std::string bare = padded;
    while (bare.ends_with('=')) bare.pop_back();
    CHECK(to_base64(attest::as_bytes(plain), true) == padded);
    CHECK(to_base64(attest::as_bytes(plain), false) == bare);
    CHECK(from_base64(padded, true) == to_bytes(plain));
    CHECK(from_base64(bare, false) == to_bytes(plain));
  }
}

TEST_CASE("base64 that is not canonical is refused") {
  for (const char* bad :
       {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zg==Zg==", "=", "====", "Zm9v\n", "Zm 9v", "Zm9_", "A==="}) {
    INFO(bad);
    CHECK_FALSE(from_base64(bad, true));
  }
  for (const char* bad : {"Zg==", "Zh", "Z", "Zm9vZ", "Zm9"}) {
    INFO(bad);
    CHECK_FALSE(from_base64(bad, false));
  }
}

TEST_CASE("base64 and hexadecimal give back every byte at every length") {
  for (std::size_t size = 0; size < 300; ++size) {
    const Bytes bytes = test::noise(size, static_cast<std::uint32_t>(size));
    CHECK(from_hex(to_hex(bytes)) == bytes);
    CHECK(from_base64(to_base64(bytes, true), true) == bytes);
    CHECK(from_base64(to_base64(bytes, false), false) == bytes);
  }
}

TEST_CASE("integers are little-endian, and too few bytes are not read") {
  Bytes out;
  append_le32(out, 0x01020304);
  append_le64(out, 0x05060708090A0B0CULL);
  CHECK(to_hex(out) == "040302010c0b0a0908070605");
  CHECK(read_le32(out) == 0x01020304);
  CHECK(read_le64(ByteView(out).subspan(4)) == 0x05060708090A0B0CULL);
  CHECK(code_of([&] { read_le64(ByteView(out).first(7)); }) == Code::Internal);
}

TEST_CASE("random bytes do not repeat") {
  std::set<Bytes> seen;
  for (int i = 0; i < 100; ++i) seen.insert(random_bytes(16));
  CHECK(seen.size() == 100);
  CHECK(random_bytes(1000).size() == 1000);
}

TEST_CASE("an id is 32 hexadecimal digits and nothing else") {
  const RecordId id = RecordId::random();
  CHECK(RecordId::parse(id.hex()) == id);
  CHECK_FALSE(RecordId::parse(id.hex() + "0"));
  CHECK_FALSE(RecordId::parse(id.hex().substr(2)));
  CHECK_FALSE(RecordId::parse(std::string(32, 'g')));
  CHECK(main_entity(id).hex() == id.hex());
  CHECK(code_of([] { RecordId::from(Bytes(15)); }) == Code::Internal);
}

namespace {
/// A device that gives a byte at a time.
class Dripping final : public Source {
 public:
  explicit Dripping(std::size_t size) : left_(size) {}
  std::size_t read(ByteSpan out) override {
    if (left_ == 0 || out.empty()) return 0;
    out[0] = static_cast<Byte>(left_--);
    return 1;
  }

 private:
  std::size_t left_;
};
}  // namespace

TEST_CASE("memory is read in order and anywhere, and ends where it ends") {
  MemorySource source({1, 2, 3, 4, 5});
  Bytes out(3);
  CHECK(source.read(out) == 3);
  CHECK(out == Bytes{1, 2, 3});
  CHECK(source.read_at(1, out) == 3);
  CHECK(out == Bytes{2, 3, 4});
  CHECK(source.read(out) == 2);
  CHECK(source.read(out) == 0);
  CHECK(source.read_at(5, out) == 0);
  CHECK(source.read_at(UINT64_MAX, out) == 0);
}

TEST_CASE("a source that gives little at a time is read whole") {
  Bytes out(5);
  Dripping seven(7);
  CHECK(read_full(seven, out) == 5);
  CHECK(read_full(seven, out) == 2);
}

TEST_CASE("what is longer than its cap is refused, what just fits is not") {
  Dripping fits(1000);
  CHECK(read_all(fits, 1000, "it").size() == 1000);
  Dripping longer(1001);
  CHECK(code_of([&] { read_all(longer, 1000, "it"); }) == Code::Invalid);
  MemorySource large(Bytes(300000));
  CHECK(read_all(large, 300000, "it").size() == 300000);
  MemorySource empty({});
  CHECK(read_all(empty, 0, "it").empty());
}
