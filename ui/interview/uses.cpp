#include "ui/interview/uses.h"

#include <QCoreApplication>

namespace attest::ui {
namespace {

using testimony::Use;

struct Uses {
  Q_DECLARE_TR_FUNCTIONS(Uses)
};

QString name_of(Use use) {
  switch (use) {
    case Use::Analysis:
      return Uses::tr("Analysis within the project");
    case Use::Figures:
      return Uses::tr("Figures");
    case Use::Paraphrase:
      return Uses::tr("A paraphrase");
    case Use::AnonymousQuote:
      return Uses::tr("A quote without any name");
    case Use::PseudonymQuote:
      return Uses::tr("A quote under a pseudonym");
    case Use::NamedQuote:
      return Uses::tr("A quote with the name");
    case Use::TreatyBody:
      return Uses::tr("A treaty body");
    case Use::Media:
      return Uses::tr("The media");
    case Use::Website:
      return Uses::tr("A website");
    case Use::Court:
      return Uses::tr("A court");
    case Use::Partner:
      return Uses::tr("A partner organisation");
    case Use::Academic:
      return Uses::tr("Research");
    case Use::Archive:
      return Uses::tr("An archive");
    case Use::Training:
      return Uses::tr("Training");
  }
  return {};
}

}  // namespace

Choice* use_choice(const QString& name) {
  auto* choice = new Choice(name);
  for (const auto& [use, word] : testimony::uses()) choice->addItem(name_of(use), static_cast<int>(use));
  return choice;
}

Use chosen_use(const Choice& choice) {
  return static_cast<Use>(choice.currentData().toInt());
}

QLineEdit* reason_line() {
  auto* line = line_edit(
      Uses::tr("Reason of the export"),
      Uses::tr("Where consent is pending, or text leaves unscanned for names: written down, so no names"));
  line->setMaxLength(200);
  return line;
}

}  // namespace attest::ui
