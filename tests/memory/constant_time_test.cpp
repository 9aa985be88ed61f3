// No branch and no address depends on a secret: memcheck's word, over constant_time/constant_time.cpp.
#include <sstream>

#include "tests/support/support.h"

using namespace attest::test;

namespace {
constexpr int reported = 99;

Ran watched(const std::string& name) {
  need_program("valgrind");
  const Ran ran = run("valgrind --quiet --error-exitcode=99 --undef-value-errors=yes --leak-check=no " +
                      std::string(ATTEST_CONSTANT_TIME) + " " + name);
  if (ran.status == 77) SKIP("SKIPPED: built without valgrind's header (package valgrind)");
  return ran;
}
}  // namespace

TEST_CASE("valgrind reports a naive comparison of secrets and a table looked up by one: it can see them") {
  for (const char* name : {"control-compare", "control-address"}) {
    const Ran ran = watched(name);
    INFO(name << "\n" << ran.output);
    CHECK(ran.status == reported);
  }
}

TEST_CASE("no branch and no address depends on a secret") {
  const Ran list = run(ATTEST_CONSTANT_TIME);
  std::istringstream names(list.output);
  int watched_cases = 0;
  for (std::string name; names >> name;) {
    if (name.starts_with("control-")) continue;
    const Ran ran = watched(name);
    INFO(name << "\n" << ran.output);
    CHECK(ran.status == 0);
    ++watched_cases;
  }
  CHECK(watched_cases >= 9);
}
