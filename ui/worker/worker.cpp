#include "ui/worker/worker.h"

#include "core/testimony/interview.h"

namespace attest::ui {

Worker::Worker(Disk& disk, const Clock& clock, media::Devices& devices, std::function<crypto::KdfCost()> cost)
    : disk_(disk),
      clock_(clock),
      devices_(devices),
      cost_(std::move(cost)),
      player_(std::make_unique<Player>(devices)),
      tester_(std::make_unique<SoundTester>(devices)),
      recorder_(std::make_unique<Recorder>(*this, devices)) {}

Worker::~Worker() {
  cancel_hearing();
  recorder_.reset();
  tester_.reset();
  player_.reset();
  task_lane_.post([this] { reader_.reset(); });
  vault_lane_.post([this] { close_writer(); });
}

void Worker::close_writer() {
  identities_.reset();
  writer_.reset();
}

void Worker::cancel_hearing() {
  if (const auto job = hearing_job_.lock()) job->cancel();
}

void Worker::wait_for_hearing() {
  auto gone = std::make_shared<std::promise<void>>();
  hearing_lane_.post([gone] { gone->set_value(); });
  gone->get_future().wait();
}

store::VaultInfo Worker::take(std::unique_ptr<store::Vault> vault) {
  // A recording under way has no end yet and would be taken for an interrupted one.
  if (!recorder_->active()) testimony::recover_recordings(*vault);
  auto reader = std::make_shared<std::unique_ptr<store::Vault>>(vault->reader());
  task_lane_.post([this, reader] { reader_ = std::move(*reader); });
  writer_ = std::move(vault);
  return writer_->info();
}

Request<store::VaultInfo> Worker::create(std::filesystem::path folder, crypto::Secret passphrase,
                                         store::CreateOptions options) {
  auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
  return {vault_lane_, courier_, [this, folder, secret, options]() mutable {
            options.cost = cost_();
            return take(store::Vault::create(disk_, clock_, folder, *secret, options));
          }};
}

Request<store::VaultInfo> Worker::unlock(std::filesystem::path folder, crypto::Secret passphrase) {
  auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
  return {vault_lane_, courier_, [this, folder, secret] {
            return take(store::Vault::open(disk_, clock_, folder, *secret, store::Vault::Access::Write));
          }};
}

Request<store::VaultInfo> Worker::recover(std::filesystem::path folder, crypto::age::Identity key,
                                          crypto::Secret passphrase) {
  auto identity = std::make_shared<crypto::age::Identity>(std::move(key));
  auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
  return {vault_lane_, courier_, [this, folder, identity, secret] {
            auto vault = store::Vault::open(disk_, clock_, folder, store::Opening::with(*identity),
                                            store::Vault::Access::Write);
            vault->change_passphrase(*secret);
            return take(std::move(vault));
          }};
}

Request<RepairDone> Worker::repair(std::filesystem::path folder, std::shared_ptr<TypedKey> key,
                                   std::shared_ptr<Job> job) {
  player_->unload();
  return {vault_lane_, courier_, [this, folder, key, job] {
            using store::Vault;
            Vault::try_opening(folder, key->opening());
            task_lane_.post([this] { reader_.reset(); });
            // The reader holds a lock on the vault, as the writer does.
            auto closed = std::make_shared<std::promise<void>>();
            task_lane_.post([closed] { closed->set_value(); });
            closed->get_future().wait();
            writer_.reset();
            RepairDone done;
            done.failed =
                attempt([&] { done.repaired = Vault::repair(disk_, clock_, folder, key->opening(), *job); });
            const auto e = attempt([&] {
              auto vault = Vault::open(disk_, clock_, folder, key->opening(), Vault::Access::Write);
              done.keys_lost = testimony::find_keys(*vault, done.repaired.keys_unknown);
              for (const auto& damaged : done.repaired.damaged)
                if (damaged.record.kind == "interview")
                  done.codes[damaged.record.id] = testimony::interview(*vault, damaged.record.id).record_code;
              for (const auto& lost : done.keys_lost)
                done.codes[lost] = testimony::interview(*vault, lost).record_code;
              done.open = take(std::move(vault));
            });
            if (e && !done.failed) done.failed = e;
            return done;
          }};
}

Request<store::Vault::Destroyed> Worker::destroy(std::filesystem::path folder) {
  player_->unload();
  tester_->forget();
  cancel_hearing();
  recorder_->stop();
  return {vault_lane_, courier_, [this, folder] {
            task_lane_.post([this] { reader_.reset(); });
            wait_for_hearing();
            close_writer();
            return store::Vault::destroy(disk_, folder);
          }};
}

Worker::ReaderClosed::ReaderClosed(Worker& worker)
    : worker_(worker), next_(std::make_shared<std::promise<std::unique_ptr<store::Vault>>>()) {
  auto closed = std::make_shared<std::promise<void>>();
  worker.task_lane_.post([&worker, closed, next = next_] {
    worker.reader_.reset();
    closed->set_value();
    worker.reader_ = next->get_future().get();
  });
  closed->get_future().wait();
}

Worker::ReaderClosed::~ReaderClosed() {
  std::unique_ptr<store::Vault> reader;
  // Where it cannot be opened again nothing is read until the vault is unlocked anew.
  attempt([&] { reader = worker_.writer_->reader(); });
  next_->set_value(std::move(reader));
}

Request<void> Worker::lock() {
  player_->unload();
  tester_->forget();
  cancel_hearing();
  return {vault_lane_, courier_, [this] {
            task_lane_.post([this] { reader_.reset(); });
            wait_for_hearing();
            close_writer();
          }};
}

Request<void> Worker::make_identities(crypto::Secret passphrase) {
  auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
  return vault(
      [this, secret](store::Vault& vault) { testimony::create_identities(vault, *secret, cost_()); });
}

Request<void> Worker::open_identities(crypto::Secret passphrase) {
  auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
  return vault([this, secret](store::Vault& vault) {
    identities_.reset();
    identities_.emplace(testimony::Identities::open(vault, store::Opening::with(*secret)));
  });
}

Request<void> Worker::shut_identities() {
  return vault([this](store::Vault&) { identities_.reset(); });
}

Request<std::vector<media::DeviceInfo>> Worker::inputs() {
  return {task_lane_, courier_, [this] { return devices_.inputs(); }};
}

}  // namespace attest::ui
