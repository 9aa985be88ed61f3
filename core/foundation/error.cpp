#include "core/foundation/error.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace attest {

std::string_view name(Code code) noexcept {
  switch (code) {
    case Code::WrongPassphrase:
      return "WrongPassphrase";
    case Code::NotAVault:
      return "NotAVault";
    case Code::NewerVersion:
      return "NewerVersion";
    case Code::Damaged:
      return "Damaged";
    case Code::Tampered:
      return "Tampered";
    case Code::InUse:
      return "InUse";
    case Code::NotFound:
      return "NotFound";
    case Code::Invalid:
      return "Invalid";
    case Code::Refused:
      return "Refused";
    case Code::NoSpace:
      return "NoSpace";
    case Code::Io:
      return "Io";
    case Code::NoDevice:
      return "NoDevice";
    case Code::NotEnoughMemory:
      return "NotEnoughMemory";
    case Code::Cancelled:
      return "Cancelled";
    case Code::Internal:
      return "Internal";
  }
  return "Internal";
}

Error::Error(Code code, std::string text, std::vector<std::string> arguments)
    : code_(code),
      text_(std::move(text)),
      arguments_(std::move(arguments)),
      filled_(text_.empty() ? std::string(name(code)) : fill(text_, arguments_)) {}

std::string fill(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    const std::size_t index = place ? static_cast<std::size_t>(text[i + 1] - '1') : arguments.size();
    if (index < arguments.size()) {
      out += arguments[index];
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

void throw_errno(int error_number, std::string what, std::vector<std::string> arguments) {
  Code code = Code::Io;
  if (error_number == ENOSPC || error_number == EDQUOT) code = Code::NoSpace;
  if (error_number == ENOENT) code = Code::NotFound;
  if (error_number == ENOMEM) code = Code::NotEnoughMemory;
  // Not strerror: its buffer is shared between threads, and it speaks the locale's language.
  const char* reason = strerrordesc_np(error_number);
  what += " (%" + std::to_string(arguments.size() + 1) + ")";
  arguments.emplace_back(reason ? reason : "error " + std::to_string(error_number));
  throw Error(code, std::move(what), std::move(arguments));
}

}  // namespace attest
