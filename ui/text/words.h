// Small things in words: times, sizes, fields, roles, answers. Whole phrases, translated.
#pragma once

#include <QString>
#include <cstdint>

#include "core/bundle/contacts.h"
#include "core/testimony/door.h"
#include "core/testimony/interview.h"

namespace attest::ui {

QString clock_time(std::int64_t ms);                  ///< "3:07", "1:02:45"
QString moment(std::int64_t ms_since_1970);           ///< local date and time
QString day(std::int64_t ms_since_1970);              ///< local date
QString age_of(std::int64_t then, std::int64_t now);  ///< "today", "3 days ago"
/// "Damaged from 0:12 to 0:14, from 1:02 to 1:03"
QString damaged_spans(const std::vector<media::ReadableSound::Hole>& holes);
/// Its code; where that is lost, so much of its id as tells it from others.
QString record_code(const testimony::Interview& interview);
QString record_code(const std::string& code, const RecordId& id);
QString file_size(std::uint64_t bytes);
QString way_in(const store::WayIn& way);          ///< its kind; of sheets, how many of how many
QString short_key(const std::string& recipient);  ///< "age1qyqs…wgx2lf"
QString gap_reason(const std::string& reason);    ///< "Paused", "Off the record" ...; as stored where unknown
QString field_name(const std::string& field);
QString identity_field_name(const std::string& field);
QString mode_name(const std::string& mode);      ///< as stored where it is unknown
QString status_name(const std::string& status);  ///< as stored where it is unknown
QString language_name(const std::string& tag);   ///< in its own words ("한국어"), or the tag
QString transcript_files();                      ///< what a file dialog offers to take in
QString transcript_name(const testimony::Transcript& transcript);
QString role_name(bundle::Role role);
QString record_kind(const std::string& kind);
QString outcome(store::MergeOutcome::Status status);
/// The consent of an interview in one line: what was said about the interview itself, or that nobody has
/// asked yet.
/// `in_part`: parts of the interview are missing, and a "no" may be among them.
QString consent_line(const testimony::Consent& consent, bool in_part);

}  // namespace attest::ui
