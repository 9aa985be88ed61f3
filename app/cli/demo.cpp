// attest demo: the whole path on the sample, with two vaults.
#include <iostream>

#include "app/cli/context.h"
#include "app/sample/sample.h"
#include "core/bundle/bundle.h"
#include "core/coding/coding.h"

namespace attest::cli {
namespace {

namespace fs = std::filesystem;
using store::Vault;

/// The steps as they are told: one line each, with its figure.
class Story {
 public:
  explicit Story(bool json) : json_(json) {}
  void tell(const std::string& what) {
    ++n_;
    steps_.push_back(what);
    if (!json_) std::cout << (n_ < 10 ? " " : "") << n_ << "  " << what << std::endl;
  }
  Json steps() const { return steps_; }

 private:
  bool json_;
  int n_ = 0;
  Json steps_ = Json::array();
};

/// A free folder name beside the person.
fs::path free_folder() {
  for (int n = 1;; ++n) {
    fs::path folder = n == 1 ? "attest-demo" : "attest-demo-" + std::to_string(n);
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) return folder;
  }
}

void meet(Vault& vault, const Vault& other, bundle::Role role) {
  bundle::add_contact(vault, bundle::read_card(bundle::write_card(other)), "", role, true);
}

bundle::Opened carry(Context& context, Vault& from, Vault& to, const RecordId& interview,
                     const fs::path& file, std::uint64_t& bytes) {
  bundle::SealRequest request;
  request.interviews = {interview};
  request.recipients = {to.device_identity().recipient()};
  bundle::Opened opened;
  context.run("Carrying", [&](Job& job) { bytes = bundle::seal(from, request, file, job).bytes; });
  context.run("Opening", [&](Job& job) { opened = bundle::open(to, file, job); });
  return opened;
}

bool equal(const Vault& a, const Vault& b) {
  const auto text = [](const Vault& vault) {
    std::string all;
    for (const auto& record : vault.digest()) all += record.id.hex() + record.journal + record.projection;
    return all;
  };
  return text(a) == text(b);
}

void demo(Context& context, fs::path folder) {
  if (folder.empty()) folder = free_folder();
  context.disk().make_folder(folder);
  if (!fs::is_empty(folder))
    throw Error(Code::Io, "%1 exists already and is not empty. Choose another folder.", {folder.string()});
  Story story(context.json());
  const std::string passphrase_text = "attest demo";
  const auto passphrase = crypto::Secret::from_text(passphrase_text);

  store::CreateOptions hq_options;
  hq_options.name = "Headquarters";
  hq_options.author = "H1";
  hq_options.cost = crypto::KdfCost::floor();
  auto hq = Vault::create(context.disk(), context.clock(), folder / "hq.attest", passphrase, hq_options);
  story.tell("Made the vault of headquarters, which starts the project: hq.attest (passphrase: " +
             passphrase_text + ")");

  store::CreateOptions field_options = hq_options;
  field_options.name = "Field laptop";
  field_options.author = "F1";
  field_options.join = {hq->info().project, hq->info().project_name};
  auto field =
      Vault::create(context.disk(), context.clock(), folder / "field.attest", passphrase, field_options);
  story.tell("Made the vault of a field laptop, which joins it: field.attest (same passphrase)");
  meet(*field, *hq, bundle::Role::Headquarters);
  meet(*hq, *field, bundle::Role::Colleague);
  story.tell("Exchanged contact cards and trusted them. The field laptop's fingerprint: " +
             bundle::fingerprint(*field));

  app::SampleIds sample;
  context.run("Reading the sample", [&](Job& job) { sample = app::fill_sample(*field, job); });
  const auto interview = testimony::interview(*field, sample.interview);
  const auto recording = testimony::media_of(*field, sample.interview).front();
  story.tell("Took the sample interview into the field laptop: " + interview.record_code +
             ", a recording of " + clock_text(recording.facts.duration_ms()) + ", " +
             std::to_string(sample.transcripts.size()) + " transcripts, " +
             std::to_string(coding::codes(*field).size()) + " codes, " +
             std::to_string(coding::codings(*field, sample.interview).size()) + " codings");
  Job job;
  const auto hits = coding::search(*field, "호적", 10, job);
  story.tell("Found the two syllables 호적 inside longer words " + std::to_string(hits.total) + " time(s)");

  std::uint64_t bytes = 0;
  const fs::path first = folder / "to-headquarters.age";
  auto opened = carry(context, *field, *hq, sample.interview, first, bytes);
  story.tell("Sealed it for headquarters (" + size_text(bytes) +
             ": to-headquarters.age) and opened it there: " + std::to_string(opened.records.size()) +
             " records, status " + std::string(store::name(opened.records.front().outcome.status)));
  opened = [&] {
    bundle::Opened again;
    context.run("Opening", [&](Job& again_job) { again = bundle::open(*hq, first, again_job); });
    return again;
  }();
  story.tell("Opened the same bundle again: status " +
             std::string(store::name(opened.records.front().outcome.status)) + ", nothing changed");

  testimony::set_fields(*field, sample.interview, {{"status", "transcribed"}});
  testimony::add_note(*hq, sample.interview, "Read at headquarters.", {});
  testimony::set_fields(*hq, sample.interview, {{"status", "closed"}});
  carry(context, *hq, *field, sample.interview, folder / "to-field.age", bytes);
  carry(context, *field, *hq, sample.interview, folder / "to-headquarters-2.age", bytes);
  const auto conflicts = testimony::conflicts(*hq, sample.interview);
  story.tell(
      "Both worked meanwhile, and exchanged bundles: the note joined; the field “status”, which both "
      "changed, shows " +
      std::to_string(conflicts.size()) + " conflict with " +
      std::to_string(conflicts.empty() ? 0 : conflicts[0].candidates.size()) + " candidates");
  if (!conflicts.empty())
    testimony::settle_take(*hq, sample.interview, conflicts[0].id,
                           store::hex(conflicts[0].candidates[0].commit));
  carry(context, *hq, *field, sample.interview, folder / "to-field-2.age", bytes);
  const bool same = equal(*hq, *field);
  story.tell(std::string("Settled it at headquarters and sent it back: both vaults say ") +
             (same ? "the same" : "DIFFERENT things"));
  if (!same) throw Error(Code::Internal, "The two vaults of the demo differ.");

  const auto check = hq->check(true, job);
  if (!check.empty()) throw Error(Code::Damaged, "The demo's vault is damaged: %1", {check.front().what});
  story.tell("Checked every page, hash, signature and replay of headquarters' vault: all is whole");

  // A key of a reader who has no Attest, so that the bundle can be opened with ordinary tools.
  const auto reader = crypto::age::Identity::random();
  crypto::SecretText key;
  key.append(reader.text().text());
  key.append("\n");
  context.write_output((folder / "reader.key").string(), key.take().view());
  bundle::SealRequest request;
  request.interviews = {sample.interview};
  request.recipients = {reader.recipient()};
  context.run("Sealing",
              [&](Job& seal_job) { bundle::seal(*field, request, folder / "for-a-reader.age", seal_job); });
  story.tell("Sealed it once more for a reader without Attest: for-a-reader.age, with the key reader.key");

  const std::string where = fs::absolute(folder).string();
  const std::string key_text = field->device_signer().public_key().text();
  context.answer({{"folder", where},
                  {"steps", story.steps()},
                  {"interview", sample.interview.hex()},
                  {"record_code", interview.record_code}},
                 "\nEverything is in " + where +
                     ". Look further:\n"
                     "  attest --vault " +
                     where + "/hq.attest interview show " + interview.record_code +
                     "\n"
                     "  attest --vault " +
                     where +
                     "/hq.attest search 호적\n"
                     "Open the bundle with no Attest at all:\n"
                     "  cd " +
                     where +
                     " && mkdir open && age -d -i reader.key -o bag.tar for-a-reader.age && tar xf bag.tar "
                     "-C open && cd open\n"
                     "  sha256sum -c manifest-sha256.txt && minisign -V -P " +
                     key_text + " -x tagmanifest-sha256.txt.minisig -m tagmanifest-sha256.txt");
}

}  // namespace

void add_demo_command(CLI::App& app, Context& context) {
  auto folder = std::make_shared<std::string>();
  auto* sub = command(app, "demo",
                      "The whole path on a made-up sample, with two vaults: what it did and where to look",
                      "attest demo /tmp/attest-demo");
  sub->add_option("DIR", *folder, "A new folder for it (default: attest-demo here)");
  sub->callback([=, &context] { demo(context, *folder); });
}

}  // namespace attest::cli
