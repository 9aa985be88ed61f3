#include "core/bundle/pipeline.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/support.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

/// Takes so many bytes, and no more.
struct Narrow final : Sink {
  explicit Narrow(std::size_t bytes) : left(bytes) {}
  void write(ByteView in) override {
    if (in.size() > left) throw Error(Code::NoSpace, "The disk is full.");
    left -= in.size();
  }
  std::size_t left;
};

}  // namespace

TEST_CASE("what goes into the pipeline comes out of it, in order, whatever its size") {
  for (const std::size_t size : {0u, 1u, 1u << 20, (1u << 20) + 1, 9'000'000u}) {
    const Bytes bytes = noise(size);
    MemorySink out;
    Pipeline pipeline(out);
    for (std::size_t at = 0; at < size; at += 70'001)
      pipeline.write(ByteView(bytes).subspan(at, std::min<std::size_t>(70'001, size - at)));
    pipeline.finish();
    CHECK(out.bytes == bytes);
  }
}

TEST_CASE("what fails at the pipeline's end is thrown at its beginning") {
  const Bytes bytes = noise(1 << 20);
  for (const std::size_t space : {0u, 3'000'000u, 19u << 20}) {
    Narrow out(space);
    Pipeline pipeline(out);
    CHECK(code_of([&] {
            for (int i = 0; i < 20; ++i) pipeline.write(bytes);
            pipeline.finish();
          }) == Code::NoSpace);
  }
}

TEST_CASE("a pipeline that is given up stops its thread, and writes no half-filled slot") {
  MemorySink out;
  {
    Pipeline pipeline(out);
    pipeline.write(noise(1000));
  }
  CHECK(out.bytes.empty());
}
