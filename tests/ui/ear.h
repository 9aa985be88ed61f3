// A loudspeaker for tests.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "core/foundation/error.h"
#include "core/media/device.h"

namespace attest::test {

/// A loudspeaker that counts, twenty times as fast as one that is heard.
class Ear final : public media::Devices {
 public:
  std::shared_ptr<std::atomic<std::int64_t>> frames = std::make_shared<std::atomic<std::int64_t>>(0);
  std::vector<media::DeviceInfo> inputs() override { return {}; }
  std::unique_ptr<media::Input> open_input(const std::string&, int, int) override {
    throw Error(Code::NoDevice, "none");
  }
  std::unique_ptr<media::Output> open_output(int rate, int channels) override {
    return std::make_unique<Drum>(rate, channels, frames);
  }

 private:
  class Drum final : public media::Output {
   public:
    Drum(int rate, int channels, std::shared_ptr<std::atomic<std::int64_t>> frames)
        : rate_(rate), channels_(channels), frames_(std::move(frames)) {}
    int rate() const override { return rate_; }
    int channels() const override { return channels_; }
    void write(const float*, std::size_t frames) override {
      *frames_ += static_cast<std::int64_t>(frames);
      std::this_thread::sleep_for(
          std::chrono::microseconds(frames * 1'000'000 / static_cast<std::size_t>(rate_) / 20));
    }
    std::int64_t latency_ms() override { return 0; }
    void flush() override {}
    void drain() override {}

   private:
    int rate_, channels_;
    std::shared_ptr<std::atomic<std::int64_t>> frames_;
  };
};

}  // namespace attest::test
