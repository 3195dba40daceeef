-- The registry: catalogue versions and API keys. Small, read often, no personal data of those who are shown things.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE catalogue (
  version INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

-- The key itself is never kept: a SHA-256 of 256 random bits cannot be guessed.
CREATE TABLE credential (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
