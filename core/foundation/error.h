// One vocabulary of failure. Core throws Error; it is caught at two borders only, the command line's main and
// the window's worker, and put into a person's words there.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

/// What a person can act on. Exit statuses of the command line are in app/cli/exit_status.h.
enum class Code {
  WrongPassphrase,  ///< or: no key of ours fits
  NotAVault,
  NewerVersion,
  Damaged,   ///< bytes are not what was written
  Tampered,  ///< bytes are whole but not what their author signed
  InUse,
  NotFound,
  Invalid,  ///< what the person or a foreign file gave cannot be used
  Refused,  ///< a rule of consent, disclosure or trust says no
  NoSpace,
  Io,
  NoDevice,
  NotEnoughMemory,
  Cancelled,  ///< an outcome, not a failure
  Internal,
};

/// The code's fixed English name, as the command line's JSON prints it ("WrongPassphrase").
std::string_view name(Code code) noexcept;

/// A failure: a code, and a fixed English sentence that says what, where and what to do. The sentence is a
/// template with %1, %2 ... for its arguments, so that the window can translate it. Neither the sentence nor
/// its arguments may carry a secret, a person's name or anything that was said; a file path that the person
/// gave is allowed.
class Error : public std::exception {
 public:
  explicit Error(Code code, std::string text = {}, std::vector<std::string> arguments = {});

  Code code() const noexcept { return code_; }
  /// The template, for translation.
  const std::string& text() const noexcept { return text_; }
  const std::vector<std::string>& arguments() const noexcept { return arguments_; }
  /// The English sentence with its arguments filled in.
  const char* what() const noexcept override { return filled_.c_str(); }

 private:
  Code code_;
  std::string text_;
  std::vector<std::string> arguments_;
  std::string filled_;
};

/// Replaces %1 ... %9 in `text` by `arguments`; an argument that contains "%2" is not expanded again.
std::string fill(std::string_view text, const std::vector<std::string>& arguments);

/// Throws the Error for an errno value: ENOSPC and EDQUOT are NoSpace, ENOENT is NotFound, ENOMEM is
/// NotEnoughMemory, the rest is Io. `what` is a template as for Error.
[[noreturn]] void throw_errno(int error_number, std::string what, std::vector<std::string> arguments = {});

}  // namespace attest
