-- Schema 2: the register takes sisipan, letters typed elsewhere and blank blocks; rows are marked, never changed;
-- years are opened, months closed and sealed; papers sent out have their own book.

CREATE TABLE register_entry_2 (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    classification TEXT NOT NULL,
    date DATE NOT NULL,
    at DATETIME NOT NULL,
    case_id INTEGER UNIQUE REFERENCES case_file (id),
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
    insert_no INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT 'berkas' CHECK (kind IN ('berkas', 'sisipan', 'manual', 'blanko')),
    addressee TEXT NOT NULL DEFAULT '',
    attachments TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    authority TEXT NOT NULL DEFAULT '',
    block_id INTEGER REFERENCES number_block (id),
    UNIQUE (series, year, sequence, insert_no),
    FOREIGN KEY (series, year) REFERENCES number_counter (series, year)
);
INSERT INTO register_entry_2 (
    id, number, series, year, sequence, classification, date, at, case_id, case_number, service_key, service_title,
    name, nik, address, village, purpose, covering_number, covering_date, signer, officer
) SELECT
    id, number, series, year, sequence, classification, date, at, case_id, case_number, service_key, service_title,
    name, nik, address, village, purpose, covering_number, covering_date, signer, officer
FROM register_entry ORDER BY id;
DROP TABLE register_entry;
ALTER TABLE register_entry_2 RENAME TO register_entry;
CREATE INDEX register_order ON register_entry (date DESC, sequence DESC, series, insert_no);
CREATE INDEX register_service ON register_entry (service_key, date DESC, sequence DESC, series, insert_no);
CREATE INDEX register_village ON register_entry (village, date DESC, sequence DESC, series, insert_no);
CREATE INDEX register_without_case ON register_entry (date DESC, sequence DESC, series, insert_no) WHERE case_id IS NULL;
CREATE INDEX case_service ON case_file (service_key, id);

CREATE TABLE register_mark (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES register_entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('isi', 'ralat', 'batal')),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL,
    authority TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    content JSON NOT NULL DEFAULT '{}'
);
CREATE INDEX register_mark_entry ON register_mark (entry_id, id);
CREATE TABLE number_block (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    at DATETIME NOT NULL,
    officer TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE book_year (
    year INTEGER PRIMARY KEY,
    mode TEXT NOT NULL CHECK (mode IN ('office', 'classification', 'service')),
    first INTEGER NOT NULL DEFAULT 1,
    opened_at DATETIME NOT NULL,
    officer TEXT NOT NULL
);
INSERT INTO book_year (year, mode, first, opened_at, officer)
SELECT n.year, coalesce((SELECT value FROM setting WHERE key = 'number.series'), 'office'), min(n.first),
    coalesce((SELECT min(at) FROM register_entry e WHERE e.year = n.year), datetime('now', 'localtime')), ''
FROM number_counter n GROUP BY n.year;
CREATE TABLE clock_leap (
    id INTEGER PRIMARY KEY,
    at DATETIME NOT NULL,
    last_at DATETIME NOT NULL,
    official TEXT NOT NULL,
    officer TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
);
CREATE TABLE dispatch (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at DATETIME NOT NULL,
    entry_id INTEGER REFERENCES register_entry (id),
    letter_number TEXT NOT NULL,
    subject TEXT NOT NULL,
    addressee TEXT NOT NULL,
    receiver TEXT NOT NULL DEFAULT '',
    officer TEXT NOT NULL,
    UNIQUE (year, sequence)
);
CREATE INDEX dispatch_at ON dispatch (at);
CREATE TABLE month_close (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL UNIQUE,
    closed_at DATETIME NOT NULL,
    officer TEXT NOT NULL,
    previous TEXT NOT NULL,
    seal TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    last_entry_id INTEGER NOT NULL,
    last_mark_id INTEGER NOT NULL,
    notes JSON NOT NULL DEFAULT '[]'
);
CREATE TABLE month_row (
    close_id INTEGER NOT NULL REFERENCES month_close (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('entry', 'mark')),
    row_id INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (close_id, position)
) WITHOUT ROWID;
ALTER TABLE case_file ADD COLUMN finished_at DATETIME;
UPDATE case_file SET finished_at = coalesce(closed_at, desk_since) WHERE state IN ('ready', 'done', 'refused');
CREATE INDEX case_complete ON case_file (complete_at) WHERE complete_at IS NOT NULL;

CREATE TRIGGER register_entry_next BEFORE INSERT ON register_entry
WHEN NEW.insert_no = 0 AND (
    NEW.sequence IS NOT (SELECT last FROM number_counter WHERE series = NEW.series AND year = NEW.year)
    OR (NEW.sequence > (SELECT first FROM number_counter WHERE series = NEW.series AND year = NEW.year)
        AND NOT EXISTS (SELECT 1 FROM register_entry
            WHERE series = NEW.series AND year = NEW.year AND sequence = NEW.sequence - 1 AND insert_no = 0)))
BEGIN SELECT RAISE(ABORT, 'register: not the next number'); END;
CREATE TRIGGER register_entry_insert BEFORE INSERT ON register_entry
WHEN NEW.insert_no <> 0 AND (NEW.kind <> 'sisipan' OR length(trim(NEW.reason)) = 0 OR NEW.insert_no IS NOT
    (SELECT max(insert_no) + 1 FROM register_entry
        WHERE series = NEW.series AND year = NEW.year AND sequence = NEW.sequence))
BEGIN SELECT RAISE(ABORT, 'register: not the next sisipan'); END;
CREATE TRIGGER register_entry_year BEFORE INSERT ON register_entry
WHEN NOT EXISTS (SELECT 1 FROM book_year WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'register: the year is not opened'); END;
CREATE TRIGGER register_entry_keep BEFORE UPDATE ON register_entry
BEGIN SELECT RAISE(ABORT, 'register: rows are kept as written'); END;
CREATE TRIGGER register_entry_stay BEFORE DELETE ON register_entry
BEGIN SELECT RAISE(ABORT, 'register: rows are never deleted'); END;
CREATE TRIGGER register_mark_once BEFORE INSERT ON register_mark
WHEN EXISTS (SELECT 1 FROM register_mark WHERE entry_id = NEW.entry_id AND kind = 'batal')
    OR (NEW.kind = 'isi' AND (
        EXISTS (SELECT 1 FROM register_mark WHERE entry_id = NEW.entry_id AND kind = 'isi')
        OR NOT EXISTS (SELECT 1 FROM register_entry WHERE id = NEW.entry_id AND kind = 'blanko')))
BEGIN SELECT RAISE(ABORT, 'register: this row is settled'); END;
CREATE TRIGGER register_mark_keep BEFORE UPDATE ON register_mark
BEGIN SELECT RAISE(ABORT, 'register: marks are kept as written'); END;
CREATE TRIGGER register_mark_stay BEFORE DELETE ON register_mark
BEGIN SELECT RAISE(ABORT, 'register: marks are never deleted'); END;
CREATE TRIGGER number_block_keep BEFORE UPDATE ON number_block
BEGIN SELECT RAISE(ABORT, 'block: kept as written'); END;
CREATE TRIGGER number_block_stay BEFORE DELETE ON number_block
BEGIN SELECT RAISE(ABORT, 'block: never deleted'); END;
CREATE TRIGGER book_year_keep BEFORE UPDATE ON book_year
BEGIN SELECT RAISE(ABORT, 'year: kept as opened'); END;
CREATE TRIGGER book_year_stay BEFORE DELETE ON book_year
BEGIN SELECT RAISE(ABORT, 'year: never deleted'); END;
CREATE TRIGGER clock_leap_keep BEFORE UPDATE ON clock_leap
BEGIN SELECT RAISE(ABORT, 'clock: kept as written'); END;
CREATE TRIGGER clock_leap_stay BEFORE DELETE ON clock_leap
BEGIN SELECT RAISE(ABORT, 'clock: never deleted'); END;
CREATE TRIGGER dispatch_next BEFORE INSERT ON dispatch
WHEN NEW.sequence IS NOT coalesce((SELECT max(sequence) FROM dispatch WHERE year = NEW.year), 0) + 1
BEGIN SELECT RAISE(ABORT, 'dispatch: not the next number'); END;
CREATE TRIGGER dispatch_keep BEFORE UPDATE ON dispatch
BEGIN SELECT RAISE(ABORT, 'dispatch: kept as written'); END;
CREATE TRIGGER dispatch_stay BEFORE DELETE ON dispatch
BEGIN SELECT RAISE(ABORT, 'dispatch: never deleted'); END;
CREATE TRIGGER month_close_next BEFORE INSERT ON month_close
WHEN NEW.month <= coalesce((SELECT max(month) FROM month_close), '')
    OR NEW.previous IS NOT coalesce((SELECT seal FROM month_close ORDER BY month DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'close: months are closed in order'); END;
CREATE TRIGGER month_close_keep BEFORE UPDATE ON month_close
BEGIN SELECT RAISE(ABORT, 'close: kept as written'); END;
CREATE TRIGGER month_close_stay BEFORE DELETE ON month_close
BEGIN SELECT RAISE(ABORT, 'close: never deleted'); END;
CREATE TRIGGER month_row_keep BEFORE UPDATE ON month_row
BEGIN SELECT RAISE(ABORT, 'close: rows are kept as written'); END;
CREATE TRIGGER month_row_stay BEFORE DELETE ON month_row
BEGIN SELECT RAISE(ABORT, 'close: rows are never deleted'); END;

-- A replacing insert deletes behind the back of the delete triggers wherever a program forgets recursive_triggers.
CREATE TRIGGER register_entry_over BEFORE INSERT ON register_entry
WHEN EXISTS (SELECT 1 FROM register_entry WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM register_entry WHERE number = NEW.number)
    OR EXISTS (SELECT 1 FROM register_entry WHERE case_id = NEW.case_id)
    OR EXISTS (SELECT 1 FROM register_entry WHERE series = NEW.series AND year = NEW.year
        AND sequence = NEW.sequence AND insert_no = NEW.insert_no)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: register: already there, not the next number'); END;
CREATE TRIGGER register_mark_over BEFORE INSERT ON register_mark
WHEN EXISTS (SELECT 1 FROM register_mark WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: mark: already there'); END;
CREATE TRIGGER number_block_over BEFORE INSERT ON number_block
WHEN EXISTS (SELECT 1 FROM number_block WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: block: already there'); END;
CREATE TRIGGER book_year_over BEFORE INSERT ON book_year
WHEN EXISTS (SELECT 1 FROM book_year WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: year: already there'); END;
CREATE TRIGGER clock_leap_over BEFORE INSERT ON clock_leap
WHEN EXISTS (SELECT 1 FROM clock_leap WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: clock: already there'); END;
CREATE TRIGGER dispatch_over BEFORE INSERT ON dispatch
WHEN EXISTS (SELECT 1 FROM dispatch WHERE id = NEW.id OR (year = NEW.year AND sequence = NEW.sequence))
BEGIN SELECT RAISE(ABORT, 'UNIQUE: dispatch: already there'); END;
CREATE TRIGGER month_close_over BEFORE INSERT ON month_close
WHEN EXISTS (SELECT 1 FROM month_close WHERE id = NEW.id OR month = NEW.month)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: close: already there, months are closed in order'); END;
CREATE TRIGGER month_row_over BEFORE INSERT ON month_row
WHEN EXISTS (SELECT 1 FROM month_row WHERE close_id = NEW.close_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: close: row already there'); END;
CREATE TRIGGER number_counter_over BEFORE INSERT ON number_counter
WHEN EXISTS (SELECT 1 FROM number_counter WHERE series = NEW.series AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'UNIQUE: counter: already there'); END;
