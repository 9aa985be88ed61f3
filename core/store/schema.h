// The tables of records.db (FORMAT.md §8).
#pragma once

#include <iterator>

namespace attest::store {

inline constexpr int kSchemaVersion = 2;

inline constexpr const char* kSchema = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record(id BLOB PRIMARY KEY, kind TEXT NOT NULL, recipient BLOB NOT NULL,
  state TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

-- The truth: three layers, each of which can be absent.
CREATE TABLE header(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, record BLOB NOT NULL, text TEXT NOT NULL);
CREATE INDEX header_record ON header(record, n);
CREATE TABLE body(id BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE value(n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, record BLOB NOT NULL, text TEXT NOT NULL);
CREATE INDEX value_record ON value(record);
CREATE TABLE signature(record BLOB, device BLOB, head BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY(record, device))
  WITHOUT ROWID;
CREATE TABLE waiting(n INTEGER PRIMARY KEY, record BLOB NOT NULL, hash BLOB NOT NULL UNIQUE, reason TEXT NOT NULL,
  text TEXT NOT NULL);

-- The projection: a function of the truth, written with it.
CREATE TABLE tip(record BLOB, header BLOB, PRIMARY KEY(record, header)) WITHOUT ROWID;
CREATE TABLE entity(record BLOB, id BLOB, type TEXT NOT NULL, live INTEGER NOT NULL, flagged INTEGER NOT NULL,
  contested INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY(record, id)) WITHOUT ROWID;
CREATE INDEX entity_id ON entity(id);
CREATE INDEX entity_type ON entity(type, record, id);
CREATE TABLE candidate(record BLOB, entity BLOB, field TEXT, header BLOB, origin BLOB NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY(record, entity, field, header)) WITHOUT ROWID;
CREATE TABLE link(value BLOB, key TEXT, record BLOB, entity BLOB, PRIMARY KEY(value, key, record, entity)) WITHOUT ROWID;
CREATE INDEX link_entity ON link(record, entity);
CREATE TABLE searchable(row INTEGER PRIMARY KEY, record BLOB NOT NULL, entity BLOB NOT NULL, field TEXT NOT NULL,
  value BLOB NOT NULL, UNIQUE(record, entity, field));
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='attest');
INSERT INTO words(words, rank) VALUES('secure-delete', 1);

-- Local matters of this device.
CREATE TABLE draft(entity BLOB PRIMARY KEY, text TEXT NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE seen(bundle TEXT PRIMARY KEY, tagmanifest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sequence(recipients TEXT PRIMARY KEY, number INTEGER NOT NULL, previous TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE erasure(record BLOB PRIMARY KEY, kind TEXT NOT NULL, time INTEGER NOT NULL, media TEXT NOT NULL,
  done INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE backup(folder TEXT PRIMARY KEY, number INTEGER NOT NULL, time INTEGER NOT NULL)
  WITHOUT ROWID;

-- For a reader with sqlcipher and nothing else.
CREATE VIEW interviews AS SELECT lower(hex(id)) AS id, doc->>'record_code' AS record_code, doc->>'date' AS date,
  doc->>'place' AS place, doc->>'language' AS language, doc->>'summary' AS summary
  FROM entity WHERE type = 'interview' AND live;
CREATE VIEW transcripts AS SELECT t.doc->>'role' AS role, t.doc->>'language' AS language, lower(hex(t.record)) AS interview,
  v.text ->> '$.value' AS text FROM entity t
  JOIN candidate c ON c.record = t.record AND lower(hex(c.entity)) = t.doc->>'current' AND c.field = 'text'
  JOIN value v ON v.hash = c.value WHERE t.type = 'transcript' AND t.live;
CREATE VIEW codes AS SELECT lower(hex(id)) AS id, doc->>'name' AS name, doc->>'parent' AS parent,
  doc->>'colour' AS colour FROM entity WHERE type = 'code' AND live;
CREATE VIEW codings AS SELECT lower(hex(id)) AS id, doc->>'code' AS code, doc->>'text' AS text, doc->>'memo' AS memo
  FROM entity WHERE type = 'coding' AND live;
)sql";

/// Not part of the version: they say nothing that the tables do not say, so that a vault without them works,
/// and an Attest that does not know them keeps them. A writer that opens a vault makes those that are
/// missing.
inline constexpr const char* kIndexes = R"sql(
CREATE INDEX IF NOT EXISTS interview_code ON entity(CASE WHEN json_valid(doc) THEN doc ->> 'record_code' END)
  WHERE type = 'interview';
)sql";
/// What interview_code answers; SQLite takes the index only for these very words. Where damage left no JSON,
/// there is no code: an expression that fails would keep the whole database from being checked.
inline constexpr const char* kByRecordCode =
    "SELECT record FROM entity WHERE type = 'interview'"
    " AND CASE WHEN json_valid(doc) THEN doc ->> 'record_code' END = ? AND live ORDER BY record";

/// Takes the tables of the version before to the next: kUpgrades[0] from 1 to 2.
inline constexpr const char* kUpgrades[] = {R"sql(
ALTER TABLE record ADD COLUMN state TEXT NOT NULL DEFAULT '';
CREATE TABLE erasure(record BLOB PRIMARY KEY, kind TEXT NOT NULL, time INTEGER NOT NULL, media TEXT NOT NULL,
  done INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE backup(folder TEXT PRIMARY KEY, number INTEGER NOT NULL, time INTEGER NOT NULL)
  WITHOUT ROWID;
)sql"};
static_assert(std::size(kUpgrades) == kSchemaVersion - 1);

}  // namespace attest::store
