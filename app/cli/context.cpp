#include "app/cli/context.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "core/testimony/interview.h"

namespace attest::cli {

namespace fs = std::filesystem;

int exit_status(Code code) {
  switch (code) {
    case Code::Internal:
      return 1;
    case Code::WrongPassphrase:
      return 3;
    case Code::Damaged:
    case Code::Tampered:
      return 4;
    case Code::NotFound:
    case Code::NotAVault:
      return 5;
    case Code::Refused:
      return 6;
    case Code::Io:
    case Code::NoSpace:
      return 7;
    case Code::NewerVersion:
      return 8;
    case Code::InUse:
      return 9;
    case Code::Cancelled:
      return 10;
    case Code::Invalid:
      return 11;
    case Code::NoDevice:
      return 12;
    case Code::NotEnoughMemory:
      return 13;
  }
  return 1;
}

// ---- Passphrases

namespace {

constexpr std::size_t kPassphraseCap = 64u << 10;

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

/// All of a descriptor into locked memory, less one trailing LF or CRLF.
crypto::Secret read_secret(int fd) {
  crypto::Secret buffer(kPassphraseCap);
  std::size_t used = 0;
  for (;;) {
    if (used == buffer.size()) throw Error(Code::Invalid, "The passphrase is too long (64 KiB at most).");
    const ssize_t n = ::read(fd, buffer.span().data() + used, buffer.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno(errno, "The passphrase could not be read.");
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
  }
  if (used > 0 && buffer.view()[used - 1] == '\n') --used;
  if (used > 0 && buffer.view()[used - 1] == '\r') --used;
  return crypto::Secret::copy(buffer.view().first(used));
}

/// Typed on the terminal, without echo.
crypto::Secret type_secret(const std::string& prompt) {
  const Descriptor tty(::open("/dev/tty", O_RDWR | O_CLOEXEC));
  if (tty.get() < 0)
    throw Error(Code::Invalid,
                "There is no terminal to type the passphrase on. Give --passphrase-file or --passphrase-fd.");
  termios before{};
  tcgetattr(tty.get(), &before);
  termios quiet = before;
  quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(tty.get(), TCSAFLUSH, &quiet);
  const auto say = [&](const std::string& text) {
    if (::write(tty.get(), text.data(), text.size()) < 0) return;
  };
  say(prompt);
  crypto::Secret buffer(kPassphraseCap);
  std::size_t used = 0;
  char c = 0;
  while (used < buffer.size() && ::read(tty.get(), &c, 1) == 1 && c != '\n')
    buffer.span()[used++] = static_cast<Byte>(c);
  tcsetattr(tty.get(), TCSAFLUSH, &before);
  say("\n");
  return crypto::Secret::copy(buffer.view().first(used));
}

}  // namespace

crypto::Secret read_passphrase(const PassphraseOptions& options, const std::string& prompt, bool confirm) {
  crypto::Secret secret;
  if (!options.file.empty()) {
    const Descriptor file(::open(options.file.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) throw_errno(errno, "The passphrase file %1 could not be read.", {options.file});
    secret = read_secret(file.get());
  } else if (options.fd >= 0) {
    secret = read_secret(options.fd);
  } else {
    secret = type_secret(prompt + ": ");
    if (confirm && !type_secret(prompt + " (again): ").equals(secret.view()))
      throw Error(Code::Invalid, "The two passphrases are not the same.");
  }
  if (secret.empty()) throw Error(Code::Invalid, "The passphrase is empty.");
  return secret;
}

crypto::Secret read_secret_file(const std::string& path) {
  if (path == "-") return read_secret(STDIN_FILENO);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) throw_errno(errno, "The file %1 could not be read.", {path});
  return read_secret(file.get());
}

// ---- Context

Context::Context(CLI::App& app) {
  app.add_option("--vault", folder_, "The vault's folder (or ATTEST_VAULT)")->envname("ATTEST_VAULT");
  app.add_option("--author", author_, "Who works: the author code written down with each change");
  app.add_option("--passphrase-file", passphrase_.file,
                 "Read the passphrase from this file, less one trailing line end");
  app.add_option("--passphrase-fd", passphrase_.fd, "Read the passphrase from this open descriptor");
  app.add_option("--new-passphrase-file", new_passphrase_file_,
                 "Read a new passphrase from this file, less one trailing line end");
  app.add_option("--identity-passphrase-file", identity_passphrase_file_,
                 "Read the identity vault's passphrase from this file, less one trailing line end");
  app.add_option(
      "--key-file", key_file_,
      "Open the vault with the secret key in this file (a paper recovery key, an escrow's identity) instead "
      "of a passphrase");
  app.add_flag("--json", json_, "Answer with one JSON object");
  app.add_flag("--force", force_, "Overwrite an existing output file");
  app.add_option("--progress", progress_, "auto (a line on a terminal), plain (lines), none")
      ->check(CLI::IsMember({"auto", "plain", "none"}));
}

Key Context::key() const {
  Key key;
  if (key_file_.empty()) {
    key.passphrase = read_passphrase(passphrase_, "Passphrase", false);
  } else {
    key.identity = crypto::age::read_typed_key(read_secret_file(key_file_));
  }
  return key;
}

crypto::Secret Context::new_passphrase(const std::string& prompt) const {
  return read_passphrase({new_passphrase_file_, -1}, prompt, true);
}

crypto::Secret Context::identity_passphrase(bool fresh) const {
  return read_passphrase({identity_passphrase_file_, -1},
                         fresh ? "New passphrase of the identity vault" : "Passphrase of the identity vault",
                         fresh);
}

const fs::path& Context::folder() const {
  if (folder_.empty()) throw UsageError("Which vault? Give --vault DIR or set ATTEST_VAULT.");
  return folder_;
}

namespace {

/// A recording that was interrupted lies beside the finished ones as `.part`.
bool has_unfinished(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder / "media", error))
    if (entry.path().extension() == ".part") return true;
  return false;
}

}  // namespace

void Context::open(store::Vault::Access access) {
  if (vault_ && (*access_ == access || *access_ == store::Vault::Access::Write)) return;
  const fs::path& where = folder();
  if (!store::Vault::is_vault(where))
    throw Error(Code::NotAVault, "There is no vault at %1.", {where.string()});
  const Key with = key();
  if (access == store::Vault::Access::Read && has_unfinished(where)) {
    try {
      vault_ = store::Vault::open(disk_, clock_, where, with.opening(), store::Vault::Access::Write);
      access_ = store::Vault::Access::Write;
    } catch (const Error& e) {
      if (e.code() != Code::InUse && e.code() != Code::Io) throw;  // somebody is recording just now
    }
  }
  if (!vault_ || *access_ != access) {
    if (!vault_ || access == store::Vault::Access::Write) {
      vault_ = store::Vault::open(disk_, clock_, where, with.opening(), access);
      access_ = access;
    }
  }
  if (!author_.empty()) vault_->set_author(author_);
  if (*access_ == store::Vault::Access::Write)
    for (const auto& facts : testimony::recover_recordings(*vault_))
      note("Taken in: a recording of " + clock_text(facts.duration_ms()) +
           (facts.interrupted ? ", which was interrupted." : ", which ended while the vault was locked."));
}

store::Vault& Context::reader() {
  open(store::Vault::Access::Read);
  return *vault_;
}
store::Vault& Context::writer() {
  open(store::Vault::Access::Write);
  return *vault_;
}

void Context::answer(const Json& object, const std::string& text) {
  if (json_)
    std::cout << object.dump() << "\n";
  else
    std::cout << text << (text.empty() || text.back() == '\n' ? "" : "\n");
  std::cout.flush();
}
void Context::note(const std::string& line) const {
  std::cerr << line << "\n";
}

void Context::check_output(const std::string& path) const {
  if (path == "-") {
    if (json_) throw UsageError("-o - and --json both want standard output. Give a file.");
    return;
  }
  std::error_code ignored;
  if (!force_ && fs::exists(path, ignored))
    throw Error(Code::Io, "%1 exists already. Choose another name, or give --force.", {path});
}

void Context::write_output(const std::string& path, ByteView bytes) {
  check_output(path);
  if (path == "-") {
    std::cout.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    std::cout.flush();
    return;
  }
  PendingFile file(disk_, path, force_);
  file.write(bytes);
  file.commit();
}

Bytes Context::read_input(const std::string& path, std::size_t cap) const {
  if (path != "-") return read_file(path, cap);
  Bytes bytes;
  for (;;) {
    Byte buffer[65536];
    const ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno(errno, "Standard input could not be read.");
    if (n == 0) return bytes;
    bytes.insert(bytes.end(), buffer, buffer + n);
    if (bytes.size() > cap)
      throw Error(Code::Invalid, "The input is too large (%1 bytes at most).", {std::to_string(cap)});
  }
}

// ---- Long work

namespace {

std::string bar(const Job& job, const std::string& what, std::chrono::steady_clock::time_point start) {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const auto done = job.done();
  const auto total = job.total();
  std::string text = what + ": ";
  if (total == 0) return text + size_text(done);
  const double part = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  text += std::to_string(static_cast<int>(part * 100)) + " %";
  if (seconds > 0.5 && done > 0 && part < 1) {
    const double rate = static_cast<double>(done) / seconds;
    text += ", " + size_text(static_cast<std::uint64_t>(rate)) + "/s, " +
            clock_text(static_cast<std::int64_t>(1000 * static_cast<double>(total - done) / rate)) + " left";
  }
  return text;
}

}  // namespace

void Context::run(const std::string& what, const std::function<void(Job&)>& work) const {
  Job job;
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const bool line = progress_ == "auto" && terminal;
  const bool plain = progress_ == "plain";
  // SIGINT is blocked in every thread (main does it first) and waited for here, so that no handler and no
  // global is needed.
  std::jthread watcher([&](std::stop_token stop) {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    const auto start = std::chrono::steady_clock::now();
    const timespec tick{0, 100'000'000};
    for (int n = 0; !stop.stop_requested(); ++n) {
      if (sigtimedwait(&interrupt, nullptr, &tick) == SIGINT) job.cancel();
      if (line) std::cerr << "\r" << bar(job, what, start) << "\x1b[K" << std::flush;
      if (plain && n % 10 == 9) std::cerr << bar(job, what, start) << "\n";
    }
    if (line) std::cerr << "\r\x1b[K" << std::flush;
  });
  work(job);
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " B";
  double value = static_cast<double>(bytes);
  for (const char* unit : {"kB", "MB", "GB"}) {
    value /= 1000;
    if (value < 1000) {
      const auto tenths = static_cast<std::int64_t>(value * 10 + 0.5);
      return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + unit;
    }
  }
  return std::to_string(static_cast<std::int64_t>(value)) + " GB";
}

CLI::App* command(CLI::App& parent, const std::string& name, const std::string& help,
                  const std::string& example) {
  CLI::App* sub = parent.add_subcommand(name, help);
  sub->fallthrough();
  if (!example.empty()) sub->footer("Example:\n  " + example);
  return sub;
}

}  // namespace attest::cli
