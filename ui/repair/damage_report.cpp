#include "ui/repair/damage_report.h"

#include <algorithm>

#include "core/testimony/interview.h"
#include "core/testimony/originals.h"
#include "ui/text/errors.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/make.h"
#include "ui/worker/worker.h"

namespace attest::ui {

using store::Vault;
using What = Vault::Damage::Kind;

namespace {

constexpr qsizetype most_lines = 12;

/// A part that is too damaged to be read is said in the report already.
template <class F>
void unless_damaged(F&& look) {
  try {
    look();
  } catch (const Error& e) {
    if (e.code() != Code::Damaged && e.code() != Code::NotFound && e.code() != Code::Invalid) throw;
  }
}

/// Codes, and the places in recordings, of what the report names.
void name_parts(const Vault& vault, DamageReport& report, Job& job) {
  for (const auto& damage : report.damage) {
    if (damage.record)
      unless_damaged([&] {
        const auto record = vault.record(*damage.record);
        if (record && record->kind == "interview")
          report.codes[*damage.record] = testimony::interview(vault, *damage.record).record_code;
      });
    if (damage.kind != What::Recording || !damage.media || report.holes.contains(*damage.media)) continue;
    // A file as it came has no time of its own.
    if (const auto entity = vault.entity(*damage.media); entity && entity->type == testimony::kOriginal)
      continue;
    auto& holes = report.holes[*damage.media];
    unless_damaged([&] {
      media::ReadableSound sound(std::make_unique<media::RecordingReader>(
          vault.media_path(*damage.media), *damage.media, vault.media_secret(*damage.record)));
      holes = sound.holes(job);
    });
  }
}

QString record_name(const DamageReport& report, const Vault::Damage& damage) {
  if (!damage.record) return from_utf8(damage.where);
  const auto code = report.codes.find(*damage.record);
  return code == report.codes.end() ? from_utf8(damage.record->hex().substr(0, 8))
                                    : record_code(code->second, code->first);
}

/// A line for each thing; nothing for what is only counted.
QStringList lines_of(const DamageReport& report, What kind) {
  QStringList lines;
  std::vector<EntityId> told;
  for (const auto& damage : report.damage) {
    if (damage.kind != kind) continue;
    const QString what = from_utf8(damage.what);
    switch (kind) {
      case What::KeyFile:
        lines.push_back(
            DamageView::tr("%1 is not what was written. Its other copy is whole and in use.").arg(what));
        break;
      case What::OlderKeyFile:
        lines.push_back(
            DamageView::tr("%1 is missing, or older than its other copy, which is whole.").arg(what));
        break;
      case What::Keys:
        lines.push_back(DamageView::tr("Both copies of %1 are damaged. That cannot be repaired: restore the "
                                       "vault from a backup.")
                            .arg(what));
        break;
      case What::Database:
        lines.push_back(DamageView::tr("It does not open. A repair makes it anew from what can be read."));
        break;
      case What::Projection:
        lines.push_back(record_name(report, damage));
        break;
      case What::Record:
        lines.push_back(DamageView::tr("%1: at least %n part(s) of its history are missing.", nullptr,
                                       static_cast<int>(damage.missing))
                            .arg(record_name(report, damage)));
        break;
      case What::Recording: {
        if (std::ranges::find(told, *damage.media) != told.end()) break;
        told.push_back(*damage.media);
        const auto& holes = report.holes.at(*damage.media);
        lines.push_back(QStringLiteral("%1: %2").arg(
            record_name(report, damage),
            holes.empty() ? DamageView::tr("something in its file is not what was written.")
                          : damaged_spans(holes) + QLatin1Char('.')));
        break;
      }
      case What::MissingRecording:
        lines.push_back(
            DamageView::tr("%1: the file of a recording is missing.").arg(record_name(report, damage)));
        break;
      case What::StrayRecording:
        lines.push_back(from_utf8(damage.where));
        break;
      case What::OffRecord:
        lines.push_back(DamageView::tr("%1: from %2 to %3.", "a recording; a span of it")
                            .arg(record_name(report, damage), clock_time(damage.from_ms),
                                 clock_time(damage.to_ms + 999)));
        break;
      case What::Backup:
        lines.push_back(
            DamageView::tr("%1: missing, or not what was backed up.").arg(from_utf8(damage.where)));
        break;
      case What::Page:
      case What::Journal:
        break;
    }
  }
  lines.removeDuplicates();
  if (kind == What::Page || kind == What::Journal) {
    const auto count = static_cast<int>(std::ranges::count(report.damage, kind, &Vault::Damage::kind));
    if (count > 0)
      lines.push_back(
          kind == What::Page
              ? DamageView::tr("%n fault(s) were found in its pages.", "of the database", count)
              : DamageView::tr("%n part(s) of what was written are not what they were.", nullptr, count));
  }
  if (lines.size() > most_lines) {
    const auto more = static_cast<int>(lines.size() - most_lines);
    lines.resize(most_lines);
    lines.push_back(DamageView::tr("and %n more", "lines that are left out", more));
  }
  return lines;
}

QString title_of(What kind) {
  switch (kind) {
    case What::KeyFile:
    case What::OlderKeyFile:
    case What::Keys:
      return DamageView::tr("Key files");
    case What::Database:
    case What::Page:
      return DamageView::tr("Database");
    case What::Journal:
      return DamageView::tr("History");
    case What::Projection:
      return DamageView::tr("Shown otherwise than the history says; a repair mends it");
    case What::Record:
      return DamageView::tr("Shown in part, until a bundle or a backup brings what is missing");
    case What::Recording:
      return DamageView::tr("Recordings that are damaged; the rest of them plays");
    case What::MissingRecording:
      return DamageView::tr("Recordings that are missing; a backup may have them");
    case What::StrayRecording:
      return DamageView::tr("Files that no interview names; they are kept");
    case What::OffRecord:
      return DamageView::tr(
          "Said off the record, and the sound is here; opening the vault again destroys it");
    case What::Backup:
      return DamageView::tr("Backup");
  }
  return {};
}

}  // namespace

DamageReport look_at(Vault& vault, bool deep, Job& job) {
  DamageReport report;
  report.damage = vault.check(true, job);
  report.opened = true;
  unless_damaged([&] {
    report.census = vault.census();
    const auto recordings = testimony::check_recordings(vault, deep, job);
    report.damage.insert(report.damage.end(), recordings.begin(), recordings.end());
    report.recordings = vault.entities("media").size();
  });
  name_parts(vault, report, job);
  return report;
}

DamageReport look_at(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                     const store::Opening& opening, bool deep, Job& job) {
  try {
    const auto vault = Vault::open(disk, clock, folder, opening, Vault::Access::Read);
    return look_at(*vault, deep, job);
  } catch (const Error& e) {
    if (e.code() != Code::Damaged && e.code() != Code::Tampered) throw;
  }
  DamageReport report;
  report.damage = Vault::examine(disk, clock, folder, opening, true, job);
  return report;
}

QString damage_lines(const std::vector<Vault::Damage>& damage) {
  DamageReport report;
  report.damage = damage;
  QStringList lines;
  for (const auto kind : {What::Database, What::Page, What::Backup}) lines += lines_of(report, kind);
  return lines.join(QLatin1Char('\n'));
}

DamageView::DamageView() {
  rows_ = column(3);
  setLayout(rows_);
  hide();
}

void DamageView::clear() {
  empty(rows_);
  hide();
}

void DamageView::add(const QString& title, const QStringList& lines, const char* tone) {
  if (lines.isEmpty()) return;
  auto* group = column(0);
  auto* head = heading(title, theme::Size::Body);
  head->setWordWrap(true);
  group->addWidget(head);
  for (const auto& line : lines) {
    auto* text = prose(line, tone);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    group->addWidget(text);
  }
  rows_->addLayout(group);
}

void DamageView::show_report(const DamageReport& report) {
  clear();
  const QString looked =
      tr("Looked at: %n record(s)", nullptr, static_cast<int>(report.census.records)) +
      QStringLiteral(" · ") + tr("%n change(s)", "commits", static_cast<int>(report.census.commits)) +
      QStringLiteral(" · ") + tr("%n recording(s)", nullptr, static_cast<int>(report.recordings));
  QString title;
  QStringList lines;
  for (const auto kind : {What::Keys, What::KeyFile, What::OlderKeyFile, What::Database, What::Page,
                          What::Journal, What::Projection, What::Record, What::Recording,
                          What::MissingRecording, What::StrayRecording, What::OffRecord, What::Backup}) {
    if (title != title_of(kind)) {
      add(title, lines, "caution");
      title = title_of(kind);
      lines.clear();
    }
    lines += lines_of(report, kind);
  }
  add(title, lines, "caution");
  if (report.damage.empty())
    add(tr("Everything is whole."), {looked}, "quiet");
  else if (Vault::rest_is_whole(report.damage))
    add(tr("Everything else is whole."), {looked}, "quiet");
  else if (report.opened)
    add(tr("The rest"),
        {tr("What stands in damaged pages could not be read. It can be looked at after a repair.")}, "quiet");
  else
    add(tr("The rest"), {tr("It can be looked at once the vault opens again.")}, "quiet");
  show();
}

void DamageView::show_repaired(const RepairDone& done) {
  clear();
  if (done.failed) {
    add(tr("It was not repaired, and nothing was lost."), {sentence(*done.failed)}, "caution");
    return show();
  }
  const auto& repaired = done.repaired;
  QStringList lines;
  for (const auto& file : repaired.key_files)
    lines.push_back(tr("%1 was brought back from its other copy.").arg(from_utf8(file)));
  if (repaired.database)
    lines.push_back(tr("The database was made anew from what could be read; %n page(s) of it could not be.",
                       nullptr, static_cast<int>(repaired.bad_pages)));
  else if (repaired.rebuilt > 0)
    lines.push_back(
        tr("%n record(s) are shown anew from their histories.", nullptr, static_cast<int>(repaired.rebuilt)));
  add(tr("Repaired"), lines);
  lines.clear();
  for (const auto& damaged : repaired.damaged) {
    const auto code = done.codes.find(damaged.record.id);
    const QString name = code == done.codes.end() ? record_kind(damaged.record.kind)
                                                  : record_code(code->second, damaged.record.id);
    lines.push_back(
        tr("%1: at least %n part(s) of its history are missing.", nullptr, static_cast<int>(damaged.missing))
            .arg(name));
  }
  add(title_of(What::Record), lines, "caution");
  lines.clear();
  for (const auto& record : done.keys_lost) {
    const auto code = done.codes.find(record);
    lines.push_back(record_code(code == done.codes.end() ? std::string() : code->second, record));
  }
  add(tr("Recordings whose key is gone; their files are kept"), lines, "caution");
  if (!repaired.aside.empty())
    add(tr("What was damaged lies aside, sealed as it was:"), {from_path(repaired.aside)});
  if (rows_->isEmpty()) add(tr("Nothing was damaged."), {tr("Nothing was changed.")}, "quiet");
  show();
}

}  // namespace attest::ui
