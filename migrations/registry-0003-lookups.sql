-- How many persons each of the staff was shown in the hour that runs. A keyed hash stands for the actor; rows go with their hour.
CREATE TABLE lookups (
  hour INTEGER NOT NULL,
  actor BLOB NOT NULL CHECK (length(actor) = 16),
  persons INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  PRIMARY KEY (hour, actor)
) STRICT, WITHOUT ROWID;
