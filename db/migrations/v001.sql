-- Schema 1. Released schemas never change; the next change is v002.sql.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE setting_log (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    at DATETIME NOT NULL,
    officer_id INTEGER REFERENCES officer (id)
);
CREATE TABLE picture (
    key TEXT PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE holiday (
    day DATE PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE TABLE officer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    counter TEXT NOT NULL DEFAULT '',
    active BOOLEAN NOT NULL DEFAULT 1
);
CREATE TABLE official (
    id INTEGER PRIMARY KEY,
    seat TEXT NOT NULL,
    name TEXT NOT NULL,
    nip TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    active BOOLEAN NOT NULL DEFAULT 1
);
CREATE TABLE applicant (
    id INTEGER PRIMARY KEY,
    nik TEXT NOT NULL UNIQUE,
    data JSON NOT NULL,
    visits INTEGER NOT NULL DEFAULT 1,
    updated_at DATETIME NOT NULL
);
CREATE TABLE service (
    key TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    short TEXT NOT NULL,
    position INTEGER NOT NULL,
    open BOOLEAN NOT NULL,
    applicant TEXT NOT NULL,
    classification TEXT NOT NULL DEFAULT '',
    standard_id INTEGER REFERENCES standard (id)
);
CREATE TABLE standard (
    id INTEGER PRIMARY KEY,
    service_key TEXT NOT NULL REFERENCES service (key),
    version INTEGER NOT NULL,
    effective_from DATE NOT NULL,
    content JSON NOT NULL,
    reason TEXT NOT NULL,
    at DATETIME NOT NULL,
    officer_id INTEGER REFERENCES officer (id),
    UNIQUE (service_key, version)
);
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE case_file (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL UNIQUE,
    service_key TEXT NOT NULL REFERENCES service (key),
    standard_id INTEGER NOT NULL REFERENCES standard (id),
    state TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    step_kind TEXT NOT NULL DEFAULT '',
    step_actor TEXT NOT NULL DEFAULT '',
    desk TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    village TEXT NOT NULL DEFAULT '',
    applicant JSON,
    answers JSON NOT NULL DEFAULT '{}',
    ticks JSON NOT NULL DEFAULT '{}',
    purpose TEXT NOT NULL DEFAULT '',
    covering_number TEXT NOT NULL DEFAULT '',
    covering_date DATE,
    particulars JSON NOT NULL DEFAULT '{}',
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    opened_at DATETIME NOT NULL,
    complete_at DATETIME,
    due_at DATETIME,
    closed_at DATETIME,
    desk_since DATETIME NOT NULL,
    letter_number TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX case_open ON case_file (state, id) WHERE state NOT IN ('done', 'refused');
CREATE INDEX case_day ON case_file (opened_at);
CREATE INDEX case_closed ON case_file (closed_at) WHERE closed_at IS NOT NULL;
CREATE TABLE case_event (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    move TEXT NOT NULL,
    position INTEGER NOT NULL,
    step TEXT NOT NULL DEFAULT '',
    official_id INTEGER REFERENCES official (id),
    official TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX case_event_case ON case_event (case_id, id);
CREATE TABLE request (
    id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    at DATETIME NOT NULL
) WITHOUT ROWID;
CREATE TABLE number_counter (
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (series, year)
) WITHOUT ROWID;
CREATE TABLE register_entry (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    classification TEXT NOT NULL,
    date DATE NOT NULL,
    at DATETIME NOT NULL,
    case_id INTEGER NOT NULL UNIQUE REFERENCES case_file (id),
    case_number TEXT NOT NULL,
    service_key TEXT NOT NULL,
    service_title TEXT NOT NULL,
    name TEXT NOT NULL,
    nik TEXT NOT NULL,
    address TEXT NOT NULL,
    village TEXT NOT NULL,
    purpose TEXT NOT NULL,
    covering_number TEXT NOT NULL,
    covering_date DATE,
    signer TEXT NOT NULL,
    officer TEXT NOT NULL,
    UNIQUE (series, year, sequence),
    FOREIGN KEY (series, year) REFERENCES number_counter (series, year)
);
CREATE INDEX register_date ON register_entry (date, id);
CREATE INDEX register_service ON register_entry (service_key, date, id);
CREATE INDEX register_village ON register_entry (village, date, id);
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    entry_id INTEGER REFERENCES register_entry (id),
    content JSON NOT NULL,
    template_version INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    fingerprint TEXT NOT NULL,
    signer_id INTEGER REFERENCES official (id),
    issued_at DATETIME NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    UNIQUE (case_id, version)
);
CREATE TABLE print_log (
    id INTEGER PRIMARY KEY,
    at DATETIME NOT NULL,
    officer_id INTEGER REFERENCES officer (id),
    kind TEXT NOT NULL,
    case_id INTEGER REFERENCES case_file (id),
    target TEXT NOT NULL
);
CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL UNIQUE REFERENCES case_file (id),
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
CREATE INDEX handover_at ON handover (at);
CREATE VIRTUAL TABLE case_search USING fts5 (
    name, nik, number, letter_number,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5'
);

-- Registers are archives: the database itself refuses to change or drop a row, and any number that is not the next.
CREATE TRIGGER register_entry_next BEFORE INSERT ON register_entry
WHEN NEW.sequence IS NOT (SELECT last FROM number_counter WHERE series = NEW.series AND year = NEW.year)
    OR (NEW.sequence > (SELECT first FROM number_counter WHERE series = NEW.series AND year = NEW.year)
        AND NOT EXISTS (SELECT 1 FROM register_entry
            WHERE series = NEW.series AND year = NEW.year AND sequence = NEW.sequence - 1))
BEGIN SELECT RAISE(ABORT, 'register: not the next number'); END;
CREATE TRIGGER register_entry_keep BEFORE UPDATE ON register_entry
BEGIN SELECT RAISE(ABORT, 'register: rows are kept as written'); END;
CREATE TRIGGER register_entry_stay BEFORE DELETE ON register_entry
BEGIN SELECT RAISE(ABORT, 'register: rows are never deleted'); END;
CREATE TRIGGER number_counter_step BEFORE UPDATE ON number_counter
WHEN NEW.last <> OLD.last + 1 OR NEW.first <> OLD.first OR NEW.series <> OLD.series OR NEW.year <> OLD.year
BEGIN SELECT RAISE(ABORT, 'counter: only one step forward'); END;
CREATE TRIGGER number_counter_stay BEFORE DELETE ON number_counter
BEGIN SELECT RAISE(ABORT, 'counter: never deleted'); END;
CREATE TRIGGER standard_keep BEFORE UPDATE ON standard
BEGIN SELECT RAISE(ABORT, 'standard: a version is kept as written'); END;
CREATE TRIGGER standard_stay BEFORE DELETE ON standard
BEGIN SELECT RAISE(ABORT, 'standard: a version is never deleted'); END;
CREATE TRIGGER case_event_keep BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'history: rows are kept as written'); END;
CREATE TRIGGER case_event_stay BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'history: rows are never deleted'); END;
CREATE TRIGGER case_file_stay BEFORE DELETE ON case_file
BEGIN SELECT RAISE(ABORT, 'case: never deleted'); END;
CREATE TRIGGER letter_next BEFORE INSERT ON letter
WHEN NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM letter WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'letter: not the next version'); END;
CREATE TRIGGER letter_keep BEFORE UPDATE ON letter
BEGIN SELECT RAISE(ABORT, 'letter: kept as issued'); END;
CREATE TRIGGER letter_stay BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'letter: never deleted'); END;
CREATE TRIGGER handover_next BEFORE INSERT ON handover
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM handover WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'handover: not the next row'); END;
CREATE TRIGGER handover_keep BEFORE UPDATE ON handover
BEGIN SELECT RAISE(ABORT, 'handover: kept as written'); END;
CREATE TRIGGER handover_stay BEFORE DELETE ON handover
BEGIN SELECT RAISE(ABORT, 'handover: never deleted'); END;
CREATE TRIGGER setting_log_keep BEFORE UPDATE ON setting_log
BEGIN SELECT RAISE(ABORT, 'log: kept as written'); END;
CREATE TRIGGER setting_log_stay BEFORE DELETE ON setting_log
BEGIN SELECT RAISE(ABORT, 'log: never deleted'); END;
CREATE TRIGGER print_log_keep BEFORE UPDATE ON print_log
BEGIN SELECT RAISE(ABORT, 'log: kept as written'); END;
CREATE TRIGGER print_log_stay BEFORE DELETE ON print_log
BEGIN SELECT RAISE(ABORT, 'log: never deleted'); END;
