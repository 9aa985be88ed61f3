// What the system says over D-Bus, said by this test on a bus of its own.
#include <fcntl.h>
#include <unistd.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <array>

#include "tests/ui/desk.h"
#include "ui/lock/lock_card.h"

using namespace attest;
using namespace attest::test;

namespace {

/// A bus that nobody else is on.
class Bus {
 public:
  Bus() {
    need_program("dbus-daemon");
    daemon_.start(
        QStringLiteral("dbus-daemon"),
        {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
         QStringLiteral("--print-address=1"),
         QStringLiteral("--address=unix:path=%1/bus").arg(QString::fromStdString(folder_.path().string()))});
    REQUIRE(daemon_.waitForReadyRead(10000));
    address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
  }
  ~Bus() {
    for (const auto& name : names_) QDBusConnection::disconnectFromBus(name);
    daemon_.kill();
    daemon_.waitForFinished();
  }
  QDBusConnection connection() {
    static int number = 0;
    names_.push_back(QStringLiteral("test-%1").arg(++number));
    auto made = QDBusConnection::connectToBus(address_, names_.back());
    REQUIRE(made.isConnected());
    return made;
  }

 private:
  TempFolder folder_;
  QProcess daemon_;
  QString address_;
  QStringList names_;
};

}  // namespace

/// logind, as far as anybody asks it.
class Login final : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
 public:
  explicit Login(const QDBusConnection& bus) : bus_(bus) {
    REQUIRE(bus_.registerService(QStringLiteral("org.freedesktop.login1")));
    REQUIRE(bus_.registerObject(QStringLiteral("/org/freedesktop/login1"), this,
                                QDBusConnection::ExportAllSlots));
  }
  ~Login() override { close_end(); }
  /// Whether somebody still holds the computer awake.
  bool held() {
    if (end_ < 0) return false;
    char byte = 0;
    return read(end_, &byte, 1) != 0;  // 0: the other end is closed; -1: it is not
  }
  bool asked() const { return end_ >= 0; }
  void say(const char* path, const char* interface, const char* signal, const QVariantList& arguments) {
    auto message = QDBusMessage::createSignal(QString::fromLatin1(path), QString::fromLatin1(interface),
                                              QString::fromLatin1(signal));
    message.setArguments(arguments);
    REQUIRE(bus_.send(message));
  }

 public Q_SLOTS:
  QDBusUnixFileDescriptor Inhibit(const QString& what, const QString&, const QString&, const QString& mode) {
    if (what != QStringLiteral("sleep") || mode != QStringLiteral("delay")) return {};
    close_end();
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return {};
    end_ = ends[0];
    QDBusUnixFileDescriptor given;
    given.giveFileDescriptor(ends[1]);
    return given;
  }

 private:
  void close_end() {
    if (end_ >= 0) close(end_);
    end_ = -1;
  }
  QDBusConnection bus_;
  int end_ = -1;
};

namespace {

const char* const login_path = "/org/freedesktop/login1";
const char* const manager = "org.freedesktop.login1.Manager";
const char* const properties = "org.freedesktop.DBus.Properties";

QVariantList changed(const char* interface, const char* property, const QVariant& value) {
  return {QString::fromLatin1(interface), QVariantMap{{QString::fromLatin1(property), value}}, QStringList()};
}

struct Night {
  Bus bus;
  Login login{bus.connection()};
  Desk desk{{}, std::make_unique<ui::SystemWatch>(bus.connection(), bus.connection())};
  void open() {
    desk.open_sample();
    REQUIRE(comes([&] { return login.held(); }));
  }
  bool locks() {
    const bool locked = comes([&] { return !desk.open(); });
    // Not before everything is put away may the computer sleep.
    return locked && comes([&] { return !login.held(); });
  }
};

}  // namespace

TEST_CASE("before the computer sleeps the vault is locked, and the computer waits for that") {
  Night night;
  CHECK_FALSE(night.login.asked());  // nothing is open that would have to be locked
  night.open();
  night.login.say(login_path, manager, "PrepareForSleep", {true});
  CHECK(night.locks());
  // Again after waking up.
  night.login.say(login_path, manager, "PrepareForSleep", {false});
  night.open();
  QTest::qWait(100);
  CHECK(night.desk.open());
  night.login.say(login_path, manager, "PrepareForSleep", {true});
  CHECK(night.locks());
}

TEST_CASE("the vault is locked when the screen is locked, by whichever desktop, or the lid is closed") {
  Night night;
  night.open();
  SECTION("loginctl lock-session") {
    night.login.say("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", {});
  }
  SECTION("a desktop says that its screen is locked") {
    night.login.say("/org/freedesktop/login1/session/_32", properties, "PropertiesChanged",
                    changed("org.freedesktop.login1.Session", "LockedHint", true));
  }
  SECTION("the lid") {
    REQUIRE(QDBusConnection(QStringLiteral("power")).isConnected() == false);
    auto power = night.bus.connection();
    REQUIRE(power.registerService(QStringLiteral("org.freedesktop.UPower")));
    auto message =
        QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/UPower"), QString::fromLatin1(properties),
                                   QStringLiteral("PropertiesChanged"));
    message.setArguments(changed("org.freedesktop.UPower", "LidIsClosed", true));
    QTest::qWait(50);  // that the name has an owner now has to get around
    REQUIRE(power.send(message));
  }
  SECTION("org.freedesktop.ScreenSaver") {
    night.login.say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", {true});
  }
  SECTION("org.gnome.ScreenSaver") {
    night.login.say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", {true});
  }
  CHECK(night.locks());
}

TEST_CASE("what is no reason to lock does not lock") {
  Night night;
  night.open();
  night.login.say(login_path, manager, "PrepareForSleep", {false});
  night.login.say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", {false});
  night.login.say("/org/freedesktop/login1/session/_32", properties, "PropertiesChanged",
                  changed("org.freedesktop.login1.Session", "LockedHint", false));
  night.login.say("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Unlock", {});
  QTest::qWait(300);
  CHECK(night.desk.open());
}

TEST_CASE("the vault's page says whether the vault is locked before the computer sleeps") {
  const auto says = [](Desk& desk, const char* words) {
    desk.go_to("Vault");
    return comes([&] {
      for (const auto* l : desk.window.findChild<ui::LockCard*>()->findChildren<QLabel*>())
        if (l->text().contains(QString::fromUtf8(words))) return true;
      return false;
    });
  };
  SECTION("it does") {
    Night night;
    night.open();
    CHECK(says(night.desk, "Also before the computer sleeps"));
  }
  SECTION("a bus without logind") {
    Bus bus;
    Desk desk({}, std::make_unique<ui::SystemWatch>(bus.connection(), bus.connection()));
    desk.open_sample();
    CHECK(says(desk, "does not say when it is about to sleep"));
  }
  SECTION("no bus at all") {
    const QDBusConnection none(QStringLiteral("nowhere"));
    Desk desk({}, std::make_unique<ui::SystemWatch>(none, none));
    desk.open_sample();
    CHECK(says(desk, "does not say when it is about to sleep"));
  }
}

#include "bus_test.moc"
