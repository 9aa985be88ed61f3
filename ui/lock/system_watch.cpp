#include "ui/lock/system_watch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QFileInfo>

namespace attest::ui {
namespace {
constexpr auto login = "org.freedesktop.login1";
constexpr auto login_path = "/org/freedesktop/login1";
constexpr auto manager = "org.freedesktop.login1.Manager";
constexpr auto login_session = "org.freedesktop.login1.Session";
constexpr auto power = "org.freedesktop.UPower";
constexpr auto power_path = "/org/freedesktop/UPower";
constexpr auto properties = "org.freedesktop.DBus.Properties";
/// Each desktop has one of its own.
constexpr const char* screen_savers[] = {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                                         "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
                                         "org.xfce.ScreenSaver"};

QString text(const char* latin1) {
  return QString::fromLatin1(latin1);
}
}  // namespace

struct SystemWatch::Bus {
  QDBusConnection system, session;
  QDBusUnixFileDescriptor held;  ///< closed with the last copy: then the computer may sleep
};

SystemWatch::SystemWatch(const QDBusConnection& system, const QDBusConnection& session)
    : bus_(new Bus{system, session, {}}) {
  auto& s = bus_->system;
  // QtDBus knows signals by their names only, so that these connects cannot be typed.
  s.connect(text(login), text(login_path), text(manager), QStringLiteral("PrepareForSleep"), this,
            SLOT(sleeping(bool)));
  // On whichever session: that another one's lock locks this one too does no harm.
  s.connect(text(login), {}, text(login_session), QStringLiteral("Lock"), this, SLOT(lock_asked()));
  s.connect(text(login), {}, text(properties), QStringLiteral("PropertiesChanged"), this,
            SLOT(properties_changed(QString, QVariantMap, QStringList)));
  s.connect(text(power), text(power_path), text(properties), QStringLiteral("PropertiesChanged"), this,
            SLOT(properties_changed(QString, QVariantMap, QStringList)));
  for (const char* saver : screen_savers)
    bus_->session.connect({}, {}, text(saver), QStringLiteral("ActiveChanged"), this,
                          SLOT(screen_locked(bool)));
}

std::unique_ptr<SystemWatch> SystemWatch::of_this_computer() {
  // libdbus would start a session bus of its own where there is none.
  const bool session = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                       QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
  return std::make_unique<SystemWatch>(
      QDBusConnection::systemBus(),
      session ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("none")));
}

SystemWatch::~SystemWatch() = default;

void SystemWatch::hold() {
  wanted_ = true;
  auto call =
      QDBusMessage::createMethodCall(text(login), text(login_path), text(manager), QStringLiteral("Inhibit"));
  // Shown to whoever lists the inhibitors: no more than that the program runs.
  call << QStringLiteral("sleep") << QStringLiteral("Attest") << QStringLiteral("Locking first")
       << QStringLiteral("delay");
  auto* watcher = new QDBusPendingCallWatcher(bus_->system.asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *done;
    done->deleteLater();
    sees_sleep_ = reply.isValid() && reply.value().isValid();
    if (sees_sleep_ && wanted_) bus_->held = reply.value();
    Q_EMIT changed();
  });
}

void SystemWatch::release() {
  wanted_ = false;
  bus_->held = {};
}

void SystemWatch::sleeping(bool begins) {
  if (begins) Q_EMIT lock();
}
void SystemWatch::lock_asked() {
  Q_EMIT lock();
}
void SystemWatch::screen_locked(bool locked) {
  if (locked) Q_EMIT lock();
}
void SystemWatch::properties_changed(const QString& interface, const QVariantMap& changed,
                                     const QStringList&) {
  const bool lid = interface == text(power) && changed.value(QStringLiteral("LidIsClosed")).toBool();
  const bool screen =
      interface == text(login_session) && changed.value(QStringLiteral("LockedHint")).toBool();
  if (lid || screen) Q_EMIT lock();
}

}  // namespace attest::ui
