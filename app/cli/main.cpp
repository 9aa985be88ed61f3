// attest: the program without a screen. The whole assembly is on this page.
#include <signal.h>

#include <iostream>

#include "app/cli/context.h"
#include "core/crypto/process.h"
#include "core/crypto/secret.h"

using namespace attest;

namespace {

bool wants_json(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (std::string_view(argv[i]) == "--json") return true;
  return false;
}

int fail(bool json, const char* code, const char* message, int status) {
  if (json) std::cout << Json{{"error", {{"code", code}, {"message", message}}}}.dump() << std::endl;
  std::cerr << "attest: " << message << "\n";
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = wants_json(argc, argv);
  try {
    crypto::harden_process();
    crypto::start();
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, nullptr);
    signal(SIGPIPE, SIG_IGN);

    CLI::App app{
        "attest " ATTEST_VERSION
        ": an encrypted recorder of testimony. Each command explains itself: attest COMMAND --help."};
    app.require_subcommand(1);
    app.set_version_flag("--version", ATTEST_VERSION);
    cli::Context context(app);
    cli::add_vault_commands(app, context);
    cli::add_contact_commands(app, context);
    cli::add_project_commands(app, context);
    cli::add_interview_commands(app, context);
    cli::add_identity_commands(app, context);
    cli::add_media_commands(app, context);
    cli::add_transcript_commands(app, context);
    cli::add_coding_commands(app, context);
    cli::add_bundle_commands(app, context);
    cli::add_age_commands(app, context);
    cli::add_demo_command(app, context);
    if (argc < 2) {
      std::fputs(app.help().c_str(), stderr);
      return cli::kUsage;
    }
    try {
      app.parse(argc, argv);
    } catch (const CLI::Success& e) {
      return app.exit(e);  // --help, --version
    } catch (const CLI::ParseError& e) {
      return fail(json, "Usage", e.what(), cli::kUsage);
    }
    return context.status;
  } catch (const cli::UsageError& e) {
    return fail(json, "Usage", e.what(), cli::kUsage);
  } catch (const Error& e) {
    return fail(json, std::string(name(e.code())).c_str(), e.what(), cli::exit_status(e.code()));
  } catch (const std::bad_alloc&) {
    return fail(json, "NotEnoughMemory", "There is not enough memory.",
                cli::exit_status(Code::NotEnoughMemory));
  } catch (const std::exception&) {
    // What a library says may carry content; it is not shown.
    return fail(json, "Internal", "Something went wrong inside Attest. Nothing was changed.",
                cli::exit_status(Code::Internal));
  }
}
