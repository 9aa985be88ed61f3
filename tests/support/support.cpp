#include "tests/support/support.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace attest::test {

namespace fs = std::filesystem;

fs::path testdata(const std::string& folder) {
  const char* given = std::getenv("ATTEST_TESTDATA");
  fs::path path = fs::path(given ? given : ATTEST_DEFAULT_TESTDATA) / folder;
  if (!fs::exists(path)) SKIP("SKIPPED: no test data at " << path.string());
  return path;
}

fs::path source_folder() {
  return ATTEST_SOURCE_DIR;
}

TempFolder::TempFolder(const fs::path& in) {
  std::string pattern = (in / "attest-test-XXXXXX").string();
  if (!mkdtemp(pattern.data())) FAIL("cannot make a temporary folder");
  path_ = pattern;
}
TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path quick_place() {
  return access("/dev/shm", W_OK) == 0 ? fs::path("/dev/shm") : fs::temp_directory_path();
}

Bytes slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
void spit(const fs::path& path, ByteView bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  REQUIRE(out.good());
}
Bytes noise(std::size_t size, std::uint32_t seed) {
  std::mt19937 generator(seed);
  Bytes bytes(size);
  for (auto& b : bytes) b = static_cast<Byte>(generator());
  return bytes;
}
void need_program(const std::string& program) {
  if (run("command -v " + program).status != 0) SKIP("SKIPPED: no program " << program);
}
Ran run(const std::string& command) {
  Ran ran{-1, {}};
  FILE* pipe = popen(("{ " + command + "\n} 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer;
  for (std::size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ran.output.append(buffer.data(), n);
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

}  // namespace attest::test
