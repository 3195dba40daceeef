-- Who looked at whom: one entry for each person shown, written in the transaction of the look itself. Entries are only ever
-- added. `link` binds an entry to all before it, under a key that is not in the database.
CREATE TABLE audit (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  role TEXT NOT NULL,
  actor BLOB NOT NULL,
  action TEXT NOT NULL,
  subject_ref BLOB NOT NULL CHECK (length(subject_ref) = 16),
  sealed BLOB NOT NULL,
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

CREATE INDEX audit_by_person ON audit (subject_ref, no);
CREATE INDEX audit_by_time ON audit (at, no);

-- One row: how many entries there are and the link of the last one, so that a tail that was cut off is missed.
CREATE TABLE audit_head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  count INTEGER NOT NULL,
  link BLOB NOT NULL CHECK (length(link) = 32),
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;
