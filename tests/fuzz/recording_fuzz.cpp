// Rots a true recording as the input says, and reads what is left: whatever opens must be what was recorded
// there.
#include <cstdlib>
#include <fstream>

#include "core/media/recording.h"

namespace {

using namespace attest;
using namespace attest::media;

struct FixedClock final : Clock {
  Instant now() const override { return from_ms(0); }
};

void demand(bool holds) {
  if (!holds) std::abort();
}

class Subject {
 public:
  Subject() {
    std::string pattern = (std::filesystem::temp_directory_path() / "attest-fuzz-XXXXXX").string();
    demand(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    RecordingWriter::Begin begin;
    begin.media = media_;
    begin.recipient = identity_.recipient();
    begin.segment_ms = 300;
    Disk disk;
    const FixedClock clock;
    {
      RecordingWriter writer(disk, clock, path("true"), begin);
      for (Byte i = 0; i < 10; ++i) {
        sound_.emplace_back(30 + i, i);
        writer.sound(sound_.back(), 4800);
        writer.peaks({{-1, 1}});
      }
      writer.marker({0, "m"});
      writer.marker({0, "m", "distress", EntityId{}});
      writer.gap({0, 1, "g", {}});
      writer.finish();
    }
    file_ = read_file(path("true"), 1 << 20);
  }
  ~Subject() { std::filesystem::remove_all(folder_); }

  /// Edits of four bytes each: what, where (u16), with what. Without any, the input is itself the file.
  void read(ByteView input) {
    Bytes file = file_;
    if (!input.empty() && input[0] == 0xff) {
      file.assign(input.begin() + 1, input.end());
    } else {
      for (; input.size() >= 4; input = input.subspan(4))
        edit(file, input[0], input[1] | input[2] << 8, input[3]);
    }
    std::ofstream(path("rotten"), std::ios::binary)
        .write(as_text(file).data(), static_cast<std::streamsize>(file.size()));
    try {
      RecordingReader reader(path("rotten"), media_, identity_.scalar());
      check(reader);
    } catch (const Error& e) {
      if (e.code() == Code::NotEnoughMemory) throw;
      demand(e.code() == Code::Damaged || e.code() == Code::NewerVersion);
    }
  }

 private:
  std::filesystem::path path(const char* name) const { return folder_ / name; }

  static void edit(Bytes& file, Byte what, int where, Byte with) {
    if (file.empty()) return;
    const auto at = file.begin() + where % static_cast<int>(file.size());
    const auto end = file.end() - at > with ? at + with : file.end();
    switch (what % 5) {
      case 0:
        *at = static_cast<Byte>(*at ^ with);
        break;
      case 1:
        file.erase(at, end);
        break;
      case 2:
        file.insert(at, with, with);
        break;
      case 3: {
        const Bytes copy(at, end);
        file.insert(at, copy.begin(), copy.end());
        break;
      }
      case 4:
        file.erase(end, file.end());
        break;
    }
  }

  void check(RecordingReader& reader) {
    Bytes bytes;
    demand(reader.frame_count() <= sound_.size());
    for (std::size_t i = 0; i < reader.frame_count(); ++i) try {
        reader.frame(i, bytes);
        demand(bytes == sound_[i]);
      } catch (const Error& e) {
        if (e.code() == Code::NotEnoughMemory) throw;
        demand(e.code() == Code::Damaged);
      }
    Job job;
    reader.verify(job);
    reader.peaks();
    reader.gaps();
    reader.markers();
    reader.facts();
  }

  std::filesystem::path folder_;
  EntityId media_ = EntityId::random();
  crypto::age::Identity identity_ = crypto::age::Identity::random();
  std::vector<Bytes> sound_;
  Bytes file_;
};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  attest::crypto::start();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Subject subject;
  subject.read({data, size});
  return 0;
}
