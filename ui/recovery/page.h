// A page that opens a vault: a recovery key, or one of its sheets, as it is shown, printed and saved.
#pragma once

#include <QCoreApplication>
#include <QRectF>

#include "core/store/vault.h"

class QPaintDevice;
class QPainter;

namespace attest::ui {

struct RecoveryPage {
  Q_DECLARE_TR_FUNCTIONS(RecoveryPage)
 public:
  store::WayIn::Kind kind = store::WayIn::Kind::Paper;  ///< Paper or Shares
  int number = 1, of = 1, need = 1;                     ///< of sheets
  QString vault, project;
  crypto::age::Recipient recipient;
  std::int64_t made = 0;
  crypto::Secret secret;  ///< "AGE-SECRET-KEY-1...", or the words of the sheet

  QString title() const;
  QString meaning() const;  ///< what it does, and where to keep it
  QString use() const;      ///< how it is used one day, also with the command line
  /// Name and value, in their order.
  std::vector<std::pair<QString, QString>> facts() const;

  /// Draws itself in black on what is there and returns the height that it takes; without a painter it
  /// measures only. The secret goes through QStrings of four characters or one word, overwritten at once:
  /// what a font cache or a printer keeps is out of reach.
  double draw(QPainter* painter, QPaintDevice* on, const QRectF& area) const;
  /// A text file: everything but the secret behind "#", so that age reads a key's file as it is.
  crypto::Secret file() const;
};

/// The pages of one key: itself, or its sheets.
struct RecoveryPages {
  store::WayIn::Kind kind = store::WayIn::Kind::Paper;
  std::vector<RecoveryPage> pages;
};

/// Makes the key and writes it into the vault as a way in; on the vault's lane. `need` and `of` are for
/// Shares.
RecoveryPages make_recovery(store::Vault& vault, store::WayIn::Kind kind, int need, int of);

/// A small file of secrets, into locked memory.
crypto::Secret read_secret(const std::filesystem::path& file);

}  // namespace attest::ui
