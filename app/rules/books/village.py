"""The columns of the books of services to desa and institutions: sosialisasi, dana desa, perangkat and kepala desa."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.model.papers import CellKind
from app.model.service_line import ServiceLine
from app.rules.books.column import BookColumn, SheetCell
from app.rules.books.files import CAME, ENDING, FILE, LETTER, NAME, amount, said
from app.rules.wording import date_short, money_words, one_line

_PLANNED, _HELD, _CANDIDATE, _ACCOUNTS = "jadwal", "laporan", "calon", "spj"


def _event_day(line: ServiceLine) -> date | None:
    """The day of an activity: on which it was held, else for which it is planned, else that was asked for."""
    stored = (
        line.last(_HELD).get("tanggal")
        or line.last(_PLANNED).get("tanggal")
        or line.particulars.get("tanggal_kegiatan", "")
    )
    return date.fromisoformat(stored) if stored else None


def _event(line: ServiceLine) -> str:
    day, plan = _event_day(line), line.last(_PLANNED)
    hours = f"{plan['mulai']}–{plan['selesai']}" if plan.get("mulai") and plan.get("selesai") else ""
    return " ".join(part for part in (date_short(day) if day else "", hours) if part)


def _place(line: ServiceLine) -> str:
    return one_line(line.last(_PLANNED).get("tempat") or line.particulars.get("tempat_kegiatan", ""))


def _attended(line: ServiceLine) -> int | None:
    text = line.last(_HELD).get("hadir", "")
    return int(text) if text.isdecimal() else None


OUTREACH_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    replace(NAME, key="pemohon", heading="Pemohon"),
    said("topik", "Topik", 28, 4, "Administrasi kep", chars=34),
    BookColumn(
        "kegiatan", "Kegiatan", lambda c, _: _event(c), 24, 0, "00-00-0000 00.00–00.00", chars=22,
        sheet=(
            SheetCell("Tanggal kegiatan", lambda c, _: _event_day(c), CellKind.DATE, 16),
            SheetCell("Waktu", lambda c, _: _event(c), width=24),
        ),
    ),
    BookColumn("tempat", "Tempat", lambda c, _: _place(c), 24, 3, "Balai Desa Tam", chars=28),
    BookColumn(
        "narasumber", "Narasumber", lambda c, _: one_line(c.last(_PLANNED).get("narasumber", "")), 24, 3, "Sri Contoh",
        chars=28,
    ),
    BookColumn(
        "hadir", "Hadir", lambda c, _: c.last(_HELD).get("hadir", ""), 13, sample="000", right=True,
        sheet=(SheetCell("Hadir", lambda c, _: _attended(c), CellKind.NUMBER, 8),),
    ),
    BookColumn(
        "tindak", "Tindak lanjut", lambda c, _: one_line(c.last(_HELD).get("tindak_lanjut", "")), 24, 3,
        "Perekaman kel", chars=34,
    ),
    *ENDING,
)  # fmt: skip
"""Who asked for which topic, when and where it was held by whom, how many came, and what follows."""


def _fund(line: ServiceLine) -> str:
    value = amount(line, "besaran")
    return money_words(value) if value is not None else ""


FUND_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    replace(NAME, key="desa", heading="Desa"),
    BookColumn("layanan", "Layanan", lambda c, _: c.service, 24, 2, "Rekomendasi DD", chars=26),
    said("jenis_dana", "Jenis dana", 24, 3, "Dana Desa (DD)", chars=28),
    said("tahap", "Tahap", 18, 0, "Semester II", chars=14),
    said("tahun_anggaran", "Tahun", 13, 0, "0000", chars=8),
    BookColumn(
        "besaran", "Besaran", lambda c, _: _fund(c), 30, sample="Rp0.000.000.000", right=True,
        sheet=(SheetCell("Besaran", lambda c, _: amount(c, "besaran"), CellKind.NUMBER, 18),),
    ),
    BookColumn(
        "spj", "SPJ sebelumnya", lambda c, _: c.last(_ACCOUNTS).get("hasil", ""), 22, 1, "SPJ lengkap", chars=26
    ),
    LETTER,
    *ENDING,
)  # fmt: skip
"""Which desa asked for which fund, of which stage and year, how much, and how its accounts stood."""


def _proposal(line: ServiceLine) -> str:
    """What is proposed, or for whom: said at intake, or the variant whose papers were brought."""
    return _began(line.particulars.get("jenis_usul", "") or ", ".join(line.answers.values()))


def _began(text: str) -> str:
    """Within a letter these words stand in a sentence; in a book they begin one."""
    return one_line(text[:1].upper() + text[1:])


def _candidates(line: ServiceLine) -> str:
    """Those who were entered one by one, with what became of them; before that the name given at intake."""
    entered = [record.data for record in line.records if record.form == _CANDIDATE]
    if not entered:
        return one_line(line.particulars.get("nama_calon", ""))
    return "; ".join(
        one_line(f"{data.get('nama', '')} ({data.get('hasil', '').lower()})" if data.get("hasil") else data["nama"])
        for data in entered
    )


POST_COLUMNS: tuple[BookColumn[ServiceLine], ...] = (
    FILE,
    CAME,
    replace(NAME, key="pengusul", heading="Diusulkan oleh"),
    BookColumn("layanan", "Layanan", lambda c, _: c.service, 24, 2, "Perangkat desa", chars=26),
    BookColumn("usul", "Jenis usul", lambda c, _: _proposal(c), 24, 1, "Pemberhentian", chars=20),
    BookColumn(
        "jabatan", "Jabatan", lambda c, _: _began(c.particulars.get("jabatan", "")), 24, 3, "Kepala Urusan", chars=28
    ),
    BookColumn("calon", "Calon", lambda c, _: _candidates(c), 28, 5, "Ridwan Hidayat", chars=40),
    LETTER,
    *ENDING,
)  # fmt: skip
"""Which desa proposed whom for which post, and under which number it went on."""
