// What the system says over D-Bus: it is about to sleep, the lid was closed, the screen was locked. Where
// nothing answers nothing breaks, and `sees_sleep` is false.
#pragma once

#include <QObject>
#include <memory>

class QDBusConnection;

namespace attest::ui {

class SystemWatch final : public QObject {
  Q_OBJECT
 public:
  SystemWatch(const QDBusConnection& system, const QDBusConnection& session);
  /// The buses of this computer. A bus that is not there is not started.
  static std::unique_ptr<SystemWatch> of_this_computer();
  ~SystemWatch() override;

  /// Asks the system to wait with sleeping until `release`, some seconds at most.
  void hold();
  void release();
  /// Whether it has agreed to that, now or the last time it was asked.
  bool sees_sleep() const { return sees_sleep_; }

 Q_SIGNALS:
  void lock();
  void changed();  ///< sees_sleep

 private Q_SLOTS:
  void sleeping(bool begins);
  void lock_asked();
  void screen_locked(bool locked);
  void properties_changed(const QString& interface, const QVariantMap& changed,
                          const QStringList& invalidated);

 private:
  struct Bus;
  std::unique_ptr<Bus> bus_;
  bool wanted_ = false;  ///< a vault is open
  bool sees_sleep_ = false;
};

}  // namespace attest::ui
