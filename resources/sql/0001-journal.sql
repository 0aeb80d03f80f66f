-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1: the journal and its projections.  docs/journal.md says what each
-- byte means.  This file is never edited once released; a change is a new file.
PRAGMA application_id = 0x50616c57;

-- What belongs to this copy of the file only and never travels: the live
-- replica, the clock, cleaning that is still to be done.
CREATE TABLE local (
  key TEXT NOT NULL PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- One row per copy of the workspace that ever wrote, ours or met in a merge.
CREATE TABLE replica (
  replica INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL,
  head_seq INTEGER NOT NULL DEFAULT 0,
  head_hash BLOB
) STRICT;

-- One action of a person.  Never updated, never deleted.
CREATE TABLE batch (
  batch INTEGER PRIMARY KEY,
  replica INTEGER NOT NULL REFERENCES replica (replica),
  seq INTEGER NOT NULL CHECK (seq > 0),
  at INTEGER NOT NULL CHECK (at > 0 AND at < 9007199254740992),
  wall INTEGER NOT NULL,
  kind TEXT NOT NULL,
  instrument BLOB CHECK (instrument IS NULL OR length (instrument) = 32),
  n INTEGER NOT NULL CHECK (n >= 0 AND n < 16777216),
  prev BLOB NOT NULL CHECK (length (prev) = 32),
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  UNIQUE (replica, seq)
) STRICT;

-- What a batch changed: change = batch * 2^24 + n; n = 0 is the author row.
-- cell is NULL for n = 0 and for changes whose payload was withheld from us.
CREATE TABLE change (
  change INTEGER PRIMARY KEY,
  cell INTEGER,
  bases BLOB,
  digest BLOB NOT NULL CHECK (length (digest) = 32)
) STRICT;

-- The values: the only table of the journal that can be erased from.
CREATE TABLE payload (
  change INTEGER PRIMARY KEY REFERENCES change (change),
  salt BLOB NOT NULL CHECK (length (salt) = 16),
  value TEXT NOT NULL
) STRICT;

-- Names of things, interned.  Ids and codes only, never names of people,
-- contacts or free text, because a symbol cannot be erased.
CREATE TABLE symbol (
  symbol INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- cell = subject * 2^24 + aspect.  Of an answer: a country, b institution or 0,
-- c wave, d question, e slot.  Of any other entity: a id, the others 0.
CREATE TABLE subject (
  subject INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES symbol (symbol),
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  c INTEGER NOT NULL,
  UNIQUE (entity, a, c, b)
) STRICT;

CREATE TABLE aspect (
  aspect INTEGER PRIMARY KEY,
  field INTEGER NOT NULL REFERENCES symbol (symbol),
  d INTEGER NOT NULL,
  e INTEGER NOT NULL,
  UNIQUE (d, e, field)
) STRICT;

-- Projections: the current state, rebuilt from the journal at any time.
CREATE TABLE current (
  cell INTEGER PRIMARY KEY,
  head INTEGER NOT NULL REFERENCES change (change),
  heads INTEGER NOT NULL DEFAULT 1,
  value TEXT
) STRICT;

-- All heads of the cells that have more than one.
CREATE TABLE head (
  cell INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES change (change),
  PRIMARY KEY (cell, change)
) STRICT, WITHOUT ROWID;

-- Digests of the payloads that an erase batch took away.
CREATE TABLE erased (
  digest BLOB NOT NULL PRIMARY KEY CHECK (length (digest) = 32)
) STRICT, WITHOUT ROWID;

-- Canonical JSON documents, addressed by their SHA-256.
CREATE TABLE document (
  document INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length (hash) = 32),
  kind TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- What is being typed and is not yet a batch.
CREATE TABLE pending (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  wall INTEGER NOT NULL
) STRICT;

CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN
  SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN
  SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN
  SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN
  SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER payload_no_update BEFORE UPDATE ON payload BEGIN
  SELECT RAISE (ABORT, 'a payload can only be erased');
END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN
  SELECT RAISE (ABORT, 'a published document never changes');
END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN
  SELECT RAISE (ABORT, 'a published document never changes');
END;

-- For a person with any SQLite shell in five years; the program does not use it.
CREATE VIEW journal AS
SELECT
  r.uuid AS replica, b.seq AS seq, c.change & 16777215 AS n,
  strftime ('%Y-%m-%dT%H:%M:%SZ', b.wall / 1000, 'unixepoch') AS time, b.kind AS kind,
  CASE WHEN c.change & 16777215 = 0 THEN 'batch' ELSE y.text END AS entity,
  CASE
    WHEN c.change & 16777215 = 0 THEN r.uuid || '/' || b.seq
    WHEN s.c = 0 THEN sa.text
    ELSE sa.text || '/' || coalesce (sb.text, '') || '/' || sc.text || '/' || ad.text || '/' || ae.text
  END AS id,
  CASE WHEN c.change & 16777215 = 0 THEN 'author' ELSE af.text END AS field,
  p.value AS value
FROM change AS c
JOIN batch AS b ON b.batch = c.change >> 24
JOIN replica AS r ON r.replica = b.replica
LEFT JOIN payload AS p ON p.change = c.change
LEFT JOIN subject AS s ON s.subject = c.cell >> 24
LEFT JOIN aspect AS a ON a.aspect = c.cell & 16777215
LEFT JOIN symbol AS y ON y.symbol = s.entity
LEFT JOIN symbol AS sa ON sa.symbol = s.a
LEFT JOIN symbol AS sb ON sb.symbol = s.b
LEFT JOIN symbol AS sc ON sc.symbol = s.c
LEFT JOIN symbol AS ad ON ad.symbol = a.d
LEFT JOIN symbol AS ae ON ae.symbol = a.e
LEFT JOIN symbol AS af ON af.symbol = a.field;
