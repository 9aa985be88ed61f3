#include "ui/text/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <array>
#include <cstdio>

#include "ui/text/utf16.h"

namespace attest::ui {
namespace {
struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

struct Word {
  const char* key;
  const char* text;
};
template <std::size_t N>
QString look_up(const std::array<Word, N>& words, const std::string& key) {
  for (const auto& word : words)
    if (key == word.key) return Words::tr(word.text);
  return from_utf8(key);
}
constexpr std::array field_words{Word{"record_code", QT_TRANSLATE_NOOP("Words", "Record code")},
                                 Word{"date", QT_TRANSLATE_NOOP("Words", "Date")},
                                 Word{"place", QT_TRANSLATE_NOOP("Words", "Place")},
                                 Word{"language", QT_TRANSLATE_NOOP("Words", "Language")},
                                 Word{"interviewer", QT_TRANSLATE_NOOP("Words", "Interviewer")},
                                 Word{"interpreter", QT_TRANSLATE_NOOP("Words", "Interpreter")},
                                 Word{"mode", QT_TRANSLATE_NOOP("Words", "How it was held")},
                                 Word{"kind", QT_TRANSLATE_NOOP("Words", "Kind")},
                                 Word{"purpose", QT_TRANSLATE_NOOP("Words", "Purpose")},
                                 Word{"summary", QT_TRANSLATE_NOOP("Words", "Summary")},
                                 Word{"status", QT_TRANSLATE_NOOP("Words", "Status")},
                                 Word{"title", QT_TRANSLATE_NOOP("Words", "Title")},
                                 Word{"name", QT_TRANSLATE_NOOP("Words", "Name")},
                                 Word{"colour", QT_TRANSLATE_NOOP("Words", "Colour")},
                                 Word{"description", QT_TRANSLATE_NOOP("Words", "Description")},
                                 Word{"parent", QT_TRANSLATE_NOOP("Words", "Placed under")},
                                 Word{"current", QT_TRANSLATE_NOOP("Words", "Version of the transcript")},
                                 Word{"text", QT_TRANSLATE_NOOP("Words", "Text")},
                                 Word{"transcript", QT_TRANSLATE_NOOP("Words", "Transcript")},
                                 Word{"note", QT_TRANSLATE_NOOP("Words", "Note")},
                                 Word{"memo", QT_TRANSLATE_NOOP("Words", "Memo")}};
constexpr std::array identity_words{
    Word{"name", QT_TRANSLATE_NOOP("Words", "Full name")},
    Word{"name.hangul", QT_TRANSLATE_NOOP("Words", "Name in Hangul")},
    Word{"name.hanja", QT_TRANSLATE_NOOP("Words", "Name in Hanja")},
    Word{"name.hanzi", QT_TRANSLATE_NOOP("Words", "Name in Chinese characters")},
    Word{"name.pinyin", QT_TRANSLATE_NOOP("Words", "Name in Pinyin")},
    Word{"name.latin", QT_TRANSLATE_NOOP("Words", "Name in Latin letters")},
    Word{"other_names", QT_TRANSLATE_NOOP("Words", "Other names")},
    Word{"phone", QT_TRANSLATE_NOOP("Words", "Telephone")},
    Word{"address", QT_TRANSLATE_NOOP("Words", "Address")},
    Word{"contact", QT_TRANSLATE_NOOP("Words", "Other contact")},
    Word{"safe_contact", QT_TRANSLATE_NOOP("Words", "Safe way to make contact")},
    Word{"document", QT_TRANSLATE_NOOP("Words", "Identity document")},
    Word{"birth_date", QT_TRANSLATE_NOOP("Words", "Date of birth")},
    Word{"birth_place", QT_TRANSLATE_NOOP("Words", "Place of birth")},
    Word{"relatives", QT_TRANSLATE_NOOP("Words", "Relatives")},
    Word{"relatives_at_risk", QT_TRANSLATE_NOOP("Words", "Relatives at risk")},
    Word{"note", QT_TRANSLATE_NOOP("Words", "Note")}};
constexpr std::array mode_words{Word{"in-person", QT_TRANSLATE_NOOP("Words", "In person")},
                                Word{"phone", QT_TRANSLATE_NOOP("Words", "By phone")},
                                Word{"video", QT_TRANSLATE_NOOP("Words", "By video call")},
                                Word{"written", QT_TRANSLATE_NOOP("Words", "In writing")}};
constexpr std::array status_words{Word{"planned", QT_TRANSLATE_NOOP("Words", "Planned")},
                                  Word{"recorded", QT_TRANSLATE_NOOP("Words", "Recorded")},
                                  Word{"transcribed", QT_TRANSLATE_NOOP("Words", "Transcribed")},
                                  Word{"coded", QT_TRANSLATE_NOOP("Words", "Coded")},
                                  Word{"closed", QT_TRANSLATE_NOOP("Words", "Closed")}};
constexpr std::array gap_words{
    Word{"paused", QT_TRANSLATE_NOOP("Words", "Paused")},
    Word{"off-record", QT_TRANSLATE_NOOP("Words", "Off the record")},
    Word{"unplugged", QT_TRANSLATE_NOOP("Words", "The microphone went away")},
    Word{"suspended", QT_TRANSLATE_NOOP("Words", "The microphone was put to sleep")},
    Word{"asleep", QT_TRANSLATE_NOOP("Words", "The computer slept")},
    Word{"lost", QT_TRANSLATE_NOOP("Words", "The computer was too busy")},
    Word{"no-space", QT_TRANSLATE_NOOP("Words", "The disk was full")},
    Word{"failed", QT_TRANSLATE_NOOP("Words", "The disk could not be written")}};
constexpr std::array kind_words{Word{"project", QT_TRANSLATE_NOOP("Words", "Project")},
                                Word{"codebook", QT_TRANSLATE_NOOP("Words", "Codebook")},
                                Word{"interview", QT_TRANSLATE_NOOP("Words", "Interview")},
                                Word{"layer", QT_TRANSLATE_NOOP("Words", "Coding layer")},
                                Word{"ledger", QT_TRANSLATE_NOOP("Words", "Device ledger")}};
}  // namespace

QString clock_time(std::int64_t ms) {
  return from_utf8(clock_text(std::max<std::int64_t>(ms, 0)));
}
QString moment(std::int64_t ms_since_1970) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms_since_1970), QLocale::ShortFormat);
}
QString day(std::int64_t ms_since_1970) {
  // The long form without the day of the week.
  QString format = QLocale().dateFormat(QLocale::LongFormat);
  format.remove(QStringLiteral("dddd"));
  while (format.startsWith(QLatin1Char(' ')) || format.startsWith(QLatin1Char(','))) format.remove(0, 1);
  while (format.endsWith(QLatin1Char(' ')) || format.endsWith(QLatin1Char(','))) format.chop(1);
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms_since_1970).date(), format);
}
QString age_of(std::int64_t then, std::int64_t now) {
  const auto days =
      QDateTime::fromMSecsSinceEpoch(then).date().daysTo(QDateTime::fromMSecsSinceEpoch(now).date());
  return days <= 0 ? Words::tr("today") : Words::tr("%n day(s) ago", nullptr, static_cast<int>(days));
}
QString way_in(const store::WayIn& way) {
  switch (way.kind) {
    case store::WayIn::Kind::Passphrase:
      return Words::tr("Passphrase");
    case store::WayIn::Kind::Paper:
      return Words::tr("Recovery key on paper");
    case store::WayIn::Kind::Shares: {
      int need = 0, of = 0;
      if (std::sscanf(way.label.c_str(), "%d of %d", &need, &of) == 2)
        return Words::tr("Recovery sheets: any %1 of %2").arg(need).arg(of);
      return Words::tr("Recovery sheets");
    }
    case store::WayIn::Kind::Escrow:
      return Words::tr("Headquarters' key");
  }
  return {};
}
QString short_key(const std::string& recipient) {
  const QString text = from_utf8(recipient);
  return text.size() <= 20 ? text : text.left(10) + QChar(0x2026) + text.right(6);
}
QString file_size(std::uint64_t bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}
QString damaged_spans(const std::vector<media::ReadableSound::Hole>& holes) {
  constexpr std::size_t most = 6;
  QStringList parts;
  for (std::size_t i = 0; i < holes.size() && i < most; ++i) {
    // Rounded outwards: nobody is to look for a second that says nothing.
    const QString from = clock_time(holes[i].from_ms), to = clock_time(holes[i].to_ms + 999);
    parts.push_back(i == 0 ? Words::tr("Damaged from %1 to %2").arg(from, to)
                           : Words::tr("from %1 to %2", "a further damaged place").arg(from, to));
  }
  if (holes.size() > most)
    parts.push_back(Words::tr("and in %n more place(s)", nullptr, static_cast<int>(holes.size() - most)));
  return parts.join(QStringLiteral(", "));
}
QString record_code(const std::string& code, const RecordId& id) {
  return code.empty() ? Words::tr("Code lost (%1…)", "of an interview; the beginning of its id")
                            .arg(from_utf8(id.hex().substr(0, 8)))
                      : from_utf8(code);
}
QString record_code(const testimony::Interview& interview) {
  return record_code(interview.record_code, interview.id);
}
QString field_name(const std::string& field) {
  return look_up(field_words, field);
}
QString identity_field_name(const std::string& field) {
  return look_up(identity_words, field);
}
QString mode_name(const std::string& mode) {
  return look_up(mode_words, mode);
}
QString status_name(const std::string& status) {
  return look_up(status_words, status);
}
QString gap_reason(const std::string& reason) {
  return look_up(gap_words, reason);
}
QString record_kind(const std::string& kind) {
  return look_up(kind_words, kind);
}

QString language_name(const std::string& tag) {
  if (tag.empty()) return Words::tr("Language not given");
  const QString text = from_utf8(tag);
  const QLocale locale(QString(text).replace(QLatin1Char('-'), QLatin1Char('_')));
  if (locale.language() == QLocale::C) return text;
  const QString own = locale.nativeLanguageName();
  return own.isEmpty() ? text : own;
}
QString transcript_files() {
  return Words::tr("Transcripts (*.vtt *.srt *.txt *.docx *.odt *.otr *.json *.xml *.smi);;All files (*)");
}
QString transcript_name(const testimony::Transcript& transcript) {
  const QString language = language_name(transcript.language);
  if (transcript.role == "translation") return Words::tr("%1, translation").arg(language);
  if (transcript.role == "redacted") return Words::tr("%1, redacted").arg(language);
  return Words::tr("%1, original").arg(language);
}
QString role_name(bundle::Role role) {
  switch (role) {
    case bundle::Role::Headquarters:
      return Words::tr("Headquarters");
    case bundle::Role::Colleague:
      return Words::tr("Colleague");
    case bundle::Role::Partner:
      return Words::tr("Partner");
  }
  return {};
}
QString outcome(store::MergeOutcome::Status status) {
  switch (status) {
    case store::MergeOutcome::Status::New:
      return Words::tr("New here");
    case store::MergeOutcome::Status::Merged:
      return Words::tr("Joined with what was here");
    case store::MergeOutcome::Status::Already:
      return Words::tr("Already here");
    case store::MergeOutcome::Status::Conflict:
      return Words::tr("Joined; two writings differ and wait for you");
    case store::MergeOutcome::Status::Waiting:
      return Words::tr("Kept until what it builds on arrives");
    case store::MergeOutcome::Status::Refused:
      return Words::tr("Not taken in");
  }
  return {};
}
QString consent_line(const testimony::Consent& consent, bool in_part) {
  const auto answer = consent.of(testimony::Step::Interview);
  if (in_part && answer != testimony::Answer::No) return Words::tr("Consent: unknown, parts are missing");
  switch (answer) {
    case testimony::Answer::Pending:
      return Words::tr("Consent: not asked yet");
    case testimony::Answer::Yes:
      return Words::tr("Consent: given for the interview");
    case testimony::Answer::No:
      return Words::tr("Consent: refused");
    case testimony::Answer::Later:
      return Words::tr("Consent: to be asked again later");
  }
  return {};
}

}  // namespace attest::ui
