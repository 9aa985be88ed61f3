#include "core/bundle/reader.h"

#include <algorithm>
#include <optional>

#include "core/bundle/bag.h"
#include "core/bundle/contacts.h"
#include "core/bundle/readable.h"
#include "core/bundle/tar.h"

namespace attest::bundle {

namespace {

constexpr std::size_t piece = 64 * 1024;

[[noreturn]] void tampered(const char* what) {
  throw Error(Code::Tampered, what);
}

/// Counts what is read, and stops where somebody has asked to.
class Watched final : public Source {
 public:
  Watched(Source& in, Job& job) : in_(in), job_(job) {}
  std::size_t read(ByteSpan out) override {
    const std::size_t got = in_.read(out);
    job_.advance(got);
    return got;
  }

 private:
  Source& in_;
  Job& job_;
};

/// An entry's content with both its digests.
class Hashed final : public Source {
 public:
  explicit Hashed(Source& in) : in_(in) {}
  std::size_t read(ByteSpan out) override {
    const std::size_t got = in_.read(out);
    sha256_.update(ByteView(out).first(got));
    sha512_.update(ByteView(out).first(got));
    return got;
  }
  void compare(const Listed& by_sha256, const Listed& by_sha512) {
    if (sha256_.finish() != by_sha256.digest || sha512_.finish() != by_sha512.digest)
      tampered("A file in the bundle is not what its sender signed.");
  }

 private:
  Source& in_;
  crypto::Digest sha256_{crypto::Digest::Kind::Sha256}, sha512_{crypto::Digest::Kind::Sha512};
};

void drain(Source& source) {
  Bytes buffer(piece);
  while (source.read(buffer) > 0) {
  }
  crypto::wipe(buffer);
}

constexpr const char* not_described = "A recording in the bundle is not the one that its journal describes.";

/// A recording that may stand in the bundle, as its interview's journal describes it.
struct Expected {
  media::RecordingFacts facts;
  std::string sound_path;
  std::vector<std::pair<std::int64_t, std::int64_t>> off;  ///< spans said off the record, in sample frames
};

class BundleReader {
 public:
  BundleReader(const store::Vault& vault, Source& in, Receiver& receiver, Reading& reading)
      : vault_(vault), receiver_(receiver), reading_(reading), tar_(in, Code::Invalid) {}

  void read(const crypto::Hash& envelope_seal) {
    read_tags();
    check_sender();
    check_address(envelope_seal);
    check_tags();
    check_lists();
    read_journals();
    expect_files();
    read_rest();
    read_padding();
  }

 private:
  std::string read_text(const std::string& name, std::size_t cap) {
    const auto entry = tar_.next();
    if (!entry || entry->name != name)
      throw Error(Code::Invalid, "This file is not a sealed bundle of Attest.");
    if (entry->size > cap) throw Error(Code::Invalid, "The bundle's list of files is too long.");
    const Bytes bytes = read_all(tar_, cap, "the bundle");
    archive_size_ += tar_entry_size(entry->size);
    return std::string(as_text(bytes));
  }

  void read_tags() {
    for (std::size_t i = 0; i < tag_files.size(); ++i) tags_[i] = read_text(tag_files[i], max_tag_file);
    tagmanifest_ = read_text(tagmanifest_name, max_tag_file);
    signature_ = read_text(signature_name, 16 * 1024);
  }

  /// The signature by the device that the envelope names. Everything before this is anybody's word.
  void check_sender() {
    Envelope envelope = Envelope::parse(tags_[2]);
    const std::string comment = crypto::minisign::verify(signature_, as_bytes(tagmanifest_), envelope.device);
    if (comment != envelope.comment()) tampered("The bundle's signature was made for another bundle.");
    tar_.refuse_with(Code::Tampered);
    reading_.tagmanifest_sha256 = to_hex(crypto::sha256(as_bytes(tagmanifest_)));
    reading_.envelope = std::move(envelope);
    reading_.trusted = trusted_device(vault_, reading_.envelope.device);
    receiver_.sender(reading_);
  }

  void check_address(const crypto::Hash& envelope_seal) {
    const Envelope& envelope = reading_.envelope;
    if (envelope.project != vault_.info().project)
      throw Error(Code::Refused, "The bundle belongs to another project.");
    const auto& all = envelope.recipients;
    const auto ours = vault_.device_identities();
    if (std::none_of(ours.begin(), ours.end(), [&](const crypto::age::Identity* identity) {
          return std::find(all.begin(), all.end(), identity->recipient()) != all.end();
        }))
      throw Error(
          Code::Refused,
          "The bundle was sealed for somebody else and passed on. Ask its sender for one of your own.");
    if (envelope.seal != envelope_seal)
      tampered("The bundle is not in the envelope in which its sender sealed it.");
  }

  void check_tags() {
    std::vector<Listed> expected;
    for (std::size_t i = 0; i < tag_files.size(); ++i) {
      const auto digest = crypto::sha256(as_bytes(tags_[i]));
      expected.push_back({tag_files[i], {digest.begin(), digest.end()}});
    }
    if (write_manifest(expected) != tagmanifest_)
      tampered("The bundle's lists are not what its sender signed.");
    if (tags_[0] != bagit_text) throw Error(Code::NewerVersion, "The bundle was sealed by a newer Attest.");
    reading_.signed_by_sender = true;
  }

  /// The lists agree: one set of files, each once, in one order.
  void check_lists() {
    by_sha256_ = parse_manifest(tags_[3], 32);
    by_sha512_ = parse_manifest(tags_[4], 64);
    const auto& files = reading_.envelope.files;
    std::uint64_t bytes = 0;
    const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
    if (!std::equal(files.begin(), files.end(), by_sha256_.begin(), by_sha256_.end(), same_path) ||
        !std::equal(files.begin(), files.end(), by_sha512_.begin(), by_sha512_.end(), same_path))
      tampered("The bundle's lists of files contradict each other.");
    for (const auto& file : files) bytes += file.bytes;
    if (tags_[1] != bag_info(bytes, files.size()))
      tampered("The bundle's lists of files contradict each other.");
    for (auto& text : tags_) text = {};
  }

  const Envelope::File& next_file() {
    const auto& files = reading_.envelope.files;
    const auto entry = tar_.next();
    if (!entry || at_ >= files.size() || entry->name != files[at_].path || entry->size != files[at_].bytes)
      tampered("The bundle's files are not the ones that its sender listed.");
    archive_size_ += tar_entry_size(entry->size);
    return files[at_++];
  }
  template <class F>
  void take(F&& content) {
    Hashed hashed(tar_);
    content(hashed);
    hashed.compare(by_sha256_[at_ - 1], by_sha512_[at_ - 1]);
  }

  void read_journals() {
    for (const auto& record : reading_.envelope.records) {
      // A ledger says whom its own device trusts: nobody else writes into it.
      if (record.kind == "ledger")
        throw Error(Code::Refused, "The bundle holds a device's ledger, which is never sent.");
      const auto& file = next_file();
      if (file.path != journal_path(record.id))
        tampered("The bundle's journals are not those of its records.");
      std::string text;
      take([&](Source& in) { text = as_text(read_all(in, max_journal, "a journal in the bundle")); });
      store::Journal journal = store::Journal::parse(text);
      if (journal.record != record.id || journal.kind != record.kind)
        tampered("The bundle's journals are not those of its records.");
      reading_.journals.push_back(std::move(journal));
    }
  }

  const store::Journal& journal(const RecordId& id) const {
    const auto found =
        std::lower_bound(reading_.journals.begin(), reading_.journals.end(), id,
                         [](const store::Journal& j, const RecordId& wanted) { return j.record < wanted; });
    return *found;  // asked only for what is there
  }

  /// From the journals alone: which other files there have to be, what they say, and which recordings there
  /// may be.
  void expect_files() {
    std::map<RecordId, std::string> codes;
    std::map<RecordId, std::vector<RecordId>> layers;
    std::vector<Envelope::Head> heads;
    std::optional<Said> codebook;
    for (const auto& journal : reading_.journals) {
      Said said = say(journal);
      for (const auto& tip : said.tips) heads.push_back({journal.record, tip});
      if (journal.kind == "interview") codes[journal.record] = said.main_text("record_code");
      if (journal.kind == "layer")
        if (const auto interview = RecordId::parse(said.main_text("interview")))
          layers[*interview].push_back(journal.record);
      if (journal.kind == "codebook") {
        expect(codebook_path, readable_codebook(said));
        codebook = std::move(said);
      }
    }
    if (heads != reading_.envelope.heads) tampered("The bundle's journals do not end where its sender said.");
    for (const auto& [interview, folder] : folders(codes)) {
      const Said said = say(journal(interview));
      std::vector<Said> of_interview;
      for (const auto& layer : layers[interview]) of_interview.push_back(say(journal(layer)));
      for (const auto& file : readable_interview(said, folder, of_interview, codebook ? &*codebook : nullptr))
        expect(file.path, file.text);
      for (auto& facts : said.media()) {
        std::string path = sound_path(folder, facts.media, facts.codec);
        auto off = said.off_record(facts.media);
        recordings_.push_back({std::move(facts), std::move(path), std::move(off)});
      }
      for (auto& original : said.originals()) {
        std::string path = original_path(folder, original.media, original.container);
        recordings_.push_back({std::move(original.facts), std::move(path), {}});
      }
    }
  }
  void expect(const std::string& path, std::string_view text) {
    readable_[path] = crypto::sha256(as_bytes(text));
  }

  void read_rest() {
    while (at_ < reading_.envelope.files.size()) {
      const auto& file = next_file();
      if (const auto made = readable_.find(file.path); made != readable_.end()) {
        // Its bytes are what the manifest says; here the manifest is held against what the journals say.
        const ByteView digest = by_sha256_[at_ - 1].digest;
        if (!std::equal(digest.begin(), digest.end(), made->second.begin(), made->second.end()))
          tampered("A readable file in the bundle does not say what its journal says.");
        take(drain);
        readable_.erase(made);
      } else if (Expected* recording = recording_of_frames(file.path)) {
        Bytes bytes;
        take([&](Source& in) {
          bytes = read_all(in, max_frames_file, "a list of sound frames in the bundle");
        });
        frames_.emplace(recording->facts.media, FramesFile(std::move(bytes), recording->facts.leaves));
      } else if (Expected* sound = recording_of_sound(file.path)) {
        read_sound(*sound, file.bytes);
      } else {
        tampered("The bundle has a file that its journals know nothing of.");
      }
    }
    if (!readable_.empty() || !frames_.empty())
      tampered("The bundle lacks a file that its journals speak of.");
  }

  Expected* recording_of_frames(const std::string& path) {
    return find([&](const Expected& r) { return frames_path(r.facts.media) == path; });
  }
  Expected* recording_of_sound(const std::string& path) {
    return find([&](const Expected& r) { return r.sound_path == path; });
  }
  template <class Test>
  Expected* find(Test&& test) {
    const auto found = std::find_if(recordings_.begin(), recordings_.end(), test);
    return found == recordings_.end() ? nullptr : &*found;
  }

  void read_sound(const Expected& recording, std::uint64_t bytes) {
    const auto& facts = recording.facts;
    const auto frames = frames_.find(facts.media);
    if (frames == frames_.end()) tampered(not_described);
    // Where sound was destroyed, the tree vouches for what is left.
    if (!frames->second.any_destroyed() &&
        (bytes != facts.size || to_hex(by_sha256_[at_ - 1].digest) != facts.sha256 ||
         to_hex(by_sha512_[at_ - 1].digest) != facts.sha512))
      tampered("A recording in the bundle is not the one that its journal describes.");
    const bool wanted = receiver_.begin(facts);
    take([&](Source& in) {
      const crypto::Hash root = read_frames(in, frames->second, recording, wanted);
      Byte more;
      if (in.read({&more, 1}) > 0 || to_hex(root) != facts.root) tampered(not_described);
    });
    if (wanted) receiver_.end(frames->second.peaks());
    frames_.erase(frames);
  }

  /// The root of the tree over the frames that come.
  crypto::Hash read_frames(Source& in, FramesFile& frames, const Expected& recording, bool wanted) {
    const auto& facts = recording.facts;
    media::FrameTree tree;
    std::int64_t total = 0;
    std::uint64_t size = 0;
    Bytes plain;
    while (const auto entry = frames.next()) {
      if (const auto* run = std::get_if<media::Destroyed>(&*entry)) {
        const Bytes silence = media::silence_of(*run, facts.channels);
        plain.resize(silence.size());
        // Nobody can put anything else there: what stands for destroyed sound follows from its numbers.
        if (run->from != total || !was_said(*run, recording) || read_full(in, plain) != plain.size() ||
            plain != silence)
          tampered(not_described);
        for (const auto& leaf : run->leaves) tree.add(leaf);
        total += run->frames;
        size += run->bytes;
        if (wanted) receiver_.destroyed(*run);
        continue;
      }
      const auto& frame = std::get<FramesFile::Frame>(*entry);
      plain.assign(frame.salt.begin(), frame.salt.end());
      append_le32(plain, frame.frames);
      const std::size_t head = plain.size();
      plain.resize(head + frame.bytes);
      const ByteSpan sound = ByteSpan(plain).subspan(head);
      if (read_full(in, sound) != sound.size())
        tampered("A recording in the bundle is shorter than its list of frames.");
      tree.add(plain);
      total += frame.frames;
      size += frame.bytes;
      if (wanted) receiver_.sound(sound, frame.frames, frame.salt);
    }
    crypto::wipe(plain);
    if (total != facts.frames || size != facts.size) tampered(not_described);
    return tree.root();
  }

  /// Whole frames go, with a margin: a run may be a little longer than what the journal says.
  static bool was_said(const media::Destroyed& run, const Expected& recording) {
    const std::int64_t margin = 2 * std::int64_t{recording.facts.rate};
    return std::ranges::any_of(recording.off, [&](const auto& off) {
      return run.from >= off.first - margin && run.from + run.frames <= off.second + margin;
    });
  }

  void read_padding() {
    archive_size_ += tar_entry_size(0) + tar_end_size;
    const auto entry = tar_.next();
    if (!entry || entry->name != padding_name || entry->size != padme(archive_size_) - archive_size_)
      tampered("The bundle does not end as its sender ended it.");
    Bytes buffer(piece);
    while (const std::size_t got = tar_.read(buffer))
      if (std::any_of(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(got),
                      [](Byte b) { return b != 0; }))
        tampered("The bundle hides something in its padding.");
    if (tar_.next()) tampered("Something follows the bundle's padding.");
  }

  const store::Vault& vault_;
  Receiver& receiver_;
  Reading& reading_;
  TarReader tar_;
  std::uint64_t archive_size_ = 0;
  std::array<std::string, tag_files.size()> tags_;
  std::string tagmanifest_, signature_;
  std::vector<Listed> by_sha256_, by_sha512_;
  std::size_t at_ = 0;  ///< files of the envelope that have come
  std::map<std::string, crypto::Hash> readable_;
  std::vector<Expected> recordings_;
  std::map<EntityId, FramesFile> frames_;
};

}  // namespace

void read_bundle(const store::Vault& vault, const std::filesystem::path& path, Receiver& receiver,
                 Reading& reading, Job& job) {
  FileSource file(path);
  job.expect(file.size());
  Watched watched(file, job);
  crypto::age::Opener opener(watched, {vault.device_identities(), nullptr});
  reading.for_me = true;
  BundleReader(vault, opener, receiver, reading).read(opener.envelope_seal());
}

}  // namespace attest::bundle
