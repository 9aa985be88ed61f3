#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/foundation/disk.h"
#include "core/media/device.h"
#include "core/media/sound.h"

namespace attest::media {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// How much sound a device has taken or given, against the clock.
class Pace {
 public:
  Pace(int rate, bool real_time) : rate_(rate), real_time_(real_time) {}
  void count(std::size_t frames) { frames_ += static_cast<std::int64_t>(frames); }
  std::int64_t ahead_ms() const {
    if (!real_time_) return 0;
    const auto passed =
        std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - start_).count();
    return std::max<std::int64_t>(frames_ * 1000 / rate_ - passed, 0);
  }
  void wait_until_ahead_by(std::int64_t ms) const {
    const auto ahead = ahead_ms();
    if (ahead > ms) std::this_thread::sleep_for(std::chrono::milliseconds(ahead - ms));
  }
  void restart() {
    frames_ = 0;
    start_ = SteadyClock::now();
  }

 private:
  int rate_;
  bool real_time_;
  std::int64_t frames_ = 0;
  SteadyClock::time_point start_ = SteadyClock::now();
};

class FileInput final : public Input {
 public:
  FileInput(const std::string& wav, bool real_time)
      : file_(wav), decoder_(open_decoder(file_)), pace_(rate(), real_time) {}
  int rate() const override { return decoder_->info().rate; }
  int channels() const override { return decoder_->info().channels; }
  std::size_t read(std::int16_t* out, std::size_t frames) override {
    frames = std::min(frames, static_cast<std::size_t>(std::max(rate() / 20, 1)));
    block_.resize(frames * static_cast<std::size_t>(channels()));
    const std::size_t got = decoder_->read(block_.data(), frames);
    std::transform(
        block_.begin(), block_.begin() + static_cast<std::ptrdiff_t>(got) * channels(), out,
        [](float s) { return static_cast<std::int16_t>(std::lrint(std::min(s * 32768.f, 32767.f))); });
    pace_.count(got);
    pace_.wait_until_ahead_by(0);
    return got;
  }

 private:
  FileSource file_;
  std::unique_ptr<Decoder> decoder_;
  Pace pace_;
  std::vector<float> block_;
};

class NoOutput final : public Output {
 public:
  NoOutput(int rate, int channels, bool real_time)
      : rate_(rate), channels_(channels), pace_(rate, real_time) {}
  int rate() const override { return rate_; }
  int channels() const override { return channels_; }
  void write(const float*, std::size_t frames) override {
    pace_.count(frames);
    pace_.wait_until_ahead_by(200);
  }
  std::int64_t latency_ms() override { return pace_.ahead_ms(); }
  void flush() override { pace_.restart(); }
  void drain() override { pace_.wait_until_ahead_by(0); }

 private:
  int rate_;
  int channels_;
  Pace pace_;
};

class FileDevices final : public Devices {
 public:
  FileDevices(std::string wav, bool real_time) : wav_(std::move(wav)), real_time_(real_time) {}
  std::vector<DeviceInfo> inputs() override { return {{wav_, wav_, true, false}}; }
  std::unique_ptr<Input> open_input(const std::string&, int, int) override {
    return std::make_unique<FileInput>(wav_, real_time_);
  }
  std::unique_ptr<Output> open_output(int rate, int channels) override {
    return std::make_unique<NoOutput>(rate, channels, real_time_);
  }

 private:
  std::string wav_;
  bool real_time_;
};

}  // namespace

std::unique_ptr<Devices> make_file_devices(const std::string& wav, bool real_time) {
  return std::make_unique<FileDevices>(wav, real_time);
}

}  // namespace attest::media
