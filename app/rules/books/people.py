"""The columns of the books of services to people: konsultasi, administrasi kependudukan, legalisir."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.model.papers import CellKind
from app.model.service_line import ServiceLine
from app.rules import talks
from app.rules.books.column import BookColumn, Look, SheetCell
from app.rules.books.files import (
    ADDRESS,
    CAME,
    CLOSED,
    CONTACT,
    DAY,
    DUE,
    ENDING,
    FILE,
    LETTER,
    NAME,
    STATE,
    amount,
    sum_of,
)
from app.rules.identity import mask_nik
from app.rules.wording import date_short, number_words, one_line

_MEDIUM, _ADVICE, _SENT, _BACK = "medium", "konsultasi", "kiriman", "jawaban_dukcapil"
_MASKED = "0000••••••••0000"
_RESULTS = ("perekaman", "pencetakan", "aktivasi", _BACK)
"""Forms of civil registration that say how it came out."""


def _advisers(line: ServiceLine) -> str:
    """Who gave advice, from the first desk to the last."""
    names = dict.fromkeys(one_line(record.data.get("pemberi", "")) for record in line.records if record.form == _ADVICE)
    return ", ".join(name for name in names if name)


CONSULTATION_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    NAME,
    ADDRESS,
    BookColumn("cara", "Cara", lambda c, _: c.particulars.get(_MEDIUM, ""), 20, 0, "Call center", chars=16),
    BookColumn("topik", "Yang ditanyakan", lambda c, _: talks.asked_words(c), 28, 5, "Pengurusan ahli", chars=44),
    BookColumn("pemberi", "Pemberi saran", lambda c, _: _advisers(c), 24, 2, "Kepala Seksi", chars=28),
    BookColumn(
        "saran", "Saran", lambda c, _: one_line(c.last(_ADVICE).get("saran", "")) or one_line(c.note), 30, 6,
        "Bawa surat kem", chars=44,
    ),
    BookColumn("hasil", "Hasil", lambda c, _: c.last(_ADVICE).get("hasil", ""), 20, 0, "Terjawab", chars=16),
    CLOSED,
    replace(CONTACT, usual=False),
    replace(STATE, usual=False),
    DUE,
)  # fmt: skip
"""Who asked what and how, who answered, with what advice, and whether that settled it."""


def _number(value: str, look: Look) -> str:
    return value if look.full_nik else mask_nik(value)


def _matter(line: ServiceLine) -> str:
    """What civil registration is asked for beyond the name of the service: 'KK hilang', 'Rusak'."""
    return ", ".join(line.answers[key] for key in ("alasan", "keperluan") if line.answers.get(key))


def _day(stored: str) -> str:
    return date_short(date.fromisoformat(stored)) if stored else ""


def _sent(line: ServiceLine) -> str:
    """When it went to Dispendukcapil, and under which number there."""
    sent = line.last(_SENT)
    return one_line(" · ".join(part for part in (_day(sent.get("tanggal", "")), sent.get("nomor", "")) if part))


def _result(line: ServiceLine) -> str:
    """How it came out, with the day on which it came back and the number of a moving letter."""
    found = [line.last(form) for form in _RESULTS]
    parts = [part for data in found if data for part in (_day(data.get("tanggal", "")), data.get("hasil", ""))]
    moved = line.last("pengajuan")
    if moved:
        parts += [moved.get("nomor_surat", ""), f"{moved['jumlah_pindah']} orang" if moved.get("jumlah_pindah") else ""]
    return one_line(" · ".join(part for part in parts if part))


CIVIL_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    BookColumn("layanan", "Layanan", lambda c, _: c.service, 24, 2, "Penerbitan KTP", chars=26),
    BookColumn("perihal", "Perihal", lambda c, _: _matter(c), 20, 1, "Perubahan", chars=20),
    NAME,
    BookColumn("nik", "NIK", lambda c, look: _number(c.nik, look), 27, sample=_MASKED, centred=True, chars=19),
    BookColumn(
        "kk", "Nomor KK", lambda c, look: _number(c.particulars.get("kk", "") or c.kk, look), 27, sample=_MASKED,
        centred=True, usual=False, chars=19,
    ),
    ADDRESS,
    BookColumn("kirim", "Dikirim ke Dukcapil", lambda c, _: _sent(c), 24, 2, DAY, chars=26),
    BookColumn("hasil", "Hasil", lambda c, _: _result(c), 26, 4, "03-11-2026 · K", chars=34),
    *ENDING,
)  # fmt: skip
"""Who applied for what, when it went to Dispendukcapil and how it came back."""


def _document(line: ServiceLine) -> str:
    return line.service_key.removeprefix("legalisir-").upper()


def _on_document(line: ServiceLine, look: Look) -> str:
    """The number on the document; of somebody's own KTP that is the NIK."""
    own = line.nik if line.service_key == "legalisir-ktp" and not line.particulars.get("atas_nama") else ""
    return _number(line.particulars.get("nomor_dokumen", "") or own, look)


def _sheets(rows: Sequence[ServiceLine]) -> str:
    return f"{number_words(sum_of(rows, 'jumlah_lembar'))} lembar"


LEGALISED_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    replace(FILE, total=lambda _: "Jumlah"),
    CAME,
    NAME,
    ADDRESS,
    BookColumn("dokumen", "Dokumen", lambda c, _: _document(c), 18, 0, "KTP", chars=12),
    BookColumn(
        "nomor-dokumen", "Nomor pada dokumen", _on_document, 27, sample=_MASKED, centred=True,
        chars=19,
    ),
    BookColumn(
        "atas-nama", "Atas nama", lambda c, _: one_line(c.particulars.get("atas_nama", "") or c.name), 24, 2,
        "Ridwan Hid", chars=28,
    ),
    BookColumn(
        "lembar", "Lembar", lambda c, _: c.particulars.get("jumlah_lembar", ""), 16, sample="00", right=True,
        total=_sheets, sheet=(SheetCell("Lembar", lambda c, _: amount(c, "jumlah_lembar"), CellKind.NUMBER, 9),),
    ),
    LETTER,
    *ENDING,
)  # fmt: skip
"""Whose copies of which document were certified, how many sheets, and under which number."""
