-- Schema 4: a file whose applicant was corrected is found by the name before, too, unless they are to stay secret; the corrections of
-- a month are found without reading the whole history.

CREATE INDEX case_event_correction ON case_event (at) WHERE move = 'correct';
UPDATE case_search SET name = name || (
    SELECT group_concat(' ' || trim(was.name || ' ' || was.contact), '') FROM (
        SELECT DISTINCT e.case_id,
            coalesce(json_extract(e.before, '$.was.applicant.name'), '') AS name,
            coalesce(json_extract(e.before, '$.was.applicant.contact_name'), '') AS contact
        FROM case_event e WHERE e.move = 'correct' AND json_type(e.before, '$.was.applicant') = 'object'
    ) was WHERE was.case_id = case_search.rowid
)
WHERE rowid IN (
    SELECT e.case_id FROM case_event e JOIN case_file c ON c.id = e.case_id
    WHERE e.move = 'correct' AND json_type(e.before, '$.was.applicant') = 'object'
        AND trim(coalesce(json_extract(c.particulars, '$.identitas'), '')) NOT IN ('Dirahasiakan', 'Anonim')
);
-- Whose initials or signature finished a step: in which capacity, on which day, under which grant.
ALTER TABLE case_event ADD COLUMN signature JSON;
CREATE INDEX case_event_authority ON case_event (json_extract(signature, '$.authority'))
WHERE json_extract(signature, '$.authority') IS NOT NULL;
-- A clock also stands still while a file is with somebody outside the office, or waits for the day of its activity.
DROP TRIGGER case_pause_close;
DROP TRIGGER case_pause_stay;
DROP TRIGGER case_pause_over;
ALTER TABLE case_pause RENAME TO case_pause_before;
CREATE TABLE case_pause (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    cause TEXT NOT NULL CHECK (cause IN ('pemohon', 'pejabat', 'ditutup', 'luar')),
    began_at DATETIME NOT NULL,
    ended_at DATETIME CHECK (ended_at IS NULL OR ended_at >= began_at),
    note TEXT NOT NULL DEFAULT ''
);
INSERT INTO case_pause SELECT id, case_id, cause, began_at, ended_at, note FROM case_pause_before ORDER BY id;
DROP TABLE case_pause_before;
CREATE INDEX case_pause_case ON case_pause (case_id, id);
CREATE UNIQUE INDEX case_pause_open ON case_pause (case_id) WHERE ended_at IS NULL;
CREATE TRIGGER case_pause_close BEFORE UPDATE ON case_pause
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
    OR NEW.cause <> OLD.cause OR NEW.began_at <> OLD.began_at OR NEW.note <> OLD.note
BEGIN SELECT RAISE(ABORT, 'pause: only its end is still to be written'); END;
CREATE TRIGGER case_pause_stay BEFORE DELETE ON case_pause
BEGIN SELECT RAISE(ABORT, 'pause: never deleted'); END;
CREATE TRIGGER case_pause_over BEFORE INSERT ON case_pause
WHEN EXISTS (SELECT 1 FROM case_pause WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM case_pause WHERE case_id = NEW.case_id AND ended_at IS NULL AND NEW.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: pause: already there'); END;
