-- What was found in the decisions of a day and system, in the row that is written for them anyway: where nothing is
-- found, nothing more is written. `found` counts decisions with any finding; `findings` names code, declared signal and
-- how many decisions each.
ALTER TABLE system_day ADD COLUMN found INTEGER NOT NULL DEFAULT 0;

ALTER TABLE system_day ADD COLUMN findings TEXT NOT NULL DEFAULT '[]';

-- Blocks up to this number arrived before findings were counted, the last of them on the day before `findings_from`.
ALTER TABLE uncounted ADD COLUMN findings_block INTEGER NOT NULL DEFAULT 0;

ALTER TABLE uncounted ADD COLUMN findings_from INTEGER NOT NULL DEFAULT 0;

UPDATE uncounted SET
  findings_block = (SELECT coalesce(max(no), 0) FROM block),
  findings_from = (SELECT coalesce(max(received_at) / 86400000 + 1, 0) FROM block);
