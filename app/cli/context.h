// What every command of `attest` shares: the options that stand everywhere, the vault, and the two ways of
// answering.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "core/crypto/age.h"
#include "core/foundation/job.h"
#include "core/foundation/json.h"
#include "core/store/vault.h"

namespace attest::cli {

/// Exit statuses (CLI.md).
int exit_status(Code code);
inline constexpr int kUsage = 2;

/// Where a passphrase comes from: a file, a descriptor, or a prompt without echo.
struct PassphraseOptions {
  std::string file;
  int fd = -1;
};
/// `confirm`: a typed one is asked for twice. Throws Invalid for an empty one.
crypto::Secret read_passphrase(const PassphraseOptions& options, const std::string& prompt, bool confirm);
/// A small file of secrets (a recovery page, a share, an identity file) into locked memory; "-" is standard
/// input.
crypto::Secret read_secret_file(const std::string& path);

/// What a vault is to be opened with.
struct Key {
  std::optional<crypto::Secret> passphrase;
  std::optional<crypto::age::Identity> identity;
  store::Opening opening() const {
    return identity ? store::Opening::with(*identity) : store::Opening::with(*passphrase);
  }
};

class Context {
 public:
  explicit Context(CLI::App& app);

  /// Opens the vault that --vault or ATTEST_VAULT names, once. A reader gives way to a writer where an
  /// interrupted recording waits to be taken in.
  store::Vault& reader();
  store::Vault& writer();
  const std::filesystem::path& folder() const;
  Disk& disk() { return disk_; }
  const Clock& clock() const { return clock_; }
  const PassphraseOptions& passphrase() const { return passphrase_; }
  /// --key-file, or a passphrase from where the options say.
  Key key() const;
  /// --new-passphrase-file, or typed twice.
  crypto::Secret new_passphrase(const std::string& prompt) const;
  /// --identity-passphrase-file, or typed (twice where it is new).
  crypto::Secret identity_passphrase(bool fresh) const;
  const std::string& author() const { return author_; }

  bool json() const { return json_; }
  bool force() const { return force_; }
  /// The one answer of a command: the object with --json, else the text.
  void answer(const Json& object, const std::string& text);
  /// A line for people beside the answer; to stderr.
  void note(const std::string& line) const;
  /// What the process will exit with; 0 unless a command says otherwise.
  int status = 0;

  /// Runs long work with a progress line on stderr and SIGINT as its cancel.
  void run(const std::string& what, const std::function<void(Job&)>& work) const;

  /// Writes an output file, or stdout for "-"; refuses to overwrite without --force.
  void write_output(const std::string& path, ByteView bytes);
  /// Throws Io where the output exists and --force is not given; usage error for "-" with --json.
  void check_output(const std::string& path) const;
  /// Reads an input file, or stdin for "-".
  Bytes read_input(const std::string& path, std::size_t cap) const;

 private:
  void open(store::Vault::Access access);

  SystemClock clock_;
  Disk disk_;
  std::unique_ptr<store::Vault> vault_;
  std::optional<store::Vault::Access> access_;
  std::filesystem::path folder_;
  std::string author_;
  std::string progress_ = "auto";
  PassphraseOptions passphrase_;
  std::string new_passphrase_file_;
  std::string identity_passphrase_file_;
  std::string key_file_;
  bool json_ = false;
  bool force_ = false;
};

/// A usage error found after parsing.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A command with its help and example. Its callback runs after everything is parsed.
CLI::App* command(CLI::App& parent, const std::string& name, const std::string& help,
                  const std::string& example);

/// What --kdf names; measures this computer for a second or two unless it is "interactive".
crypto::KdfCost cost_of(const std::string& name);

Json json_of(const std::vector<store::Vault::Damage>& damage);
std::string text_of(const std::vector<store::Vault::Damage>& damage);  ///< a line for each

// One file a room.
void add_vault_commands(CLI::App& app, Context& context);
void add_key_commands(CLI::App& vault,
                      Context& context);  ///< attest vault passphrase, rekey, recovery, escrow
void add_care_commands(CLI::App& vault,
                       Context& context);  ///< attest vault backup, restore, erase, destroy ...
void add_contact_commands(CLI::App& app, Context& context);
void add_identity_commands(CLI::App& app, Context& context);
void add_project_commands(CLI::App& app, Context& context);
void add_interview_commands(CLI::App& app, Context& context);
void add_media_commands(CLI::App& app, Context& context);
void add_transcript_commands(CLI::App& app, Context& context);
void add_coding_commands(CLI::App& app, Context& context);
void add_bundle_commands(CLI::App& app, Context& context);
void add_age_commands(CLI::App& app, Context& context);
void add_demo_command(CLI::App& app, Context& context);

/// "4.2 MB".
std::string size_text(std::uint64_t bytes);

}  // namespace attest::cli
