#include "ui/interview/recordings_panel.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "core/foundation/text.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/passage_list.h"

namespace attest::ui {
namespace {
constexpr int longest_value = 120;
}

RecordingsPanel::RecordingsPanel(Worker& worker) : Panel(worker) {
  auto* layout = column(2);
  setLayout(layout);
  layout->addWidget(title_ = heading(tr("Recordings of this interview")));
  layout->addWidget(list_ = new PassageList(tr("Recordings of this interview")), 1);
  connect(list_, &PassageList::chosen, this, [this](const Passage& passage) { Q_EMIT chosen(passage.id); });
}

void RecordingsPanel::set_recordings(const std::vector<testimony::Media>& media,
                                     const std::vector<testimony::MediaGap>& gaps,
                                     const Originals& originals) {
  std::vector<Passage> rows;
  int sessions = 0, number = 0;
  QDate of;
  for (const auto& one : media) {
    const auto started = QDateTime::fromMSecsSinceEpoch(one.facts.started);
    if (started.date() != of) {
      of = started.date();
      Passage session;
      session.heading = true;
      session.head = tr("Session %1 · %2", "a number and a date").arg(++sessions).arg(day(one.facts.started));
      rows.push_back(std::move(session));
    }
    Passage row;
    row.id = one.facts.media;
    row.text = tr("Recording %1 · %2 · %3", "a number, a time of day and a length")
                   .arg(++number)
                   .arg(QLocale().toString(started.time(), QLocale::ShortFormat),
                        clock_time(one.facts.duration_ms()));
    row.foot = about(one, gaps);
    if (const auto original = originals.find(one.facts.media); original != originals.end())
      row.foot += QLatin1Char('\n') + about(original->second);
    rows.push_back(std::move(row));
  }
  list_->passages().set(std::move(rows));
}

QString RecordingsPanel::about(const testimony::Media& media, const std::vector<testimony::MediaGap>& gaps) {
  QStringList all{media.facts.codec == media::Codec::Flac ? tr("lossless (FLAC)") : tr("speech (Opus)"),
                  media.facts.channels == 1 ? tr("mono") : tr("stereo")};
  if (media.facts.origin == "added") all << tr("recorded elsewhere");
  if (media.facts.interrupted) all << tr("interrupted: it ends where it was cut");
  int count = 0;
  std::int64_t missing = 0;
  for (const auto& gap : gaps) {
    if (gap.media != media.facts.media) continue;
    ++count;
    missing += std::max(gap.ms.value_or(0), gap.silent_ms);  // of destroyed sound only the silence is known
  }
  if (count > 0 && missing < 1000)
    all << tr("%n gap(s)", nullptr, count);
  else if (count > 0)
    all << tr("%n gap(s), %1 not recorded", nullptr, count).arg(clock_time(missing));
  if (!media.here) all << tr("its sound is not in this vault");
  return all.join(QStringLiteral(" · "));
}

/// What its device wrote into it is foreign text, and for the eyes of the project.
QString RecordingsPanel::about(const testimony::KeptOriginal& original) {
  const auto& file = original.file;
  const QString what = QStringLiteral("%1, %2").arg(from_utf8(file.container), file_size(file.facts.size));
  if (!original.destroyed.empty())
    return tr("The file as it came (%1) was destroyed: something in it is off the record").arg(what);
  QStringList text{tr("Made of a file that is kept as it came: %1").arg(what)};
  if (file.rounded) text << tr("finer than the 24 bits of the recording");
  if (!original.here) text << tr("the file is not in this vault");
  const QString first = text.join(QStringLiteral(" · "));
  QStringList said;
  for (const auto& [name, value] : original.metadata.pairs)
    said << QStringLiteral("%1: %2").arg(from_utf8(one_line(name)),
                                         from_utf8(one_line(value)).left(longest_value));
  if (original.metadata.cut) said << QStringLiteral("…");
  if (said.isEmpty()) return first;
  return first + QLatin1Char('\n') +
         tr("Its device wrote into it, and it stays in the project: %1")
             .arg(said.join(QStringLiteral(" · ")));
}

}  // namespace attest::ui
