#include "core/foundation/error.h"

#include <cerrno>
#include <set>

#include "core/foundation/job.h"
#include "tests/support/support.h"

using namespace attest;
using attest::test::code_of;

TEST_CASE("an error's sentence has its arguments filled in, each once") {
  const Error error(Code::Invalid, "%1 and %2, not %3; 100 %", {"%2", "two"});
  CHECK(std::string(error.what()) == "%2 and two, not %3; 100 %");
  CHECK(error.text() == "%1 and %2, not %3; 100 %");
  CHECK(error.arguments() == std::vector<std::string>{"%2", "two"});
  CHECK(error.code() == Code::Invalid);
}

TEST_CASE("an error without a sentence says its code") {
  CHECK(std::string(Error(Code::NoDevice).what()) == "NoDevice");
}

TEST_CASE("every code has a name of its own") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Code::Internal); ++i) names.insert(name(static_cast<Code>(i)));
  CHECK(names.size() == static_cast<std::size_t>(Code::Internal) + 1);
  CHECK(name(Code::WrongPassphrase) == "WrongPassphrase");
}

TEST_CASE("an errno value becomes the code that a person can act on, and says why") {
  const auto code = [](int number) { return code_of([&] { throw_errno(number, "Cannot do %1.", {"it"}); }); };
  CHECK(code(ENOSPC) == Code::NoSpace);
  CHECK(code(EDQUOT) == Code::NoSpace);
  CHECK(code(ENOENT) == Code::NotFound);
  CHECK(code(ENOMEM) == Code::NotEnoughMemory);
  CHECK(code(EACCES) == Code::Io);
  try {
    throw_errno(ENOSPC, "Cannot do %1.", {"it"});
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "Cannot do it. (No space left on device)");
  }
}

TEST_CASE("a job counts, and stops its work when it is cancelled") {
  Job job;
  job.expect(10);
  job.advance(4);
  CHECK(job.total() == 10);
  CHECK(job.done() == 4);
  job.cancel();
  CHECK(code_of([&] { job.advance(1); }) == Code::Cancelled);
}
