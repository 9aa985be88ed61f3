// By the programs ffmpeg and ffprobe, of which one tells what is in the file and the other gives its samples.
#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "core/foundation/disk.h"
#include "core/media/decode.h"
#include "core/media/foreign.h"
#include "core/media/foreign_program.h"

namespace attest::media {

namespace {

constexpr std::size_t max_description = 1u << 20;

bool is_lossless(std::string_view codec) {
  constexpr std::string_view known[] = {"alac", "flac",   "wavpack", "tta",        "ape",
                                        "mlp",  "truehd", "shorten", "wmalossless"};
  return codec.starts_with("pcm_") || std::find(std::begin(known), std::end(known), codec) != std::end(known);
}
/// PCM that is companded, and codecs that give no more than 16 bits however they are decoded.
bool is_16_bit(std::string_view codec) {
  return codec == "pcm_alaw" || codec == "pcm_mulaw" || codec == "pcm_u8" || codec == "pcm_s8" ||
         codec.starts_with("pcm_s16") || codec.starts_with("pcm_u16");
}

std::string word(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  return found->is_string()           ? found->get<std::string>()
         : found->is_number_integer() ? found->dump()
                                      : std::string();
}
std::int64_t number(const Json& object, const char* key) {
  const std::string text = word(object, key);
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add_tags(const Json& holder, MetadataList& list) {
  const auto tags = holder.find("tags");
  if (tags == holder.end() || !tags->is_object()) return;
  for (const auto& [name, value] : tags->items())
    if (value.is_string()) list.add(name, value.get_ref<const std::string&>());
}

std::vector<std::string> reading(const Kind& kind) {
  return {"-hide_banner",           "-loglevel", "error", "-protocol_whitelist", "file", "-f",
          std::string(kind.demuxer)};
}

class FfmpegSound final : public ForeignSound {
 public:
  FfmpegSound(RandomSource& source, const Kind& kind, const std::filesystem::path& programs,
              Metadata& metadata, Job& job)
      : job_(job), size_(source.size()) {
    const auto ffmpeg = programs / "ffmpeg", ffprobe = programs / "ffprobe";
    if (!is_there(ffmpeg) || !is_there(ffprobe))
      throw Error(
          Code::Invalid,
          "A file of this kind (%1) needs the program ffmpeg, which is not on this computer. Install it (the "
          "package is called ffmpeg), or convert the file to WAV or FLAC first, on a computer that is safe.",
          {std::string(kind.name)});
    const Descriptor memory = in_memory(source, job);
    describe(ffprobe, kind, memory, metadata);
    auto arguments = reading(kind);
    arguments.insert(arguments.begin(), "-nostdin");
    for (const std::string& more :
         {std::string("-threads"),
          std::string("1"),
          std::string("-i"),
          std::string(ShutInProgram::input_path),
          std::string("-vn"),
          std::string("-sn"),
          std::string("-dn"),
          std::string("-map"),
          std::string("0:a:0"),
          std::string("-map_metadata"),
          std::string("-1"),
          std::string("-ar"),
          std::to_string(facts_.rate),
          std::string("-ac"),
          std::to_string(facts_.channels),
          std::string("-c:a"),
          std::string(std::endian::native == std::endian::little ? "pcm_f32le" : "pcm_f32be"),
          std::string("-f"),
          std::string(std::endian::native == std::endian::little ? "f32le" : "f32be"),
          std::string("pipe:1")})
      arguments.push_back(more);
    program_.emplace(ffmpeg, arguments, memory);
    buffer_.resize(64u << 10);
  }
  ~FfmpegSound() override { crypto::wipe(buffer_); }

  const Facts& facts() const override { return facts_; }

  std::size_t read(float* out, std::size_t frames) override {
    const std::size_t frame = sizeof(float) * static_cast<std::size_t>(facts_.channels);
    while (!ended_ && held_ < frame) {
      const std::size_t got = program_->read(ByteSpan(buffer_).subspan(held_), job_);
      held_ += got;
      ended_ = got == 0;
    }
    if (ended_ && !complete_) complete_ = program_->went_well();
    const std::size_t count = std::min(frames, held_ / frame);
    std::memcpy(out, buffer_.data(), count * frame);
    std::transform(out, out + count * static_cast<std::size_t>(facts_.channels), out, tame);
    held_ -= count * frame;
    std::memmove(buffer_.data(), buffer_.data() + count * frame, held_);
    frames_ += count;
    return count;
  }

  bool complete() const override { return complete_.value_or(false); }
  std::uint64_t consumed() const override {
    if (expected_ <= 0) return 0;
    const double part = static_cast<double>(frames_) / facts_.rate / expected_;
    return static_cast<std::uint64_t>(std::min(part, 1.0) * static_cast<double>(size_));
  }

 private:
  [[noreturn]] static void refuse(const Kind& kind) {
    throw Error(Code::Invalid, "No sound was found in this file (%1), or it is damaged.",
                {std::string(kind.name)});
  }

  void describe(const std::filesystem::path& ffprobe, const Kind& kind, const Descriptor& memory,
                Metadata& metadata) {
    auto arguments = reading(kind);
    for (const char* more : {"-show_entries",
                             "format=duration:format_tags:stream=codec_type,codec_name,sample_rate,channels,"
                             "sample_fmt,bits_per_raw_sample:"
                             "stream_tags",
                             "-of", "json=compact=1", ShutInProgram::input_path})
      arguments.emplace_back(more);
    ShutInProgram program(ffprobe, arguments, memory);
    Bytes text;
    Bytes block(64u << 10);
    while (const std::size_t got = program.read(block, job_)) {
      text.insert(text.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
      if (text.size() > max_description) refuse(kind);
    }
    Json description;
    try {
      description = parse_json(as_text(text), "the description of the file");
    } catch (const Error& e) {
      if (e.code() != Code::Invalid) throw;
      refuse(kind);
    }
    const Json streams = description.value("streams", Json::array());
    const Json format = description.value("format", Json::object());
    if (!streams.is_array() || !format.is_object()) refuse(kind);
    const auto sound = std::find_if(streams.begin(), streams.end(), [](const Json& stream) {
      return stream.is_object() && word(stream, "codec_type") == "audio";
    });
    if (sound == streams.end()) refuse(kind);
    MetadataList list(metadata);
    add_tags(format, list);
    for (const Json& stream : streams)
      if (stream.is_object()) add_tags(stream, list);

    const std::int64_t rate = number(*sound, "sample_rate"), channels = number(*sound, "channels");
    const std::string codec = word(*sound, "codec_name"), samples = word(*sound, "sample_fmt");
    if (rate < 1000 || rate > 768'000 || channels < 1 || channels > 8) refuse(kind);
    facts_.rate = static_cast<int>(rate);
    facts_.channels = static_cast<int>(channels);
    facts_.lossless = is_lossless(codec);
    const bool wide = !is_16_bit(codec) && !samples.starts_with("s16") && !samples.starts_with("u8");
    facts_.bits = facts_.lossless && wide ? 24 : 16;
    const std::int64_t raw_bits = number(*sound, "bits_per_raw_sample");
    facts_.rounded = facts_.lossless && wide && (raw_bits == 0 || raw_bits > 24);
    const std::string duration = word(format, "duration");
    std::from_chars(duration.data(), duration.data() + duration.size(), expected_);
  }

  Job& job_;
  std::uint64_t size_;
  Facts facts_;
  double expected_ = 0;  ///< seconds; for showing progress only
  std::optional<ShutInProgram> program_;
  Bytes buffer_;
  std::size_t held_ = 0;
  std::uint64_t frames_ = 0;
  bool ended_ = false;
  std::optional<bool> complete_;
};

}  // namespace

std::filesystem::path foreign_programs() {
  // Never by PATH, which may name a folder that others write to.
  for (const char* folder : {"/usr/bin", "/usr/local/bin"})
    if (is_there(std::filesystem::path(folder) / "ffmpeg")) return folder;
  return "/usr/bin";
}

std::unique_ptr<ForeignSound> open_by_ffmpeg(RandomSource& source, const Kind& kind,
                                             const std::filesystem::path& programs, Metadata& metadata,
                                             Job& job) {
  return std::make_unique<FfmpegSound>(source, kind, programs, metadata, job);
}

}  // namespace attest::media
