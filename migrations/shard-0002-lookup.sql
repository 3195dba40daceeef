-- Decisions are found by person and id in a table that is filled in bulk, sorted: an index kept at each insert writes a
-- page of 8 KiB a decision, because what arrives together lies scattered in it. Rows after `settled` are found in memory.

DROP INDEX decision_by_person;

CREATE TABLE lookup (
  person INTEGER NOT NULL,
  id_hash INTEGER NOT NULL,
  no INTEGER NOT NULL,
  PRIMARY KEY (person, id_hash, no)
) STRICT, WITHOUT ROWID;

INSERT INTO lookup (person, id_hash, no) SELECT person, id_hash, no FROM decision ORDER BY person, id_hash, no;

-- One row: every decision up to this number stands in `lookup`.
CREATE TABLE settled (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  no INTEGER NOT NULL
) STRICT;

INSERT INTO settled (only, no) SELECT 1, coalesce(max(no), 0) FROM decision;
