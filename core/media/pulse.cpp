// libpulse's asynchronous interface, turned by whoever calls: pa_simple cannot say that a microphone was
// taken away, and goes on with another one.
#include <pulse/pulseaudio.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "core/foundation/error.h"
#include "core/media/device.h"

namespace attest::media {
namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience{5000};  // a live server answers in milliseconds, a null sink may take 2 s

/// The server's socket: PULSE_SERVER where it names sockets only, otherwise the user's own. Always given to
/// libpulse, so that neither its configuration nor the X display can send sound over a network.
std::string server_address() {
  if (const char* given = std::getenv("PULSE_SERVER"); given && *given) {
    std::istringstream words(given);
    for (std::string word; words >> word;) {
      if (word.front() == '{') word.erase(0, word.find('}') == std::string::npos ? 0 : word.find('}') + 1);
      if (!word.starts_with("unix:") && !word.starts_with("/"))
        throw Error(Code::NoDevice,
                    "PULSE_SERVER names a sound server on a network. Attest uses this computer's own only: "
                    "unset it.");
    }
    return given;
  }
  if (const char* folder = std::getenv("PULSE_RUNTIME_PATH"); folder && *folder)
    return "unix:" + std::string(folder) + "/native";
  if (const char* folder = std::getenv("XDG_RUNTIME_DIR"); folder && *folder)
    return "unix:" + std::string(folder) + "/pulse/native";
  return "unix:/run/user/" + std::to_string(getuid()) + "/pulse/native";
}

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using LoopHandle = std::unique_ptr<pa_mainloop, Freed<pa_mainloop_free>>;
using ContextHandle = std::unique_ptr<pa_context, Freed<pa_context_unref>>;
using StreamHandle = std::unique_ptr<pa_stream, Freed<pa_stream_unref>>;
using OperationHandle = std::unique_ptr<pa_operation, Freed<pa_operation_unref>>;

/// A connection. Nothing happens in it except while one of its functions runs.
class Server {
 public:
  Server() : loop_(pa_mainloop_new()), context_(pa_context_new(pa_mainloop_get_api(loop_.get()), "Attest")) {
    const std::string address = server_address();
    if (pa_context_connect(context_.get(), address.c_str(), PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0) gone();
    wait([this] { return pa_context_get_state(context_.get()) == PA_CONTEXT_READY; });
  }
  ~Server() { pa_context_disconnect(context_.get()); }
  Server(const Server&) = delete;

  pa_context* context() { return context_.get(); }

  /// One turn of at most `longest`.
  void turn(milliseconds longest) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(longest).count();
    if (pa_mainloop_prepare(loop_.get(), static_cast<int>(us)) < 0 || pa_mainloop_poll(loop_.get()) < 0 ||
        pa_mainloop_dispatch(loop_.get()) < 0 || !PA_CONTEXT_IS_GOOD(pa_context_get_state(context_.get())))
      gone();
  }
  template <class Condition>
  void wait(Condition&& condition) {
    const auto until = SteadyClock::now() + patience;
    while (!condition()) {
      const auto left = std::chrono::duration_cast<milliseconds>(until - SteadyClock::now());
      if (left <= milliseconds(0)) throw Error(Code::NoDevice, "The sound system does not answer.");
      turn(left);
    }
  }
  void finish(pa_operation* operation) {
    const OperationHandle held(operation);
    if (!held) gone();
    wait([&] { return pa_operation_get_state(held.get()) != PA_OPERATION_RUNNING; });
  }

 private:
  [[noreturn]] void gone() const {
    throw Error(Code::NoDevice, "There is no connection to the sound system (%1).",
                {pa_strerror(pa_context_errno(context_.get()))});
  }
  LoopHandle loop_;
  ContextHandle context_;
};

std::vector<DeviceInfo> list_inputs(Server& server) {
  struct Found {
    std::string preferred;
    std::vector<DeviceInfo> inputs;
  } found;
  server.finish(pa_context_get_server_info(
      server.context(),
      [](pa_context*, const pa_server_info* info, void* to) {
        if (info && info->default_source_name) static_cast<Found*>(to)->preferred = info->default_source_name;
      },
      &found));
  server.finish(pa_context_get_source_info_list(
      server.context(),
      [](pa_context*, const pa_source_info* info, int end, void* to) {
        if (end || !info || info->monitor_of_sink != PA_INVALID_INDEX) return;
        auto& f = *static_cast<Found*>(to);
        f.inputs.push_back({info->name, info->description ? info->description : info->name,
                            f.preferred == info->name, info->state == PA_SOURCE_SUSPENDED});
      },
      &found));
  return found.inputs;
}

/// Where "" asks for the default, that may be the monitor of a loudspeaker: then the first microphone.
std::string choose_input(Server& server, const std::string& name) {
  const auto inputs = list_inputs(server);
  if (inputs.empty()) throw Error(Code::NoDevice, "No microphone is connected.");
  const auto chosen = std::find_if(inputs.begin(), inputs.end(), [&](const DeviceInfo& input) {
    return name.empty() ? input.is_default : input.name == name;
  });
  if (chosen != inputs.end()) return chosen->name;
  if (!name.empty()) throw Error(Code::NoDevice, "The microphone \"%1\" is not connected.", {name});
  return inputs.front().name;
}

/// A stream and the connection it lives in.
class Stream {
 public:
  Stream(std::unique_ptr<Server> server, const char* title, pa_sample_format_t format, int rate, int channels)
      : server_(std::move(server)),
        spec_{format, static_cast<std::uint32_t>(rate), static_cast<std::uint8_t>(channels)} {
    if (rate < 1000 || rate > 192000 || channels < 1 || channels > 2)
      throw Error(Code::NoDevice, "The sound system cannot be used with %1 Hz and %2 channels.",
                  {std::to_string(rate), std::to_string(channels)});
    stream_.reset(pa_stream_new(server_->context(), title, &spec_, nullptr));
    if (!stream_) lost();
  }
  ~Stream() { pa_stream_disconnect(stream_.get()); }
  Stream(const Stream&) = delete;

  void wait_until_ready(int connected) {
    if (connected < 0) lost();
    wait([this] { return pa_stream_get_state(get()) == PA_STREAM_READY; });
  }
  /// Throws where the stream ends first.
  template <class Condition>
  void wait(Condition&& condition) {
    server_->wait([&] {
      if (!PA_STREAM_IS_GOOD(pa_stream_get_state(get()))) lost();
      return condition();
    });
  }
  void turn() { server_->turn(milliseconds(0)); }
  void finish(pa_operation* operation) { server_->finish(operation); }
  pa_stream* get() { return stream_.get(); }
  const pa_sample_spec& spec() const { return spec_; }
  std::size_t frame_size() const { return pa_frame_size(&spec_); }
  std::uint32_t bytes_of(milliseconds time) const {
    return static_cast<std::uint32_t>(
        pa_usec_to_bytes(static_cast<pa_usec_t>(std::chrono::microseconds(time).count()), &spec_));
  }
  [[noreturn]] static void lost() {
    throw Error(Code::NoDevice, "The sound device went away, or another program has taken it.");
  }

 private:
  std::unique_ptr<Server> server_;
  pa_sample_spec spec_;
  StreamHandle stream_;
};

constexpr auto not_asked = static_cast<std::uint32_t>(-1);

class PulseInput final : public Input {
 public:
  PulseInput(std::unique_ptr<Server> server, const std::string& name, int rate, int channels)
      : stream_(std::move(server), "Recording", PA_SAMPLE_S16NE, rate, channels) {
    const pa_buffer_attr buffer{not_asked, not_asked, not_asked, not_asked,
                                stream_.bytes_of(milliseconds(50))};
    stream_.wait_until_ready(pa_stream_connect_record(
        stream_.get(), name.c_str(), &buffer,
        static_cast<pa_stream_flags_t>(PA_STREAM_ADJUST_LATENCY | PA_STREAM_DONT_MOVE |
                                       PA_STREAM_FAIL_ON_SUSPEND)));
  }
  int rate() const override { return static_cast<int>(stream_.spec().rate); }
  int channels() const override { return stream_.spec().channels; }

  std::size_t read(std::int16_t* out, std::size_t frames) override {
    if (frames == 0) return 0;
    stream_.wait([this] { return fragment() > 0; });
    const std::size_t bytes = std::min(size_ - used_, frames * stream_.frame_size());
    if (data_)
      std::memcpy(out, static_cast<const char*>(data_) + used_, bytes);
    else
      std::memset(out, 0, bytes);  // the server lost this much: silence keeps the time
    used_ += bytes;
    if (used_ == size_) {
      pa_stream_drop(stream_.get());
      size_ = used_ = 0;
    }
    return bytes / stream_.frame_size();
  }

 private:
  /// Bytes of the fragment at hand; 0 while there is none.
  std::size_t fragment() {
    if (size_ == 0 && pa_stream_peek(stream_.get(), &data_, &size_) < 0) Stream::lost();
    return size_;
  }

  Stream stream_;
  const void* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t used_ = 0;
};

class PulseOutput final : public Output {
 public:
  PulseOutput(int rate, int channels)
      : stream_(std::make_unique<Server>(), "Playing", PA_SAMPLE_FLOAT32NE, rate, channels) {
    const pa_buffer_attr buffer{not_asked, stream_.bytes_of(milliseconds(200)), not_asked, not_asked,
                                not_asked};
    stream_.wait_until_ready(pa_stream_connect_playback(
        stream_.get(), nullptr, &buffer,
        static_cast<pa_stream_flags_t>(PA_STREAM_ADJUST_LATENCY | PA_STREAM_INTERPOLATE_TIMING |
                                       PA_STREAM_AUTO_TIMING_UPDATE),
        nullptr, nullptr));
  }
  int rate() const override { return static_cast<int>(stream_.spec().rate); }
  int channels() const override { return stream_.spec().channels; }

  void write(const float* interleaved, std::size_t frames) override {
    std::size_t left = frames * stream_.frame_size();
    const auto* from = reinterpret_cast<const Byte*>(interleaved);
    while (left > 0) {
      std::size_t room = 0;
      stream_.wait([&] { return (room = pa_stream_writable_size(stream_.get())) >= stream_.frame_size(); });
      const std::size_t bytes = std::min(left, room - room % stream_.frame_size());
      if (pa_stream_write(stream_.get(), from, bytes, nullptr, 0, PA_SEEK_RELATIVE) < 0) Stream::lost();
      from += bytes;
      left -= bytes;
    }
  }
  std::int64_t latency_ms() override {
    stream_.turn();
    if (!pa_stream_get_timing_info(stream_.get()))
      stream_.finish(pa_stream_update_timing_info(stream_.get(), nullptr, nullptr));
    pa_usec_t latency = 0;
    int negative = 0;
    if (pa_stream_get_latency(stream_.get(), &latency, &negative) < 0 || negative) return 0;
    return static_cast<std::int64_t>(latency / 1000);
  }
  void flush() override { stream_.finish(pa_stream_flush(stream_.get(), nullptr, nullptr)); }
  void drain() override { stream_.finish(pa_stream_drain(stream_.get(), nullptr, nullptr)); }

 private:
  Stream stream_;
};

class PulseDevices final : public Devices {
 public:
  std::vector<DeviceInfo> inputs() override {
    try {
      Server server;
      return list_inputs(server);
    } catch (const Error& e) {
      if (e.code() != Code::NoDevice) throw;
      return {};
    }
  }
  std::unique_ptr<Input> open_input(const std::string& name, int rate, int channels) override {
    auto server = std::make_unique<Server>();
    const std::string chosen = choose_input(*server, name);
    return std::make_unique<PulseInput>(std::move(server), chosen, rate, channels);
  }
  std::unique_ptr<Output> open_output(int rate, int channels) override {
    return std::make_unique<PulseOutput>(rate, channels);
  }
};

}  // namespace

std::unique_ptr<Devices> make_pulse_devices() {
  return std::make_unique<PulseDevices>();
}

}  // namespace attest::media
