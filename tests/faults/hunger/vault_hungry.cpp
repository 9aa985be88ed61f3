// What is done with a whole vault, where memory runs out: the same answer, or a word about memory. What is
// not damaged is never called so, and what was not saved is not there by half. The input's letter says what
// is done.
#include <cmath>
#include <functional>

#include "core/bundle/bundle.h"
#include "core/coding/coding.h"
#include "core/crypto/secret.h"
#include "core/testimony/interview.h"
#include "tests/faults/hunger/hunger.h"
#include "tests/support/vaults.h"

namespace {

using namespace attest;
using namespace attest::test;
using store::Vault;

void demand(bool holds, const std::string& what) {
  if (!holds) throw Error(Code::Internal, what);
}

class Subject {
 public:
  Subject() {
    auto field = vaults_.create("field");
    const auto office = vaults_.create("office", "A2", field.get());
    bundle::add_contact(*field, bundle::read_card(bundle::write_card(*office)), {}, bundle::Role::Colleague,
                        true);
    bundle::add_contact(*office, bundle::read_card(bundle::write_card(*field)), {}, bundle::Role::Colleague,
                        true);
    interview_ = testimony::create_interview(*field, {{"title", "one"}, {"summary", "about the border"}});
    testimony::NewTranscript transcript;
    transcript.content = {
        "first we walked\nthen we waited", {{0, 15, 0, 2000, "A"}, {16, 30, 2000, 4000, "B"}}, "en"};
    transcript.language = "en";
    const auto text = testimony::import_transcript(*field, interview_, transcript);
    coding::apply_code(*field, text, coding::new_code(*field, "journey").id, {9, 15});
    testimony::Recording recording(*field, interview_, 48000, 1, media::Codec::Opus);
    std::vector<std::int16_t> samples(24000);
    for (std::size_t i = 0; i < samples.size(); ++i)
      samples[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(i) * 0.05));
    recording.sound().write(samples.data(), samples.size());
    testimony::Recording::take_in(*field, recording.finish());
    bundle::SealRequest request;
    request.interviews = {interview_};
    request.recipients = {bundle::find_contact(*field, "office").recipient};
    Job job;
    bundle_ = bundle::seal(*field, request, vaults_.folder / "out.age", job).file;
    digest_ = said(*field);
  }

  void open() {
    demand(said(*vaults_.open("field", Vault::Access::Read)) == digest_, "it says another thing");
  }

  void check() {
    Job job;
    for (const auto& damage : vaults_.open("field")->check(true, job))
      demand(false, "damage is named: " + damage.what + ", " + damage.where + ": " + damage.reason);
  }

  void find() {
    const auto vault = vaults_.open("field", Vault::Access::Read);
    bool indexed = false;
    demand(!vault->words("walked", indexed).empty() && indexed, "what is there is not found");
    for (const auto& media : testimony::media_of(*vault, interview_)) {
      Job job;
      demand(testimony::open_media(*vault, media)->verify(job).empty(), "a recording is called damaged");
    }
  }

  void inspect() {
    const auto office = vaults_.open("office", Vault::Access::Read);
    Job job;
    const auto seen = bundle::inspect(*office, bundle_, job);
    demand(seen.problem.empty(), "a whole bundle is refused: " + seen.problem);
  }

  /// Whole, or not at all.
  void save() {
    const std::string before = place();
    const std::string text = before == "Jilin" ? "Yanji" : "Jilin";
    const auto look = [&](bool saved) {
      const Fed fed;
      const std::string now = place();
      demand(now == (saved ? text : before) || (!saved && now == text), "half of it is there: " + now);
      Job job;
      demand(vaults_.open("field")->check(true, job).empty(), "it is damaged now");
    };
    try {
      const auto vault = vaults_.open("field");
      testimony::set_fields(*vault, interview_, {{"place", text}, {"summary", text}});
    } catch (const std::bad_alloc&) {
      look(false);
      throw;
    } catch (const Error&) {
      look(false);
      throw;
    }
    look(true);
  }

 private:
  std::string place() {
    const Fed fed;
    const auto fields = testimony::interview(*vaults_.open("field"), interview_).fields;
    const auto place = fields.find("place"), summary = fields.find("summary");
    if (place == fields.end()) return {};
    return place->second == summary->second ? place->second : place->second + " and " + summary->second;
  }

  static std::string said(const Vault& vault) {
    std::string text;
    for (const auto& digest : vault.digest()) text += digest.kind + digest.journal + digest.projection + "\n";
    for (const auto& interview : testimony::interviews(vault))
      for (const auto& [field, value] : interview.fields) text += field + "=" + value + "\n";
    return text;
  }

  Vaults vaults_;
  RecordId interview_;
  std::filesystem::path bundle_;
  std::string digest_;
};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  crypto::start();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Subject subject;
  switch (size > 0 ? data[0] : 0) {
    case 'o':
      subject.open();
      break;
    case 'c':
      subject.check();
      break;
    case 'f':
      subject.find();
      break;
    case 'i':
      subject.inspect();
      break;
    case 's':
      subject.save();
      break;
    default:
      break;
  }
  return 0;
}
