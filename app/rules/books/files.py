"""The columns of books whose rows are files: what they share, and those of pengaduan and permohonan informasi."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.model.case import STATE_LABELS, CaseState
from app.model.papers import CellKind
from app.model.service_line import ServiceLine
from app.rules import talks
from app.rules.books.column import BookColumn, SheetCell
from app.rules.wording import date_short, one_line

DAY = "00-00-0000"
"""A sample as wide as any day."""


def on_day(moment: dt.datetime | None) -> str:
    """The day of a moment, or ''."""
    return date_short(moment.date()) if moment else ""


FILE: BookColumn[ServiceLine] = BookColumn(
    "no", "Nomor berkas", lambda c, _: c.number, 22, sample="0000-0000-0", centred=True, kept=True
)


def _day_column(
    key: str, heading: str, of: Callable[[ServiceLine], dt.datetime | None], told: str = "", *, usual: bool = True
) -> BookColumn[ServiceLine]:
    """The day of a moment; a spreadsheet has the moment itself, under `told` where that is another word."""
    return BookColumn(
        key,
        heading,
        lambda c, _: on_day(of(c)),
        18,
        sample=DAY,
        centred=True,
        usual=usual,
        sheet=(SheetCell(told or heading, lambda c, _: of(c), CellKind.MOMENT, 17),),
    )


CAME = _day_column("tanggal", "Tanggal", lambda c: c.opened_at, "Masuk")
NAME: BookColumn[ServiceLine] = BookColumn("nama", "Nama", lambda c, _: one_line(c.name), 24, 2, "Ridwan Hid", chars=28)
ADDRESS: BookColumn[ServiceLine] = BookColumn(
    "alamat", "Alamat", lambda c, _: one_line(c.address), 24, 3, "Dusun Krajan", chars=34
)
CONTACT: BookColumn[ServiceLine] = BookColumn(
    "kontak", "Kontak", lambda c, _: talks.contact_words(c), 20, 1, "0812 0000", chars=22
)
OCCUPATION: BookColumn[ServiceLine] = BookColumn(
    "pekerjaan", "Pekerjaan", lambda c, _: one_line(c.occupation), 18, 1, "Wiraswasta"
)
STATE: BookColumn[ServiceLine] = BookColumn(
    "keadaan", "Keadaan", lambda c, _: STATE_LABELS[c.state], 18, 0, "Diproses", chars=14
)
CLOSED = _day_column("selesai", "Selesai", lambda c: c.closed_at)
DUE = _day_column("janji", "Janji", lambda c: c.due_at, usual=False)
ENDING = (STATE, CLOSED, replace(CONTACT, usual=False), DUE)
"""How the books of most services end."""

LETTER: BookColumn[ServiceLine] = BookColumn(
    "nomor", "Nomor surat", lambda c, _: c.letter_number, 38, 1, "000.0/0000/000.000/0000", chars=26
)


def said(
    key: str, heading: str, mm: float, grow: int, sample: str, *, usual: bool = True, chars: int = 24
) -> BookColumn[ServiceLine]:
    """What was asked for at intake under that key."""
    return BookColumn(
        key, heading, lambda c, _: one_line(c.particulars.get(key, "")), mm, grow, sample, usual=usual, chars=chars
    )


def amount(line: ServiceLine, key: str) -> int | None:
    """A number that was asked for at intake; None where none was said."""
    text = line.particulars.get(key, "")
    return int(text) if text.isdecimal() else None


def is_gone(line: ServiceLine) -> bool:
    """Whether nothing came of it: refused or withdrawn."""
    return line.state in (CaseState.REFUSED, CaseState.WITHDRAWN)


def sum_of(lines: Sequence[ServiceLine], key: str) -> int:
    """Such a number of all of them but those that nothing came of."""
    return sum(amount(line, key) or 0 for line in lines if not is_gone(line))


COMPLAINT_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    NAME,
    ADDRESS,
    CONTACT,
    BookColumn("isi", "Isi pengaduan", lambda c, _: talks.asked_words(c), 32, 6, "Surat belum sel", chars=44),
    BookColumn("jawaban", "Jawaban", lambda c, _: talks.answer_words(c), 32, 6, "sudah disampai", chars=44),
    BookColumn("tindak", "Tindak lanjut", lambda c, _: talks.plan_words(c), 20, 0, "00-00-0000", chars=16),
    STATE,
    CLOSED,
    BookColumn("jenis", "Jenis", lambda c, _: talks.kind_words(c), 20, 1, "pengawasan", usual=False, chars=24),
    replace(OCCUPATION, usual=False),
    DUE,
)
REQUEST_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    NAME,
    ADDRESS,
    CONTACT,
    OCCUPATION,
    BookColumn("isi", "Informasi yang diminta", lambda c, _: talks.asked_words(c), 28, 5, "jumlah penduduk", chars=44),
    BookColumn(
        "tujuan", "Tujuan", lambda c, _: one_line(c.particulars.get("tujuan", "")), 20, 3, "Bahan skripsi", chars=28
    ),
    BookColumn("keputusan", "Keputusan", lambda c, _: talks.decision_words(c), 20, 1, "seluruhnya", chars=20),
    BookColumn("alasan", "Alasan penolakan", lambda c, _: talks.reason_words(c), 20, 3, "Pasal 17 hur", chars=34),
    _day_column("diberitahukan", "Diberi tahu", talks.stopped_at),
    BookColumn("biaya", "Biaya", lambda _c, _: talks.NO_COST, 12, 0, "Nihil", chars=8),
    replace(STATE, usual=False),
    replace(CLOSED, usual=False),
    DUE,
)
"""As UU 14/2008 wants them: number, date, who asks, what and what for, decision and reason, when told, cost."""
