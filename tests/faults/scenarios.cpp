// What people do. Add to the list at the end.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/bundle/bundle.h"
#include "core/coding/coding.h"
#include "core/testimony/erasure.h"
#include "core/testimony/identities.h"
#include "core/testimony/interview.h"
#include "core/testimony/originals.h"
#include "tests/faults/scenario.h"

namespace attest::test {

namespace {

namespace fs = std::filesystem;
using store::Vault;
using testimony::Recording;

constexpr int kRate = 48000;
constexpr std::int64_t kFramesAtOnce = kRate / 10;
constexpr std::int64_t kHeldBack = kRate * 120 / 1000;  ///< by an encoder, at most

std::vector<std::int16_t> tone(std::size_t frames) {
  std::vector<std::int16_t> samples(frames);
  for (std::size_t i = 0; i < frames; ++i)
    samples[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(i) * 0.05));
  return samples;
}

/// Half a second of a tone as a WAV file.
Bytes wav() {
  const auto samples = tone(kRate / 2);
  const auto data = static_cast<std::uint32_t>(samples.size() * 2);
  Bytes out = to_bytes("RIFF");
  append_le32(out, 36 + data);
  const auto text = [&](const char* word) {
    const Bytes bytes = to_bytes(word);
    out.insert(out.end(), bytes.begin(), bytes.end());
  };
  text("WAVEfmt ");
  append_le32(out, 16);
  append_le32(out, 1 | 1 << 16);  // PCM, one channel
  append_le32(out, kRate);
  append_le32(out, kRate * 2);
  append_le32(out, 2 | 16 << 16);  // bytes for each frame, bits
  text("data");
  append_le32(out, data);
  for (const auto sample : samples) {
    out.push_back(static_cast<Byte>(sample & 0xFF));
    out.push_back(static_cast<Byte>(sample >> 8 & 0xFF));
  }
  return out;
}

/// The interview that was there before.
RecordId first_interview(const Vault& vault) {
  for (const auto& interview : testimony::interviews(vault))
    if (const auto title = interview.fields.find("title");
        title != interview.fields.end() && title->second == "first")
      return interview.id;
  throw Error(Code::NotFound, "The first interview is not here.");
}

RecordId add_first_interview(Vault& vault) {
  return testimony::create_interview(vault, {{"title", "first"}, {"summary", "about the border"}});
}

void create_with_interview(Stage& stage) {
  add_first_interview(*stage.create("field"));
}

testimony::TranscriptText two_lines() {
  return {"first we walked\nthen we waited", {{0, 15, 0, 2000, "A"}, {16, 30, 2000, 4000, "B"}}, "en"};
}

EntityId add_transcript(Vault& vault, const RecordId& id) {
  testimony::NewTranscript transcript;
  transcript.content = two_lines();
  transcript.language = "en";
  return testimony::import_transcript(vault, id, transcript);
}

// ---- A vault is made

void create(Stage& stage) {
  const auto vault = stage.create("field");
  stage.promise(*vault);
}

void open(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  stage.promise(*stage.open("field", Vault::Access::Read));
}

// ---- Work is saved

void save(Stage& stage) {
  {
    const auto vault = stage.open("field");
    stage.promise(*vault);
    const RecordId id = first_interview(*vault);
    testimony::set_fields(*vault, id, {{"place", "Jilin"}, {"language", "ko"}});
    stage.promise(*vault);
    testimony::add_note(*vault, id, "she asked for a break here", 1500);
    stage.promise(*vault);
    const EntityId transcript = add_transcript(*vault, id);
    stage.promise(*vault);
    const auto shown = testimony::find_transcript(*vault, id, "").current;
    auto text = testimony::version_text(*vault, shown);
    text.text = "first we walked\nthen we waited a night";
    text.cues[1].to += 8;
    testimony::save_version(*vault, transcript, shown, text);
    stage.promise(*vault);
    const EntityId code = coding::new_code(*vault, "journey/walking").id;
    stage.promise(*vault);
    const EntityId coded = coding::apply_code(*vault, transcript, code, {9, 15}, "by night");
    stage.promise(*vault);
    coding::remove_coding(*vault, coded);
    stage.promise(*vault);
  }
  const auto vault = stage.open("field");
  const RecordId id = first_interview(*vault);
  vault->together([&] {
    testimony::set_fields(*vault, id, {{"place", "Yanji"}});
    testimony::create_interview(*vault, {{"summary", "her brother"}});
    testimony::add_note(*vault, id, std::string(60'000, 'x'), {});
  });
  stage.promise(*vault);
}

/// More than the log holds before its pages are moved into the database in the middle of work.
void save_much(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  const RecordId id = first_interview(*vault);
  for (int i = 0; i < 8; ++i) {
    vault->together([&] {
      vault->save_draft(main_entity(id), std::string(600'000, static_cast<char>('a' + i)));
      testimony::set_fields(*vault, id, {{"status", std::string("coded ") + static_cast<char>('a' + i)}});
    });
    stage.promise(*vault);
  }
}

// ---- Records that use up the spare keys

void use_up_spare_keys(Stage& stage) {
  const auto vault = stage.create("field");
  add_first_interview(*vault);
  for (int i = 0; i < 12; ++i) testimony::create_interview(*vault, {});
}

/// The first takes the last spare key, the second needs new ones.
void more_records(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  for (int i = 0; i < 3; ++i) {
    testimony::create_interview(*vault, {{"title", "number " + std::to_string(i)}});
    stage.promise(*vault);
  }
}

// ---- Drafts

std::string draft_of_first(const Vault& vault) {
  return vault.draft(main_entity(first_interview(vault))).value_or("none");
}

void drafts(Stage& stage) {
  const auto vault = stage.open("field");
  const EntityId entity = main_entity(first_interview(*vault));
  stage.promise(*vault);
  for (const std::size_t size : {10, 20'000, 30}) {
    vault->save_draft(entity, std::string(size, 'd'));
    stage.promise(*vault);
  }
  vault->drop_draft(entity);
  stage.promise(*vault);
}

// ---- Recording

std::vector<std::int64_t> lengths_of_first(Stage& after) {
  const auto vault = after.open("field");
  std::vector<std::int64_t> lengths;
  for (const auto& media : testimony::media_of(*vault, first_interview(*vault)))
    lengths.push_back(media.facts.frames);
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

std::string written(const std::vector<std::int64_t>& lengths) {
  std::string text = "recordings of";
  for (const auto length : lengths) text += " " + std::to_string(length);
  return text + " frames";
}

/// At least so much of the interview's one recording can be heard.
void promise_sound(Stage& stage, std::string what, std::int64_t frames) {
  stage.promise(std::move(what), std::to_string(frames), [](Stage& after, const std::string& about) {
    const std::int64_t promised = std::stoll(about);
    const auto lengths = lengths_of_first(after);
    if (promised <= 0 || (lengths.size() == 1 && lengths[0] >= promised)) return std::string();
    return written(lengths) + " for one of at least " + about;
  });
}

/// Sound that comes in, and what of it has to outlive a loss of power: all that came more than 500 ms ago,
/// but for the 120 ms that an encoder may hold back.
class Speaking {
 public:
  Speaking(Stage& stage, Recording& recording) : stage_(stage), recording_(recording) {}

  void say(int pieces) {
    const auto samples = tone(kFramesAtOnce);
    const auto start = Clock::now();
    for (int i = 0; i < pieces; ++i) {
      const auto before = Clock::now();
      recording_.sound().write(samples.data(), samples.size());
      if (!recording_.sound().trouble()) came_.push_back(Clock::now());
      if (!stage_.real_pace) continue;
      const auto old = std::count_if(came_.begin(), came_.end(), [&](const auto& at) {
        return at < before - std::chrono::milliseconds(500);
      });
      const std::int64_t frames = kFramesAtOnce * old - kHeldBack;
      promise_sound(stage_, "sound of half a second ago", frames);
      std::this_thread::sleep_until(start + std::chrono::milliseconds(100) * (i + 1));
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  Stage& stage_;
  Recording& recording_;
  std::vector<Clock::time_point> came_;
};

void record(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  const RecordId id = first_interview(*vault);
  Recording recording(*vault, id, kRate, 1, media::Codec::Opus);
  Speaking(stage, recording).say(20);
  const auto facts = recording.finish();
  stage.promise("a finished recording, whole", facts.root, [](Stage& after, const std::string& root) {
    const auto again = after.open("field");
    const auto media = testimony::media_of(*again, first_interview(*again));
    return media.size() == 1 && media[0].facts.root == root && !media[0].facts.interrupted
               ? ""
               : "it is another one";
  });
  Recording::take_in(*vault, facts);
  stage.promise(*vault);
}

/// The program died while it recorded.
void leave_cut_recording(Stage& stage) {
  const auto vault = stage.create("field");
  Recording cut(*vault, add_first_interview(*vault), kRate, 1, media::Codec::Opus);
  Speaking(stage, cut).say(8);
}

/// The recording ended while the vault was locked.
void leave_ended_recording(Stage& stage) {
  const auto vault = stage.create("field");
  Recording ended(*vault, add_first_interview(*vault), kRate, 1, media::Codec::Flac);
  Speaking(stage, ended).say(8);
  ended.finish();
}

void recover(Stage& stage) {
  promise_sound(stage, "the recording, to the length that it had", 8 * kFramesAtOnce - kHeldBack);
  const auto vault = stage.open("field");
  stage.promise(*vault);
  testimony::recover_recordings(*vault);
  stage.promise(*vault);
}

// ---- A sound file is added

void prepare_import(Stage& stage) {
  create_with_interview(stage);
  spit(stage / "tape.wav", wav());
}

/// The recording that was made and the file that it was made of: both, or neither.
std::string is_half_imported(Stage& after) {
  const auto vault = after.open("field");
  testimony::recover_recordings(*vault);
  const auto all = testimony::media_of(*vault, first_interview(*vault));
  for (const auto& media : all) {
    const auto original = testimony::original_of(*vault, media.facts.media);
    if (!media.here || media.facts.interrupted) return "the recording is not whole";
    if (!original || !original->here) return "the file that it was made of is not there";
    const auto file = testimony::open_original(*vault, *original);
    Bytes bytes(file->size());
    if (file->read_at(0, bytes) != bytes.size() || bytes != wav()) return "it is another file";
  }
  const auto files = entries_of(vault->folder() / "media");
  const auto named =
      std::ranges::count_if(files, [](const fs::path& file) { return file.extension().empty(); });
  if (static_cast<std::size_t>(named) != 2 * all.size()) return std::to_string(named) + " files are left";
  return {};
}

void import(Stage& stage) {
  stage.promise("a recording and the file that it was made of are both there, or neither", is_half_imported);
  const auto vault = stage.open("field");
  stage.promise(*vault);
  FileSource file(stage / "tape.wav");
  Job job;
  testimony::add_media(*vault, first_interview(*vault), file, job);
  stage.promise(*vault);
}

void destroy_original(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  const EntityId media = testimony::media_of(*vault, first_interview(*vault)).at(0).facts.media;
  testimony::destroy_original(*vault, media);
  stage.promise(*vault);
  stage.promise("an original that was destroyed is in no file", [](Stage& after) {
    const auto again = after.open("field");
    testimony::recover_recordings(*again);
    return entries_of(again->folder() / "media").size() == 1 ? "" : "it is there";
  });
}

void leave_import(Stage& stage) {
  prepare_import(stage);
  const auto vault = stage.open("field");
  FileSource file(stage / "tape.wav");
  Job job;
  testimony::add_media(*vault, first_interview(*vault), file, job);
}

// ---- Bundles

void introduce(Vault& to, const Vault& whom) {
  bundle::add_contact(to, bundle::read_card(bundle::write_card(whom)), {}, bundle::Role::Colleague, true);
}

void record_shortly(Vault& vault, const RecordId& id) {
  Recording recording(vault, id, kRate, 1, media::Codec::Opus);
  const auto samples = tone(kRate / 2);
  recording.sound().write(samples.data(), samples.size());
  Recording::take_in(vault, recording.finish());
}

/// Two vaults of one project that trust each other; the field has an interview worth sending.
void prepare_exchange(Stage& stage) {
  const auto field = stage.create("field");
  const auto office = stage.create("office", field.get());
  introduce(*field, *office);
  introduce(*office, *field);
  const RecordId id = add_first_interview(*field);
  coding::apply_code(*field, add_transcript(*field, id), coding::new_code(*field, "journey").id, {9, 15});
  record_shortly(*field, id);
}

fs::path seal_for_office(Vault& field, const fs::path& to) {
  bundle::SealRequest request;
  request.interviews = {first_interview(field)};
  request.recipients = {bundle::find_contact(field, "office").recipient};
  Job job;
  return bundle::seal(field, request, to, job).file;
}

std::string last_number_to_office(const Vault& vault) {
  if (vault.folder().stem() != "field") return {};
  return std::to_string(vault.last_sequence(bundle::find_contact(vault, "office").recipient.text()).number);
}

std::string what_office_says(Stage& after, const std::string& file) {
  const auto office = after.open("office");
  Job job;
  return bundle::inspect(*office, after / file, job).problem;
}

void seal(Stage& stage) {
  stage.promise("a file that has its name is a whole bundle", [](Stage& after) {
    return fs::exists(after / "out.age") ? what_office_says(after, "out.age") : std::string();
  });
  const auto field = stage.open("field");
  stage.promise(*field);
  seal_for_office(*field, stage / "out.age");
  stage.promise(*field);
  stage.promise("what was sealed is there", [](Stage& after) { return what_office_says(after, "out.age"); });
}

void prepare_arrival(Stage& stage) {
  prepare_exchange(stage);
  const auto field = stage.open("field");
  seal_for_office(*field, stage / "first.age");
  record_shortly(*field, first_interview(*field));
  testimony::add_note(*field, first_interview(*field), "and another recording", {});
  seal_for_office(*field, stage / "second.age");
}

void open_bundles(Stage& stage) {
  const auto office = stage.open("office");
  stage.promise(*office);
  for (const char* file : {"first.age", "second.age"}) {
    Job job;
    bundle::open(*office, stage / file, job);
    stage.promise(*office);
  }
}

// ---- Keys, erasure, backups

crypto::Secret words(const char* text) {
  return crypto::Secret::from_text(text);
}

/// Which of the two opens the vault; each has to open it whole.
std::pair<bool, bool> opened_by(Stage& after, const char* one, const char* other) {
  const auto opens = [&](const char* text) {
    try {
      const auto passphrase = words(text);
      Disk disk;
      TickingClock clock;
      const auto vault =
          Vault::open(disk, clock, after.vault_path("field"), passphrase, Vault::Access::Write);
      Job job;
      return vault->check(true, job).empty() && !testimony::interviews(*vault).empty();
    } catch (const Error& e) {
      if (e.code() == Code::WrongPassphrase) return false;
      throw;
    }
  };
  const bool by_one = opens(one);
  return {by_one, opens(other)};
}

/// The passphrase has to be the old one or the new one, and from the promise on the new one alone.
void change_passphrase(Stage& stage) {
  constexpr const char* kOld = "a long passphrase";
  constexpr const char* kNew = "quite another passphrase";
  stage.promise("either the old passphrase opens the vault or the new one, and then the other does not",
                [](Stage& after) {
                  const auto [old_one, new_one] = opened_by(after, kOld, kNew);
                  if (!old_one && !new_one) return "neither opens it";
                  return old_one && new_one ? "both open it" : "";
                });
  const auto vault = stage.open("field");
  vault->change_passphrase(words(kNew));
  stage.promise("the new passphrase opens the vault, and the old one does not", [](Stage& after) {
    const auto [new_one, old_one] = opened_by(after, kNew, kOld);
    if (!new_one) return "the new one does not";
    return old_one ? "the old one does" : "";
  });
}

void add_ways(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  vault->add_passphrase(words("for the office"), "office");
  stage.promise("the office's passphrase opens the vault", [](Stage& after) {
    return opened_by(after, "for the office", "nothing").first ? "" : "it does not";
  });
  vault->make_recovery_key(store::WayIn::Kind::Paper, "");
  vault->remove_way_in(vault->ways_in().back().recipient);
  stage.promise(*vault);
}

void rekey(Stage& stage) {
  const auto vault = stage.open("field");
  stage.promise(*vault);
  vault->rekey();
  stage.promise(*vault);
  testimony::add_note(*vault, first_interview(*vault), "after the keys were replaced", {});
  stage.promise(*vault);
}

void prepare_erasure(Stage& stage) {
  const auto vault = stage.create("field");
  add_first_interview(*vault);
  const RecordId id =
      testimony::create_interview(*vault, {{"title", "second"}, {"summary", "marker-erased"}});
  add_transcript(*vault, id);
  record_shortly(*vault, id);
}

RecordId second_interview(const Vault& vault) {
  for (const auto& interview : testimony::interviews(vault))
    if (const auto title = interview.fields.find("title");
        title != interview.fields.end() && title->second == "second")
      return interview.id;
  throw Error(Code::NotFound, "The second interview is not here.");
}

/// Wherever it was cut: it is all there, or none of it can be read; and then it can be finished.
std::string erased_whole_or_not(Stage& after) {
  const auto vault = after.open("field");
  const auto erasures = vault->erasures();
  if (erasures.empty())
    return testimony::interviews(*vault).size() == 2 ? "" : "it is gone without being erased";
  const RecordId id = erasures[0].record;
  if (vault->entity(main_entity(id))) return "it is noted as erased and can be read";
  Job job;
  vault->finish_erasure(job);
  if (vault->pending().any()) return "it stays pending";
  for (const auto& entry : fs::directory_iterator(vault->folder() / "media"))
    return "a recording stays: " + entry.path().filename().string();
  try {
    vault->media_secret(id);
    return "its key stays";
  } catch (const Error&) {
    return "";
  }
}

void erase(Stage& stage) {
  stage.promise("an interview is there or is erased, and an erasure that was cut can be finished",
                erased_whole_or_not);
  const auto vault = stage.open("field");
  Job job;
  testimony::erase_interview(*vault, second_interview(*vault), "withdrawn", job);
  stage.promise("what was erased stays erased", [](Stage& after) {
    const auto opened = after.open("field", Vault::Access::Read);
    return opened->erasures().size() == 1 && opened->erasures()[0].done && !opened->pending().any()
               ? ""
               : "it is pending";
  });
}

void prepare_backup(Stage& stage) {
  prepare_erasure(stage);
  fs::create_directory(stage / "stick");
  const auto vault = stage.open("field");
  Job job;
  vault->backup(stage / "stick", job);
  record_shortly(*vault, first_interview(*vault));
}

std::string restores(Stage& after) {
  Disk disk;
  TickingClock clock;
  Job job;
  const auto passphrase = Vaults::passphrase();
  fs::remove_all(after / "restored.attest");
  const auto restored = Vault::restore(disk, clock, after / "stick", after / "restored.attest",
                                       store::Opening::with(passphrase), job);
  if (!restored.damage.empty())
    return "damaged: " + restored.damage[0].where + " " + restored.damage[0].reason;
  const auto vault = Vault::open(disk, clock, after / "restored.attest", passphrase, Vault::Access::Write);
  const bool whole = vault->check(true, job).empty();
  const auto interviews = testimony::interviews(*vault).size();
  for (const auto& interview : testimony::interviews(*vault))
    for (const auto& media : testimony::media_of(*vault, interview.id))
      if (!media.here) return "a recording is not in the backup";
  fs::remove_all(after / "restored.attest");
  return whole && interviews == 2 ? "" : "what was restored is not whole";
}

void back_up(Stage& stage) {
  stage.promise("a backup that was whole stays whole until the next one is", restores);
  const auto vault = stage.open("field");
  stage.promise(*vault);
  Job job;
  vault->backup(stage / "stick", job);
  stage.promise(*vault);
}

void restore(Stage& stage) {
  stage.promise("a restored vault is there whole or not at all, and the backup stays", [](Stage& after) {
    if (fs::exists(after.vault_path("other"))) {
      const auto vault = after.open("other");
      Job job;
      if (!vault->check(true, job).empty() || testimony::interviews(*vault).size() != 2)
        return std::string("half of it");
    }
    return restores(after);
  });
  Job job;
  const auto passphrase = Vaults::passphrase();
  Vault::restore(stage.disk(), stage.clock(), stage / "stick", stage.vault_path("other"),
                 store::Opening::with(passphrase), job);
  stage.promise("what was restored is there",
                [](Stage& after) { return fs::exists(after.vault_path("other")) ? "" : "it is not"; });
}

void lay_out_first_format(Stage& stage) {
  fs::copy(source_folder() / "tests/vectors/vault-1", stage.vault_path("field"), fs::copy_options::recursive);
}

void upgrade(Stage& stage) {
  stage.promise("a vault of the first format opens, with what it held", [](Stage& after) {
    const auto vault = after.open("field");
    Job job;
    if (!vault->check(true, job).empty()) return "it is damaged";
    return testimony::interviews(*vault).size() == 1 ? "" : "its interview is gone";
  });
  stage.open("field");
  stage.promise("what there was is kept until the person confirms",
                [](Stage& after) { return after.open("field")->earlier_format() ? "" : "it is gone"; });
}

void deposit(Stage& stage) {
  const auto vault = stage.open("field");
  testimony::create_identities(*vault, words("another passphrase"), {8192, 1});
  const auto person = testimony::create_person(*vault);
  testimony::deposit(*vault, person.id, {{"name", "One"}});
  const auto has = [](const char* field) {
    return [field](Stage& after) -> std::string {
      const auto main = after.open("field");
      const auto passphrase = words("another passphrase");
      const auto identities = testimony::Identities::open(*main, store::Opening::with(passphrase));
      const auto found = identities.find(testimony::people(*main).at(0).id);
      return found && found->fields.contains(field) ? "" : "it is not there";
    };
  };
  stage.promise("what was deposited first is there", has("name"));
  testimony::deposit(*vault, person.id, {{"phone", "1"}});
  stage.promise("what was deposited next is there", has("phone"));
  const auto passphrase = words("another passphrase");
  testimony::Identities::open(*vault, store::Opening::with(passphrase));
}

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = {
      {.name = "a vault is made", .act = create},
      {.name = "a vault is opened", .prepare = create_with_interview, .act = open},
      {.name = "work is saved", .prepare = create_with_interview, .act = save},
      {.name = "much work is saved",
       .prepare = create_with_interview,
       .act = save_much,
       .watch = draft_of_first,
       .large = true},
      {.name = "records use up the spare keys", .prepare = use_up_spare_keys, .act = more_records},
      {.name = "drafts", .prepare = create_with_interview, .act = drafts, .watch = draft_of_first},
      {.name = "recording", .prepare = create_with_interview, .act = record},
      {.name = "a cut recording is recovered", .prepare = leave_cut_recording, .act = recover},
      {.name = "an ended recording is taken in late", .prepare = leave_ended_recording, .act = recover},
      {.name = "a sound file is added", .prepare = prepare_import, .act = import},
      {.name = "the file that a recording was made of is destroyed",
       .prepare = leave_import,
       .act = destroy_original},
      {.name = "a bundle is sealed",
       .prepare = prepare_exchange,
       .act = seal,
       .watch = last_number_to_office},
      {.name = "bundles are opened", .prepare = prepare_arrival, .act = open_bundles},
      {.name = "the passphrase is changed", .prepare = create_with_interview, .act = change_passphrase},
      {.name = "ways in come and go", .prepare = create_with_interview, .act = add_ways},
      {.name = "the keys are replaced", .prepare = create_with_interview, .act = rekey, .large = true},
      {.name = "an interview is erased", .prepare = prepare_erasure, .act = erase, .large = true},
      {.name = "a backup is made", .prepare = prepare_backup, .act = back_up, .large = true},
      {.name = "a backup is restored", .prepare = prepare_backup, .act = restore, .large = true},
      {.name = "a vault of the first format is upgraded",
       .prepare = lay_out_first_format,
       .act = upgrade,
       .large = true},
      {.name = "identities are deposited", .prepare = create_with_interview, .act = deposit, .large = true},
  };
  return all;
}

}  // namespace attest::test
