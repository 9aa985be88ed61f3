// Sheets of key shares: one alone, several with an empty line between, and sheets that are made of the bytes,
// so that their checksums hold. What is read is written again to words that read the same.
#include <cstdlib>

#include "core/crypto/shares_sheet.h"
#include "core/foundation/error.h"

using namespace attest;
using namespace attest::crypto;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

/// False where it is not a sheet.
bool read(std::string_view text) {
  try {
    const shares::Sheet sheet = shares::read_sheet(text);
    const shares::Share& share = sheet.share;
    must(share.secret_size == sheet.value.size() && share.secret_size >= shares::smallest_secret &&
         share.secret_size <= shares::largest_secret && share.secret_size % 2 == 0);
    must(share.identifier >= 0 && share.identifier < 1 << 15);
    must(share.number >= 1 && share.number <= 16 && share.need >= 1 && share.need <= 16);
    must(share.group >= 1 && share.group <= share.groups && share.groups_needed >= 1 &&
         share.groups_needed <= share.groups && share.groups <= 16);
    const shares::Sheet again = shares::read_sheet(shares::write_sheet(share, sheet.value.view()).text());
    must(again.share == share && again.value.equals(sheet.value.view()));
    return true;
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory) throw;
    return false;
  }
}

void combine(const std::vector<Secret>& sheets) {
  try {
    const Secret secret = shares::combine(sheets);
    for (const Secret& sheet : sheets) must(shares::inspect(sheet).secret_size == secret.size());
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory) throw;
  }
}

/// Sheets of one set of small numbers, so that now and then there are enough of them.
std::vector<Secret> made_of(ByteView bytes) {
  constexpr std::size_t value_size = 16;
  constexpr std::size_t sheet_size = 3 + value_size;
  std::vector<Secret> sheets;
  for (; bytes.size() >= sheet_size && sheets.size() < 8; bytes = bytes.subspan(sheet_size)) {
    shares::Share share;
    share.number = 1 + (bytes[0] & 3);
    share.need = 1 + (bytes[0] >> 2 & 1);
    share.groups = 2;
    share.groups_needed = 1 + (bytes[1] & 1);
    share.group = 1 + (bytes[1] >> 1 & 3);
    share.extendable = bytes[2] < 128;
    share.iteration_exponent = bytes[2] % 8 == 7 ? 15 : 0;  // the exponents between only take time
    share.secret_size = value_size;
    sheets.push_back(shares::write_sheet(share, bytes.subspan(3, value_size)));
    must(read(sheets.back().text()) == (share.group <= share.groups));
  }
  return sheets;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = as_text({data, size});
  read(text);
  std::vector<Secret> sheets;
  std::string_view rest = text;
  for (std::size_t end; (end = rest.find("\n\n")) != std::string_view::npos && sheets.size() < 300;
       rest.remove_prefix(end + 2))
    sheets.push_back(Secret::from_text(rest.substr(0, end)));
  if (!sheets.empty()) sheets.push_back(Secret::from_text(rest));
  combine(sheets);
  combine(made_of({data, size}));
  return 0;
}
