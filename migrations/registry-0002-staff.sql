-- Who may sign in to the staff console, their one-time links, and their sessions. Secrets are kept as hashes alone;
-- names and reasons are sealed by the caller, who has the keys.

CREATE TABLE staff (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 16),
  way TEXT NOT NULL CHECK (way IN ('link', 'oidc')),
  name BLOB NOT NULL,
  role TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  signed_in_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  revoked_at INTEGER
) STRICT;

CREATE TABLE sign_in_link (
  no INTEGER PRIMARY KEY,
  staff_no INTEGER NOT NULL REFERENCES staff (no),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  expires_at INTEGER NOT NULL,
  spent_at INTEGER
) STRICT;

CREATE INDEX sign_in_link_of_staff ON sign_in_link (staff_no);

CREATE TABLE staff_session (
  no INTEGER PRIMARY KEY,
  staff_no INTEGER NOT NULL REFERENCES staff (no),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  reason BLOB,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX staff_session_of_staff ON staff_session (staff_no);
