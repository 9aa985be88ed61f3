// The passphrase is forgotten: a recovery key from paper or from sheets, and a new passphrase.
#pragma once

#include "ui/recovery/input.h"

namespace attest::ui {

class NewPassphrase;

class RecoverPanel final : public QWidget {
  Q_OBJECT
 public:
  RecoverPanel();
  void begin(const QString& folder);
  void wipe();

 Q_SIGNALS:
  void recover(const std::shared_ptr<attest::crypto::age::Identity>& key,
               const std::shared_ptr<attest::crypto::Secret>& passphrase);
  void failed(const attest::Error& error);
  void complained(const QString& text);
  void back();

 private:
  void go();
  QLabel* folder_;
  RecoveryInput* input_;
  NewPassphrase* passphrase_;
};

}  // namespace attest::ui
