-- A shard: everything that is held about its persons. docs/storage.md says of each column why, who reads it, when it goes.
-- Integer keys in time order: write amplification costs more than anything else here.

-- What must not change under a database: which secret and which epochs' keys it was made with.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

-- This shard's own copy of each catalogue version that one of its decisions is bound to.
CREATE TABLE catalogue (
  version INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Surface and system keys, once each: a small number outside, the key itself sealed.
CREATE TABLE label (
  no INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE CHECK (length(ref) = 16),
  sealed BLOB NOT NULL
) STRICT;

-- One row a person. After an erasure only ref, erased_at and links_void_before are left.
CREATE TABLE person (
  no INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE CHECK (length(ref) = 16),
  epoch INTEGER,
  wrapped_key BLOB,
  subject BLOB,
  links_void_before INTEGER,
  erased_at INTEGER,
  CHECK ((wrapped_key IS NULL) = (epoch IS NULL) AND (wrapped_key IS NULL) = (subject IS NULL))
) STRICT;

-- The records of one person, of one kind, from one request, sealed together. No foreign key to person: to check it
-- when a person goes would take an index of its own; a person goes only when no decision of theirs is left.
CREATE TABLE block (
  no INTEGER PRIMARY KEY,
  person INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  catalogue INTEGER NOT NULL,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  body BLOB NOT NULL,
  cohorts BLOB
) STRICT;

CREATE INDEX block_by_received_at ON block (received_at);

-- One slim row a decision. no = block × 64 + place, so that a block's decisions are a range and need no index.
-- Hashes are the first 48 bits of keyed ones: candidates are opened to decide.
CREATE TABLE decision (
  no INTEGER PRIMARY KEY,
  person INTEGER NOT NULL,
  id_hash INTEGER NOT NULL,
  item_hash INTEGER NOT NULL,
  slate_hash INTEGER,
  surface INTEGER NOT NULL,
  system INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  findings INTEGER NOT NULL
) STRICT;

-- Person first: what arrives together lies together, so that a slate touches one page of the index and not ten.
CREATE INDEX decision_by_person ON decision (person, id_hash);
