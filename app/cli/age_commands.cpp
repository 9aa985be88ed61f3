// attest age ...: plain age files, without a vault.
#include "app/cli/context.h"
#include "core/crypto/age.h"

namespace attest::cli {
namespace {

namespace age = crypto::age;

struct Options {
  std::vector<std::string> recipients, identities;
  std::string output, file;
  bool passphrase = false, armor = false;
};

/// Input as a stream: a file, or all of standard input.
std::unique_ptr<Source> open_input(const Context& context, const std::string& path) {
  if (path == "-") return std::make_unique<MemorySource>(context.read_input("-", std::size_t{1} << 30));
  return std::make_unique<FileSource>(path);
}

/// Copies `from` to the output file, which appears only when everything went well.
void copy_out(Context& context, const std::string& path, const std::function<void(Sink&, Job&)>& work) {
  context.check_output(path);
  context.run("Working", [&](Job& job) {
    if (path == "-") {
      MemorySink sink;  // nothing of a file that does not authenticate to its end is let out
      work(sink, job);
      context.write_output("-", sink.bytes);
      crypto::wipe(sink.bytes);
      return;
    }
    PendingFile file(context.disk(), path, context.force());
    work(file, job);
    file.commit();
  });
}

/// A source whose first bytes were read already.
class Rejoined final : public Source {
 public:
  Rejoined(Bytes start, Source& rest) : start_(std::move(start)), rest_(rest) {}
  ByteView start() const { return start_; }
  std::size_t read(ByteSpan out) override {
    if (at_ == start_.size()) return rest_.read(out);
    const std::size_t n = std::min(out.size(), start_.size() - at_);
    std::copy_n(start_.begin() + static_cast<std::ptrdiff_t>(at_), n, out.begin());
    at_ += n;
    return n;
  }

 private:
  Bytes start_;
  Source& rest_;
  std::size_t at_ = 0;
};

void pump(Source& in, Sink& out, Job& job) {
  Bytes block(1u << 20);
  for (std::size_t n; (n = in.read(block)) > 0;) {
    out.write(ByteView(block).first(n));
    job.advance(n);
  }
  crypto::wipe(block);
}

std::vector<age::Identity> identities(const Context& context, const std::vector<std::string>& files) {
  std::vector<age::Identity> all;
  for (const auto& file : files) {
    Bytes bytes = context.read_input(file, 1u << 20);
    const crypto::Secret content = crypto::Secret::copy(bytes);
    crypto::wipe(bytes);
    for (auto& identity : age::parse_identity_file(content)) all.push_back(std::move(identity));
  }
  return all;
}

}  // namespace

void add_age_commands(CLI::App& app, Context& context) {
  auto* age_app = command(app, "age", "Plain age files (X25519 keys or a passphrase), without a vault", "");
  age_app->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* keygen = command(*age_app, "keygen", "Make a key pair", "attest age keygen -o key.txt");
  keygen->add_option("-o,--output", options->output, "The file for the secret key")->required();
  keygen->callback([=, &context] {
    context.check_output(options->output);
    const auto identity = age::Identity::random();
    crypto::SecretText text;
    text.append("# public key: " + identity.recipient().text() + "\n");
    text.append(identity.text().text());
    text.append("\n");
    context.write_output(options->output, text.take().view());
    if (options->output != "-")
      context.answer({{"file", options->output}, {"recipient", identity.recipient().text()}},
                     identity.recipient().text());
  });

  auto* encrypt = command(*age_app, "encrypt", "Encrypt a file",
                          "attest age encrypt -r age1... -o letter.age letter.txt");
  encrypt->add_option("-r,--recipient", options->recipients, "age1...")->allow_extra_args(false);
  encrypt->add_flag("-p", options->passphrase, "With a passphrase instead");
  encrypt->add_flag("-a,--armor", options->armor, "As text");
  encrypt->add_option("-o,--output", options->output, "The file to write, or -")->required();
  encrypt->add_option("FILE", options->file, "The file, or -")->required();
  encrypt->callback([=, &context] {
    if (options->passphrase == !options->recipients.empty())
      throw UsageError("Give recipients (-r), or a passphrase (-p).");
    age::SealOptions seal;
    for (const auto& text : options->recipients) seal.recipients.push_back(age::Recipient::parse(text));
    if (options->passphrase) seal.passphrase = read_passphrase(context.passphrase(), "Passphrase", true);
    seal.armor = options->armor;
    const auto input = open_input(context, options->file);
    copy_out(context, options->output, [&](Sink& out, Job& job) {
      age::Sealer sealer(out, std::move(seal));
      pump(*input, sealer, job);
      sealer.finish();
    });
    if (options->output != "-") context.answer({{"file", options->output}}, "Wrote " + options->output + ".");
  });

  auto* decrypt = command(*age_app, "decrypt", "Decrypt a file",
                          "attest age decrypt -i key.txt -o letter.txt letter.age");
  decrypt->add_option("-i,--identity", options->identities, "A file of secret keys")->allow_extra_args(false);
  decrypt->add_flag("-p", options->passphrase, "With a passphrase instead");
  decrypt->add_option("-o,--output", options->output, "The file to write, or -")->required();
  decrypt->add_option("FILE", options->file, "The file, or -")->required();
  decrypt->callback([=, &context] {
    if (options->passphrase == !options->identities.empty())
      throw UsageError("Give key files (-i), or a passphrase (-p).");
    const auto keys = identities(context, options->identities);
    crypto::Secret passphrase;
    age::OpenOptions open;
    for (const auto& key : keys) open.identities.push_back(&key);
    if (options->passphrase) {
      passphrase = read_passphrase(context.passphrase(), "Passphrase", false);
      open.passphrase = &passphrase;
    }
    auto input = open_input(context, options->file);
    copy_out(context, options->output, [&](Sink& out, Job& job) {
      // Armor is recognised by its first bytes, which a pipe gives only once.
      Bytes start(64);
      start.resize(read_full(*input, start));
      Rejoined whole(std::move(start), *input);
      std::unique_ptr<age::Dearmor> dearmor;
      if (age::is_armored(whole.start())) dearmor = std::make_unique<age::Dearmor>(whole);
      age::Opener opener(dearmor ? static_cast<Source&>(*dearmor) : whole, open);
      pump(opener, out, job);
    });
    if (options->output != "-") context.answer({{"file", options->output}}, "Wrote " + options->output + ".");
  });
}

}  // namespace attest::cli
