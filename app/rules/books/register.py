"""The columns of the register pelayanan and of the agenda surat keluar, both written from the rows of the register."""

from __future__ import annotations

from dataclasses import replace

from app.model.books import BookRow
from app.model.month import RegisterRow
from app.model.papers import CellKind
from app.model.register import RegisterEntry
from app.rules.books.column import BookColumn, Look, SheetCell
from app.rules.books.endings import finished_at, row_note
from app.rules.identity import mask_nik
from app.rules.wording import date_short, one_line, time_words

_DAY = "00-00-0000"


def place_words(row: BookRow, area: str = "") -> str:
    """Address and desa, the desa said once; the office's own area at its end is left out."""
    entry = row.current
    whole, village = one_line(entry.address), one_line(entry.village)
    address = whole.removesuffix(f", {area}") if area else whole
    if not village or village.lower() in whole.lower():
        return address
    return f"{address}, {village}" if address else village


def _now(row: RegisterRow) -> RegisterEntry:
    """The row as it stands, with fills and corrections."""
    return row.row.current


def _came(row: RegisterRow, _look: Look) -> str:
    at = row.received_at
    return f"{date_short(at.date())} {time_words(at)}" if at else date_short(row.row.entry.date)


def _nik(row: RegisterRow, look: Look) -> str:
    nik = _now(row).nik
    return nik if look.full_nik else mask_nik(nik)


def _about_with_copies(row: RegisterRow, look: Look) -> str:
    """The same where no column tells how many sheets a number is for."""
    sheets = one_line(row.row.entry.attachments)
    return f"{_about(row, look)} ({sheets})" if sheets and row.row.entry.case_number else _about(row, look)


def _about(row: RegisterRow, _look: Look) -> str:
    now = _now(row)
    return "; ".join(part for part in (one_line(now.service_title), one_line(now.purpose)) if part)


def _covering(row: RegisterRow, _look: Look) -> str:
    now = _now(row)
    day = date_short(now.covering_date) if now.covering_date else ""
    return ", ".join(part for part in (one_line(now.covering_number), day) if part)


def _finished(row: RegisterRow, _look: Look) -> str:
    at = finished_at(row)
    return date_short(at.date()) if at else ""


def _sent(row: RegisterRow, _look: Look) -> str:
    return ", ".join(date_short(day) for day in row.sent)


def _to(row: RegisterRow, _look: Look) -> str:
    now = _now(row)
    return one_line(now.addressee or now.name)


_PLACE: BookColumn[RegisterRow] = BookColumn(
    "no", "No.", lambda r, _: r.row.place, 9.5, sample="00000", centred=True, kept=True, chars=7
)
_LETTER: BookColumn[RegisterRow] = BookColumn(
    "nomor", "Nomor surat", lambda r, _: r.row.entry.number, 33, 1, "424.308/2026", chars=26
)
_SIGNER: BookColumn[RegisterRow] = BookColumn(
    "penanda-tangan", "Penanda tangan", lambda r, _: one_line(_now(r).signer), 16, 2, "Sekretaris", chars=24
)
_NOTE: BookColumn[RegisterRow] = BookColumn(
    "keterangan",
    "Keterangan",
    lambda r, _: row_note(r),
    20,
    1,
    "Blanko belum",
    why=True,
    sheet=(
        SheetCell("Batal", lambda r, _: "ya" if r.row.void else "", width=7),
        SheetCell("Keterangan", lambda r, _: row_note(r), width=34),
    ),
)
_ATTACHED: BookColumn[RegisterRow] = BookColumn(
    "lampiran", "Lampiran", lambda r, _: one_line(r.row.entry.attachments), 14, 1, "1 berkas", chars=12
)
_CASE: BookColumn[RegisterRow] = BookColumn(
    "berkas", "Nomor berkas", lambda r, _: r.row.entry.case_number, 20, 0, "0000-0000-0", centred=True, usual=False
)
_OFFICER: BookColumn[RegisterRow] = BookColumn(
    "petugas", "Petugas", lambda r, _: one_line(r.row.entry.officer), 18, 1, "Petugas A", usual=False, chars=18
)


def _dated(heading: str, *, usual: bool) -> BookColumn[RegisterRow]:
    return BookColumn(
        "tanggal",
        heading,
        lambda r, _: date_short(r.row.entry.date),
        17,
        sample=_DAY,
        centred=True,
        usual=usual,
        sheet=(SheetCell(heading, lambda r, _: r.row.entry.date, CellKind.DATE, 12),),
    )


REGISTER_COLUMNS: tuple[BookColumn[RegisterRow], ...] = (
    _PLACE,
    BookColumn(
        "masuk",
        "Masuk",
        _came,
        17,
        sample=_DAY,
        centred=True,
        sheet=(SheetCell("Masuk", lambda r, _: r.received_at or r.row.entry.date, CellKind.MOMENT, 17),),
    ),
    BookColumn("nama", "Nama", lambda r, _: one_line(_now(r).name), 20, 3, "Setiawan Co", chars=28),
    BookColumn("nik", "NIK", _nik, 27, sample="0000••••••••0000", centred=True, chars=19),
    BookColumn(
        "alamat",
        "Alamat",
        lambda r, look: place_words(r.row, look.area),
        22,
        4,
        "Dusun Krajan",
        sheet=(
            SheetCell("Alamat", lambda r, _: one_line(_now(r).address), width=34),
            SheetCell("Desa/kelurahan", lambda r, _: one_line(_now(r).village), width=18),
        ),
    ),
    BookColumn(
        "perihal",
        "Perihal / keperluan",
        _about_with_copies,
        22,
        5,
        "Rekomendasi",
        sheet=(
            SheetCell("Perihal", lambda r, _: one_line(_now(r).service_title), width=30),
            SheetCell("Keperluan", lambda r, _: one_line(_now(r).purpose), width=28),
            SheetCell("Lampiran", lambda r, _: one_line(r.row.entry.attachments), width=12),
        ),
    ),
    BookColumn(
        "pengantar",
        "Surat pengantar",
        _covering,
        25,
        1,
        "000/00/2026,",
        sheet=(
            SheetCell("No. surat pengantar", lambda r, _: one_line(_now(r).covering_number), width=18),
            SheetCell("Tgl. surat pengantar", lambda r, _: _now(r).covering_date, CellKind.DATE, 14),
        ),
    ),
    _LETTER,
    _SIGNER,
    BookColumn(
        "selesai",
        "Selesai",
        _finished,
        17,
        sample=_DAY,
        centred=True,
        sheet=(SheetCell("Selesai", lambda r, _: finished_at(r), CellKind.MOMENT, 17),),
    ),
    _NOTE,
    _dated("Tanggal nomor", usual=False),
    BookColumn(
        "desa", "Desa/kelurahan", lambda r, _: one_line(_now(r).village), 18, 1, "Tambaklekok", usual=False, chars=18
    ),
    _CASE,
    BookColumn(
        "tujuan",
        "Tujuan surat",
        lambda r, _: one_line(_now(r).addressee),
        20,
        2,
        "Kepala Desa",
        usual=False,
        chars=22,
    ),
    replace(_ATTACHED, usual=False),
    _OFFICER,
)
"""Register number, date and time in, name, NIK, address, subject, covering letter, letter, signer, finished, note."""

AGENDA_COLUMNS: tuple[BookColumn[RegisterRow], ...] = (
    _PLACE,
    _dated("Tanggal surat", usual=True),
    BookColumn("dikirim", "Tanggal kirim", _sent, 17, sample=_DAY, centred=True, chars=14),
    replace(_LETTER, mm=36, grow=0, sample="471.22/0000/424.308/2026"),
    BookColumn("tujuan", "Tujuan", _to, 24, 3, "Kepala Desa", chars=28),
    BookColumn("isi", "Isi ringkas", _about, 30, 5, "Rekomendasi", chars=44),
    _ATTACHED,
    _NOTE,
    replace(_SIGNER, usual=False),
    _CASE,
    _OFFICER,
)
"""Number, letter date, sent date, letter number, addressee, summary, attachments, note."""
