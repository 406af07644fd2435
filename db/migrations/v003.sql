-- Schema 3: who may sign by date, and who is in the office; promises that stand still; stacks carried to a desk; what a
-- step found, and the papers of services that are not letters; corrections that undo without deleting.

ALTER TABLE official ADD COLUMN term_first DATE;
ALTER TABLE official ADD COLUMN term_last DATE;
ALTER TABLE official ADD COLUMN appointment TEXT NOT NULL DEFAULT '';
CREATE TABLE authority (
    id INTEGER PRIMARY KEY,
    official_id INTEGER NOT NULL REFERENCES official (id),
    seat TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plt', 'plh', 'pj', 'an', 'ub')),
    decision TEXT NOT NULL CHECK (length(trim(decision)) > 0),
    first_day DATE NOT NULL,
    last_day DATE CHECK (last_day IS NULL OR last_day >= first_day),
    services JSON NOT NULL DEFAULT '[]',
    at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX authority_seat ON authority (seat, first_day);
CREATE TABLE authority_end (
    authority_id INTEGER PRIMARY KEY REFERENCES authority (id),
    last_day DATE NOT NULL,
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
CREATE TABLE presence (
    id INTEGER PRIMARY KEY,
    official_id INTEGER NOT NULL REFERENCES official (id),
    at DATETIME NOT NULL,
    present BOOLEAN NOT NULL,
    until DATE,
    note TEXT NOT NULL DEFAULT '',
    officer TEXT NOT NULL
);
CREATE INDEX presence_official ON presence (official_id, id);

ALTER TABLE case_file ADD COLUMN promised_at DATETIME;
ALTER TABLE case_file ADD COLUMN pause TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN priority TEXT NOT NULL DEFAULT '';
UPDATE case_file SET promised_at = due_at;
UPDATE case_file SET pause = 'pemohon' WHERE state = 'returned';
CREATE TABLE case_pause (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    cause TEXT NOT NULL CHECK (cause IN ('pemohon', 'pejabat', 'ditutup')),
    began_at DATETIME NOT NULL,
    ended_at DATETIME CHECK (ended_at IS NULL OR ended_at >= began_at),
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX case_pause_case ON case_pause (case_id, id);
CREATE UNIQUE INDEX case_pause_open ON case_pause (case_id) WHERE ended_at IS NULL;
-- The history tells when files were away before pauses were kept.
INSERT INTO case_pause (case_id, cause, began_at, ended_at, note)
SELECT e.case_id, 'pemohon', e.at,
    (SELECT min(r.at) FROM case_event r WHERE r.case_id = e.case_id AND r.id > e.id AND r.move IN ('resume', 'refuse')),
    'Berkas di pemohon'
FROM case_event e WHERE e.move = 'return' ORDER BY e.id;
ALTER TABLE case_event ADD COLUMN before JSON NOT NULL DEFAULT '{}';
ALTER TABLE case_event ADD COLUMN undoes INTEGER REFERENCES case_event (id);
DROP INDEX case_open;
CREATE INDEX case_open ON case_file (state, id) WHERE state NOT IN ('done', 'refused', 'withdrawn');

CREATE TABLE carry_sheet (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    step_kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    official TEXT NOT NULL DEFAULT ''
);
CREATE TABLE carry_row (
    sheet_id INTEGER NOT NULL REFERENCES carry_sheet (id),
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (sheet_id, case_id)
) WITHOUT ROWID;
CREATE INDEX carry_row_case ON carry_row (case_id, sheet_id);

CREATE TABLE case_record (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    form TEXT NOT NULL,
    data JSON NOT NULL,
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id)
);
CREATE INDEX case_record_case ON case_record (case_id, form, id);
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    content JSON NOT NULL,
    pdf BLOB NOT NULL,
    fingerprint TEXT NOT NULL,
    signer_id INTEGER REFERENCES official (id),
    issued_at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    UNIQUE (case_id, kind, version)
);
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    starts_at DATETIME NOT NULL,
    ends_at DATETIME NOT NULL CHECK (ends_at > starts_at),
    place TEXT NOT NULL,
    speakers TEXT NOT NULL DEFAULT '',
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id)
);
CREATE INDEX schedule_case ON schedule (case_id, id);
CREATE INDEX schedule_start ON schedule (starts_at);
CREATE TABLE pbb_payment (
    id INTEGER PRIMARY KEY,
    case_id INTEGER REFERENCES case_file (id),
    stts TEXT NOT NULL,
    nop TEXT NOT NULL,
    tax_year INTEGER NOT NULL,
    taxpayer TEXT NOT NULL,
    village TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL CHECK (amount > 0),
    penalty INTEGER NOT NULL DEFAULT 0 CHECK (penalty >= 0),
    paid_on DATE NOT NULL,
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id)
);
CREATE INDEX pbb_payment_day ON pbb_payment (paid_on, id);
CREATE INDEX pbb_payment_nop ON pbb_payment (nop, tax_year);
CREATE TABLE pbb_void (
    payment_id INTEGER PRIMARY KEY REFERENCES pbb_payment (id),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id)
);
CREATE TABLE applicant_merge (
    id INTEGER PRIMARY KEY,
    from_nik TEXT NOT NULL,
    into_nik TEXT NOT NULL CHECK (into_nik <> from_nik),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
CREATE TABLE applicant_apart (
    id INTEGER PRIMARY KEY,
    nik TEXT NOT NULL,
    other TEXT NOT NULL CHECK (nik < other),
    last_merge INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX applicant_apart_pair ON applicant_apart (nik, other);
CREATE INDEX dispatch_entry ON dispatch (entry_id);
ALTER TABLE holiday ADD COLUMN removed BOOLEAN NOT NULL DEFAULT 0;

-- A hand-over noted in error is struck, never deleted; only one that stands counts.
CREATE TABLE handover_3 (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    document TEXT NOT NULL,
    number TEXT NOT NULL,
    collected_by TEXT NOT NULL,
    relation TEXT NOT NULL,
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    UNIQUE (year, sequence)
);
INSERT INTO handover_3 SELECT * FROM handover ORDER BY id;
DROP TABLE handover;
ALTER TABLE handover_3 RENAME TO handover;
CREATE INDEX handover_at ON handover (at);
CREATE INDEX handover_case ON handover (case_id);
CREATE TABLE handover_void (
    handover_id INTEGER PRIMARY KEY REFERENCES handover (id),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
CREATE TRIGGER handover_next BEFORE INSERT ON handover
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM handover WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'handover: not the next row'); END;
CREATE TRIGGER handover_once BEFORE INSERT ON handover
WHEN EXISTS (SELECT 1 FROM handover h LEFT JOIN handover_void v ON v.handover_id = h.id
    WHERE h.case_id = NEW.case_id AND v.handover_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: handover: already handed over'); END;
CREATE TRIGGER handover_keep BEFORE UPDATE ON handover
BEGIN SELECT RAISE(ABORT, 'handover: kept as written'); END;
CREATE TRIGGER handover_stay BEFORE DELETE ON handover
BEGIN SELECT RAISE(ABORT, 'handover: never deleted'); END;
CREATE TRIGGER handover_void_keep BEFORE UPDATE ON handover_void
BEGIN SELECT RAISE(ABORT, 'handover: kept as written'); END;
CREATE TRIGGER handover_void_stay BEFORE DELETE ON handover_void
BEGIN SELECT RAISE(ABORT, 'handover: never deleted'); END;

CREATE TRIGGER authority_keep BEFORE UPDATE ON authority
BEGIN SELECT RAISE(ABORT, 'authority: kept as written'); END;
CREATE TRIGGER authority_stay BEFORE DELETE ON authority
BEGIN SELECT RAISE(ABORT, 'authority: never deleted'); END;
CREATE TRIGGER authority_end_keep BEFORE UPDATE ON authority_end
BEGIN SELECT RAISE(ABORT, 'authority: kept as written'); END;
CREATE TRIGGER authority_end_stay BEFORE DELETE ON authority_end
BEGIN SELECT RAISE(ABORT, 'authority: never deleted'); END;
CREATE TRIGGER presence_keep BEFORE UPDATE ON presence
BEGIN SELECT RAISE(ABORT, 'presence: kept as written'); END;
CREATE TRIGGER presence_stay BEFORE DELETE ON presence
BEGIN SELECT RAISE(ABORT, 'presence: never deleted'); END;
CREATE TRIGGER case_pause_close BEFORE UPDATE ON case_pause
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id
    OR NEW.cause <> OLD.cause OR NEW.began_at <> OLD.began_at OR NEW.note <> OLD.note
BEGIN SELECT RAISE(ABORT, 'pause: only its end is still to be written'); END;
CREATE TRIGGER case_pause_stay BEFORE DELETE ON case_pause
BEGIN SELECT RAISE(ABORT, 'pause: never deleted'); END;
CREATE TRIGGER carry_sheet_keep BEFORE UPDATE ON carry_sheet
BEGIN SELECT RAISE(ABORT, 'carry: kept as written'); END;
CREATE TRIGGER carry_sheet_stay BEFORE DELETE ON carry_sheet
BEGIN SELECT RAISE(ABORT, 'carry: never deleted'); END;
CREATE TRIGGER carry_row_keep BEFORE UPDATE ON carry_row
BEGIN SELECT RAISE(ABORT, 'carry: kept as written'); END;
CREATE TRIGGER carry_row_stay BEFORE DELETE ON carry_row
BEGIN SELECT RAISE(ABORT, 'carry: never deleted'); END;
CREATE TRIGGER case_record_keep BEFORE UPDATE ON case_record
BEGIN SELECT RAISE(ABORT, 'record: kept as written'); END;
CREATE TRIGGER case_record_stay BEFORE DELETE ON case_record
BEGIN SELECT RAISE(ABORT, 'record: never deleted'); END;
CREATE TRIGGER document_next BEFORE INSERT ON document
WHEN NEW.version IS NOT
    (SELECT coalesce(max(version), 0) + 1 FROM document WHERE case_id = NEW.case_id AND kind = NEW.kind)
BEGIN SELECT RAISE(ABORT, 'document: not the next version'); END;
CREATE TRIGGER document_keep BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'document: kept as issued'); END;
CREATE TRIGGER document_stay BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'document: never deleted'); END;
CREATE TRIGGER schedule_keep BEFORE UPDATE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule: kept as written'); END;
CREATE TRIGGER schedule_stay BEFORE DELETE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule: never deleted'); END;
CREATE TRIGGER pbb_payment_once BEFORE INSERT ON pbb_payment
WHEN EXISTS (SELECT 1 FROM pbb_payment p LEFT JOIN pbb_void v ON v.payment_id = p.id
    WHERE p.nop = NEW.nop AND p.tax_year = NEW.tax_year AND v.payment_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: payment: this notice is paid'); END;
CREATE TRIGGER pbb_payment_keep BEFORE UPDATE ON pbb_payment
BEGIN SELECT RAISE(ABORT, 'payment: kept as written'); END;
CREATE TRIGGER pbb_payment_stay BEFORE DELETE ON pbb_payment
BEGIN SELECT RAISE(ABORT, 'payment: never deleted'); END;
CREATE TRIGGER pbb_void_keep BEFORE UPDATE ON pbb_void
BEGIN SELECT RAISE(ABORT, 'payment: kept as written'); END;
CREATE TRIGGER pbb_void_stay BEFORE DELETE ON pbb_void
BEGIN SELECT RAISE(ABORT, 'payment: never deleted'); END;
CREATE TRIGGER applicant_merge_keep BEFORE UPDATE ON applicant_merge
BEGIN SELECT RAISE(ABORT, 'merge: kept as written'); END;
CREATE TRIGGER applicant_merge_stay BEFORE DELETE ON applicant_merge
BEGIN SELECT RAISE(ABORT, 'merge: never deleted'); END;
CREATE TRIGGER applicant_apart_keep BEFORE UPDATE ON applicant_apart
BEGIN SELECT RAISE(ABORT, 'merge: kept as written'); END;
CREATE TRIGGER applicant_apart_stay BEFORE DELETE ON applicant_apart
BEGIN SELECT RAISE(ABORT, 'merge: never deleted'); END;

-- A replacing insert deletes behind the back of the delete triggers wherever a program forgets recursive_triggers.
CREATE TRIGGER authority_over BEFORE INSERT ON authority
WHEN EXISTS (SELECT 1 FROM authority WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: authority: already there'); END;
CREATE TRIGGER authority_end_over BEFORE INSERT ON authority_end
WHEN EXISTS (SELECT 1 FROM authority_end WHERE authority_id = NEW.authority_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: authority: already ended'); END;
CREATE TRIGGER presence_over BEFORE INSERT ON presence
WHEN EXISTS (SELECT 1 FROM presence WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: presence: already there'); END;
CREATE TRIGGER case_event_over BEFORE INSERT ON case_event
WHEN EXISTS (SELECT 1 FROM case_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: history: already there'); END;
CREATE TRIGGER case_pause_over BEFORE INSERT ON case_pause
WHEN EXISTS (SELECT 1 FROM case_pause WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM case_pause WHERE case_id = NEW.case_id AND ended_at IS NULL AND NEW.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: pause: already there'); END;
CREATE TRIGGER carry_sheet_over BEFORE INSERT ON carry_sheet
WHEN EXISTS (SELECT 1 FROM carry_sheet WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: carry: already there'); END;
CREATE TRIGGER carry_row_over BEFORE INSERT ON carry_row
WHEN EXISTS (SELECT 1 FROM carry_row WHERE sheet_id = NEW.sheet_id AND case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: carry: already there'); END;
CREATE TRIGGER case_record_over BEFORE INSERT ON case_record
WHEN EXISTS (SELECT 1 FROM case_record WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: record: already there'); END;
CREATE TRIGGER document_over BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: document: already there'); END;
CREATE TRIGGER letter_over BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM letter WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: letter: already there'); END;
CREATE TRIGGER schedule_over BEFORE INSERT ON schedule
WHEN EXISTS (SELECT 1 FROM schedule WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: schedule: already there'); END;
CREATE TRIGGER pbb_payment_over BEFORE INSERT ON pbb_payment
WHEN EXISTS (SELECT 1 FROM pbb_payment WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: payment: already there'); END;
CREATE TRIGGER pbb_void_over BEFORE INSERT ON pbb_void
WHEN EXISTS (SELECT 1 FROM pbb_void WHERE payment_id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: payment: already struck'); END;
CREATE TRIGGER applicant_merge_over BEFORE INSERT ON applicant_merge
WHEN EXISTS (SELECT 1 FROM applicant_merge WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: merge: already there'); END;
CREATE TRIGGER applicant_apart_over BEFORE INSERT ON applicant_apart
WHEN EXISTS (SELECT 1 FROM applicant_apart WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: merge: already there'); END;
CREATE TRIGGER handover_over BEFORE INSERT ON handover
WHEN EXISTS (SELECT 1 FROM handover WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: handover: already there'); END;
CREATE TRIGGER handover_void_over BEFORE INSERT ON handover_void
WHEN EXISTS (SELECT 1 FROM handover_void WHERE handover_id = NEW.handover_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: handover: already struck'); END;
