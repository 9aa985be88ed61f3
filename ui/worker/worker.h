// The only bridge between what a person sees and what is kept. It owns the lanes:
//   vault     the one writing store::Vault and every call to it. Sealing and opening write the device's
//   ledger, so they run
//             here too, with a Job: the window does not block, and what is asked meanwhile waits for them or
//             for a cancel.
//   task      long reading (searches) over a read connection of its own; long work that needs no open vault.
//   hearing   what another program hears of a recording.
//   recorder  see recorder.h; player: see player.h.
// Values go in and come out; handles stay on their lane. Errors come back as core threw them.
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <future>
#include <memory>
#include <type_traits>

#include "core/media/device.h"
#include "core/store/vault.h"
#include "core/testimony/identities.h"
#include "ui/worker/lane.h"
#include "ui/worker/player.h"
#include "ui/worker/recorder.h"
#include "ui/worker/sound_tester.h"

namespace attest::ui {

/// Runs functions on the window's thread. Lives there and outlives every lane, so that a lane never touches a
/// widget.
class Courier final : public QObject {
 public:
  void deliver(std::function<void()> message) {
    QMetaObject::invokeMethod(this, std::move(message), Qt::QueuedConnection);
  }
};

using Failed = std::function<void(const Error&)>;

/// Runs `work`; nothing that it throws gets past, and everything comes out as an Error.
template <class F>
std::optional<Error> attempt(F&& work) {
  try {
    work();
  } catch (const Error& e) {
    return e;
  } catch (const std::bad_alloc&) {
    return Error(Code::NotEnoughMemory);
  } catch (const std::exception&) {
    return Error(Code::Internal);  // its text may hold anything: it is not passed on
  }
  return {};
}

template <class T>
struct DoneWith {
  using Function = std::function<void(T&&)>;
};
template <>
struct DoneWith<void> {
  using Function = std::function<void()>;
};

/// What a person typed to open a vault: one of the two.
struct TypedKey {
  std::optional<crypto::Secret> passphrase;
  std::optional<crypto::age::Identity> identity;
  store::Opening opening() const {
    return identity ? store::Opening::with(*identity) : store::Opening::with(*passphrase);
  }
};

/// What became of a repair.
struct RepairDone {
  std::optional<store::VaultInfo> open;  ///< the vault is open again
  std::optional<Error> failed;           ///< why it was not repaired
  store::Vault::Repaired repaired;
  std::vector<RecordId> keys_lost;        ///< whose recordings no key opens
  std::map<RecordId, std::string> codes;  ///< of the interviews that are shown in part
};

/// Work that is ready to go. `then` sends it off; `done` or `failed` runs on the window's thread, unless
/// `context` has gone by then. Dropping a request does nothing.
template <class T>
class [[nodiscard]] Request {
 public:
  using Done = typename DoneWith<T>::Function;
  Request(Lane& lane, Courier& courier, std::function<T()> work)
      : lane_(&lane), courier_(&courier), work_(std::move(work)) {}

  void then(QObject* context, Done done, Failed failed) && {
    lane_->post([work = std::move(work_), courier = courier_, guard = QPointer<QObject>(context),
                 done = std::move(done), failed = std::move(failed)]() mutable {
      std::function<void()> deliver;
      const auto error = attempt([&] { deliver = run(work, done); });
      work = nullptr;
      if (error) deliver = [failed = std::move(failed), e = *error] { failed(e); };
      courier->deliver([guard, deliver = std::move(deliver)] {
        if (guard) deliver();
      });
    });
  }

 private:
  static std::function<void()> run(std::function<T()>& work, Done& done) {
    if constexpr (std::is_void_v<T>) {
      work();
      return std::move(done);
    } else {
      auto result = std::make_shared<T>(work());
      return [result, done = std::move(done)] { done(std::move(*result)); };
    }
  }
  Lane* lane_;
  Courier* courier_;
  std::function<T()> work_;
};

class Worker {
 public:
  /// `cost` measures what a new vault's key derivation shall cost; it is called on the vault lane.
  Worker(Disk& disk, const Clock& clock, media::Devices& devices, std::function<crypto::KdfCost()> cost);
  /// Ends a recording and the player, joins every lane, then closes the vault.
  ~Worker();
  Worker(const Worker&) = delete;

  /// Both derive a key first, which takes about a second and cannot be stopped. They also take in recordings
  /// that were interrupted, unless one is under way.
  Request<store::VaultInfo> create(std::filesystem::path folder, crypto::Secret passphrase,
                                   store::CreateOptions options);
  Request<store::VaultInfo> unlock(std::filesystem::path folder, crypto::Secret passphrase);
  /// Sets a new passphrase by a recovery key, which ends the earlier ones, and goes on as `unlock` does.
  Request<store::VaultInfo> recover(std::filesystem::path folder, crypto::age::Identity key,
                                    crypto::Secret passphrase);
  /// After what is under way: closes both connections, which wipes their keys. Cancel jobs first.
  Request<void> lock();
  /// The same, then destroys what is in `folder`, whichever vault it is; ends a recording. Waits for nothing
  /// else.
  Request<store::Vault::Destroyed> destroy(std::filesystem::path folder);

  /// Closes the vault, repairs what is in `folder`, and opens it, again if need be where that failed. Throws
  /// as store::Vault::open where the key does not fit; then what was open stays so.
  Request<RepairDone> repair(std::filesystem::path folder, std::shared_ptr<TypedKey> key,
                             std::shared_ptr<Job> job);

  /// Work for the writing vault. Where none is open any more the request fails with Cancelled.
  template <class F>
  auto vault(F work) -> Request<std::invoke_result_t<F, store::Vault&>> {
    return on(vault_lane_, writer_, std::move(work));
  }
  /// Work that only reads, beside the writer.
  template <class F>
  auto reading(F work) -> Request<std::invoke_result_t<F, const store::Vault&>> {
    return on(task_lane_, reader_, std::move(work));
  }

  /// Work for the writing vault that bears no other connection (erasing, replacing keys): the player stops,
  /// and the reader is closed for as long as it takes. What is asked to read meanwhile waits.
  template <class F>
  auto alone(F work) -> Request<std::invoke_result_t<F, store::Vault&>> {
    player_->unload();
    using T = std::invoke_result_t<F, store::Vault&>;
    auto shared = std::make_shared<F>(std::move(work));
    return Request<T>(vault_lane_, courier_, [this, shared]() -> T {
      if (!writer_) throw Error(Code::Cancelled);
      const ReaderClosed closed(*this);
      return (*shared)(*writer_);
    });
  }
  /// Long work with files or folders that needs no open vault.
  template <class F>
  auto apart(F work) -> Request<std::invoke_result_t<F, Disk&, const Clock&>> {
    using T = std::invoke_result_t<F, Disk&, const Clock&>;
    auto shared = std::make_shared<F>(std::move(work));
    return Request<T>(task_lane_, courier_, [this, shared]() -> T { return (*shared)(disk_, clock_); });
  }

  /// Another program's work on sound that was opened before, which may take hours and keeps nothing else
  /// waiting. A lock cancels `job` and waits for it.
  template <class F>
  auto hearing(const std::shared_ptr<Job>& job, F work) -> Request<std::invoke_result_t<F>> {
    using T = std::invoke_result_t<F>;
    hearing_job_ = job;
    return Request<T>(hearing_lane_, courier_, std::function<T()>(std::move(work)));
  }

  // The identity vault lies beside the vault, on its lane, and is shut whenever that is locked.
  /// Both derive a key. What is made stays shut.
  Request<void> make_identities(crypto::Secret passphrase);
  Request<void> open_identities(crypto::Secret passphrase);
  Request<void> shut_identities();
  /// Work for the writing vault and the identity vault, which is nullptr while it is shut.
  template <class F>
  auto people(F work) -> Request<std::invoke_result_t<F, store::Vault&, testimony::Identities*>> {
    return vault([this, work = std::move(work)](store::Vault& vault) mutable {
      return work(vault, identities_ ? &*identities_ : nullptr);
    });
  }

  Recorder& recorder() { return *recorder_; }
  Player& player() { return *player_; }
  SoundTester& tester() { return *tester_; }
  /// Asks the sound server, which may take a moment.
  Request<std::vector<media::DeviceInfo>> inputs();

 private:
  template <class F>
  auto on(Lane& lane, std::unique_ptr<store::Vault>& vault, F work) {
    using T = std::invoke_result_t<F, store::Vault&>;
    auto shared = std::make_shared<F>(std::move(work));
    return Request<T>(lane, courier_, [&vault, shared]() -> T {
      if (!vault) throw Error(Code::Cancelled);
      return (*shared)(*vault);
    });
  }
  store::VaultInfo take(std::unique_ptr<store::Vault> vault);
  void close_writer();
  void cancel_hearing();
  void wait_for_hearing();  ///< what another program was given is gone then
  /// On the vault lane: the reader is closed while this lives, and the task lane held.
  class ReaderClosed {
   public:
    explicit ReaderClosed(Worker& worker);
    ~ReaderClosed();
    ReaderClosed(const ReaderClosed&) = delete;

   private:
    Worker& worker_;
    std::shared_ptr<std::promise<std::unique_ptr<store::Vault>>> next_;
  };

  Disk& disk_;
  const Clock& clock_;
  media::Devices& devices_;
  std::function<crypto::KdfCost()> cost_;
  Courier courier_;
  std::unique_ptr<store::Vault> writer_;             ///< touched on the vault lane only
  std::optional<testimony::Identities> identities_;  ///< the same; never open without the writer
  std::unique_ptr<store::Vault> reader_;             ///< touched on the task lane only
  std::weak_ptr<Job> hearing_job_;                   ///< touched on the window's thread only
  Lane hearing_lane_;
  Lane task_lane_;
  Lane vault_lane_;  ///< joined before the task lane, which it may wait for
  std::unique_ptr<Player> player_;
  std::unique_ptr<SoundTester> tester_;
  std::unique_ptr<Recorder> recorder_;
};

}  // namespace attest::ui
