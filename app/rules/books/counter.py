"""The columns of the books that are written at the counter: ekspedisi and pengambilan."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.model.books import DispatchEntry
from app.model.papers import CellKind
from app.model.register import Handover
from app.rules.books.column import BookColumn, Look, SheetCell
from app.rules.wording import date_short, one_line, time_words

_DAY, _LETTER, _WHO = "00-00-0000", "000.0/0000/000.000/0000", "Ridwan Hidayat"


class _Written(Protocol):
    """A row of a book that counts its rows itself."""

    @property
    def sequence(self) -> int: ...
    @property
    def at(self) -> dt.datetime: ...
    @property
    def officer(self) -> str: ...


def _by_hand(_row: object, _look: Look) -> str:
    """Nothing: it is written on the paper."""
    return ""


_PLACE: BookColumn[_Written] = BookColumn(
    "no",
    "No.",
    lambda r, _: str(r.sequence),
    11,
    sample="00000",
    centred=True,
    kept=True,
    sheet=(SheetCell("No.", lambda r, _: r.sequence, CellKind.NUMBER, 7),),
)
_DATE: BookColumn[_Written] = BookColumn(
    "tanggal",
    "Tanggal",
    lambda r, _: date_short(r.at.date()),
    18,
    sample=_DAY,
    centred=True,
    sheet=(SheetCell("Tanggal", lambda r, _: r.at, CellKind.DATE, 12),),
)
_TIME: BookColumn[_Written] = BookColumn(
    "pukul", "Pukul", lambda r, _: time_words(r.at), 12, sample="00.00", centred=True, chars=7
)
_OFFICER: BookColumn[_Written] = BookColumn(
    "petugas", "Petugas", lambda r, _: one_line(r.officer), 20, 1, "Petugas A", usual=False, chars=18
)
_SIGNATURE: BookColumn[object] = BookColumn("tanda-tangan", "Tanda tangan", _by_hand, 24, 3, written=True)

DISPATCH_COLUMNS: tuple[BookColumn[DispatchEntry], ...] = (
    _PLACE,
    _DATE,
    _TIME,
    BookColumn("nomor", "Nomor surat", lambda d, _: d.letter_number, 38, 1, _LETTER, chars=26),
    BookColumn("perihal", "Perihal", lambda d, _: one_line(d.subject), 34, 5, "Surat Keterangan", chars=32),
    BookColumn("tujuan", "Tujuan", lambda d, _: one_line(d.addressee), 30, 4, "Kepala Desa Ge", chars=28),
    BookColumn("penerima", "Penerima", lambda d, _: one_line(d.receiver), 24, 3, _WHO, chars=24),
    _SIGNATURE,
    _OFFICER,
)
"""Number, date and time, letter, subject, addressee, the receiver's name and signature."""

HANDOVER_COLUMNS: tuple[BookColumn[Handover], ...] = (
    _PLACE,
    _DATE,
    _TIME,
    BookColumn("dokumen", "Dokumen", lambda h, _: one_line(h.document), 34, 5, "Rekomendasi Peng", chars=32),
    BookColumn("nomor", "Nomor", lambda h, _: h.number or h.case_number, 36, 1, _LETTER, chars=26),
    BookColumn("pemohon", "Pemohon", lambda h, _: one_line(h.applicant), 28, 4, _WHO, chars=28),
    BookColumn("pengambil", "Diambil oleh", lambda h, _: one_line(h.collected_by), 28, 4, _WHO, chars=28),
    BookColumn("hubungan", "Hubungan", lambda h, _: one_line(h.relation), 22, 0, "Perangkat", chars=18),
    _SIGNATURE,
    BookColumn(
        "keterangan",
        "Keterangan",
        lambda h, _: f"Dicoret: {one_line(h.void)}" if h.void else "",
        18,
        1,
        "Dicoret: salah",
        why=True,
        sheet=(SheetCell("Dicoret karena", lambda h, _: one_line(h.void), width=28),),
    ),
    BookColumn(
        "berkas", "Nomor berkas", lambda h, _: h.case_number, 22, sample="0000-0000-0", centred=True, usual=False
    ),
    _OFFICER,
)
"""Document and its number, who applied and who collected, how related, date and time, signature, note."""
