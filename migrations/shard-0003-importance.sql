-- What usually counts, as sums by day of arrival (days since 1970 in UTC) and system, written in the transaction of the
-- decisions they count. No person stands in them. One row a day and system, its signals inside: what is written beside a
-- decision costs a row each on the edge. Only what the catalogue declares has a number; all else shares number 0, so that
-- a producer that invents keys adds nothing.

CREATE TABLE system_day (
  day INTEGER NOT NULL,
  system INTEGER NOT NULL,
  decisions INTEGER NOT NULL,
  weighed INTEGER NOT NULL,
  persons INTEGER NOT NULL,
  signals TEXT NOT NULL,
  PRIMARY KEY (day, system)
) STRICT, WITHOUT ROWID;

-- One row: blocks up to this number arrived before anything was counted, and are in no sum.
CREATE TABLE uncounted (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  block INTEGER NOT NULL
) STRICT;

INSERT INTO uncounted (only, block) SELECT 1, coalesce(max(no), 0) FROM block;
