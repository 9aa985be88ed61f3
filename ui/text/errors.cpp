#include "ui/text/errors.h"

#include <QCoreApplication>

#include "ui/text/utf16.h"

namespace attest::ui {
namespace {
struct Errors {
  Q_DECLARE_TR_FUNCTIONS(Errors)
};

const char* for_code(Code code) {
  switch (code) {
    case Code::WrongPassphrase:
      return QT_TRANSLATE_NOOP("Errors", "The passphrase does not fit, or no key of ours opens this.");
    case Code::NotAVault:
      return QT_TRANSLATE_NOOP("Errors", "This folder is not an Attest vault.");
    case Code::NewerVersion:
      return QT_TRANSLATE_NOOP("Errors",
                               "This was written by a newer version of Attest. Open it with that version.");
    case Code::Damaged:
      return QT_TRANSLATE_NOOP("Errors", "This is damaged: its bytes are not what was written.");
    case Code::Tampered:
      return QT_TRANSLATE_NOOP("Errors", "This was changed after it was signed. Nothing of it was taken in.");
    case Code::InUse:
      return QT_TRANSLATE_NOOP("Errors",
                               "Another window or program is writing to this vault. Close it there first.");
    case Code::NotFound:
      return QT_TRANSLATE_NOOP("Errors", "This was not found.");
    case Code::Invalid:
      return QT_TRANSLATE_NOOP("Errors", "This cannot be used.");
    case Code::Refused:
      return QT_TRANSLATE_NOOP("Errors", "A rule of consent, disclosure or trust does not allow this.");
    case Code::NoSpace:
      return QT_TRANSLATE_NOOP("Errors",
                               "There is no room left on this disk. What was there before is still there.");
    case Code::Io:
      return QT_TRANSLATE_NOOP("Errors", "Reading or writing failed. What was there before is still there.");
    case Code::NoDevice:
      return QT_TRANSLATE_NOOP("Errors", "There is no microphone or loudspeaker that answers.");
    case Code::NotEnoughMemory:
      return QT_TRANSLATE_NOOP("Errors",
                               "There is not enough free memory. Close other programs and try again.");
    case Code::Cancelled:
      return QT_TRANSLATE_NOOP("Errors", "Cancelled.");
    case Code::Internal:
      return QT_TRANSLATE_NOOP("Errors", "Something went wrong inside Attest. Nothing was changed.");
  }
  return "";
}
}  // namespace

QString sentence(const Error& error) {
  const char* general = for_code(error.code());
  const QString shown = Errors::tr(general);
  if (error.text().empty()) return shown;
  const QString own = Errors::tr(error.text().c_str());
  const QString filled = from_utf8(fill(to_utf8(own), error.arguments()));
  const bool translated = own != from_utf8(error.text()) || shown == from_utf8(general);
  return translated ? filled : shown + QLatin1Char(' ') + filled;
}

}  // namespace attest::ui
