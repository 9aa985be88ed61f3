// What tests share: inputs that live outside the project, folders that go away, bytes that look random but
// are not.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <random>
#include <string>

#include "core/foundation/bytes.h"
#include "core/foundation/error.h"

namespace attest::test {

/// A folder of public inputs: $ATTEST_TESTDATA or ../shared/testdata beside the project. Where it is absent
/// the test is skipped, saying so.
std::filesystem::path testdata(const std::string& folder);
/// The project itself, for tests that read its sources and translations.
std::filesystem::path source_folder();

/// A fresh folder that is removed with everything in it.
class TempFolder {
 public:
  TempFolder() : TempFolder(std::filesystem::temp_directory_path()) {}
  explicit TempFolder(const std::filesystem::path& in);
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Where a test that writes much and needs nothing of a real disk puts its folder: in memory, if that is offered.
std::filesystem::path quick_place();

Bytes slurp(const std::filesystem::path& path);
void spit(const std::filesystem::path& path, ByteView bytes);
/// Deterministic bytes.
Bytes noise(std::size_t size, std::uint32_t seed = 1);
/// Whether a program is on this machine; a test that needs it skips loudly otherwise.
void need_program(const std::string& program);
/// Runs a shell command; returns its exit status and what it printed (both streams).
struct Ran {
  int status;
  std::string output;
};
Ran run(const std::string& command);

/// The code of the Error that `f` throws; Internal-like failure of the test where it throws none.
template <class F>
Code code_of(F&& f) {
  try {
    f();
  } catch (const Error& e) {
    UNSCOPED_INFO(e.what());
    return e.code();
  }
  FAIL("nothing was thrown");
  return Code::Internal;
}

}  // namespace attest::test
