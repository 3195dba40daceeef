-- Finding decisions by id and item. An index on random hashes kept at each insert writes a page a decision; so what settles
-- together is one run: its hashes, packed and sorted, in chunks. A look-up reads one chunk of each run that the times and
-- the bits beside it do not rule out. Rows after the last run are scanned. An old database gets its runs after start-up.

CREATE TABLE run (
  no INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  oldest INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  chunk_bits INTEGER NOT NULL CHECK (chunk_bits BETWEEN 0 AND 8),
  kinds INTEGER NOT NULL,
  findings INTEGER NOT NULL,
  surfaces INTEGER NOT NULL,
  systems INTEGER NOT NULL
) STRICT;

-- no = run × 512 + 256 for items + chunk.
CREATE TABLE posting (
  no INTEGER PRIMARY KEY,
  entries BLOB NOT NULL
) STRICT;
