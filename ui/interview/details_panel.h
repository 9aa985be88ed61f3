// The fields of an interview, to read and to change in place; and conflicts, with every candidate and a way
// to settle.
#pragma once

#include <map>

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class DetailsPanel final : public Panel {
  Q_OBJECT
 public:
  DetailsPanel(Worker& worker, TypedTexts& typed);
  void show_interview(const testimony::Interview& interview, const std::vector<store::Conflict>& conflicts);

 private:
  QWidget* make_field(const std::string& field);
  QWidget* make_conflict(const store::Conflict& conflict);
  void save(const std::string& field, const QString& value);

  TypedTexts& typed_;
  testimony::Interview interview_;
  std::map<std::string, QLineEdit*> lines_;
  std::map<std::string, Choice*> choices_;
  QPlainTextEdit* summary_;
  QVBoxLayout* conflicts_;
};

}  // namespace attest::ui
