"""The columns of the PBB payments: what the SPPT says, what was paid for it, and what became of the entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model.papers import CellKind
from app.model.pbb import Payment
from app.rules.books.column import BookColumn, SheetCell
from app.rules.identity import format_nop
from app.rules.wording import date_short, money_words, number_words, one_line, time_words


def standing(payments: Sequence[Payment]) -> list[Payment]:
    """Those that were not struck: only they are counted."""
    return [payment for payment in payments if not payment.void]


def void_words(payment: Payment) -> str:
    """Why a payment was struck, or ''."""
    return f"Batal: {one_line(payment.void)}" if payment.void else ""


def _money(
    key: str, heading: str, mm: float, value: Callable[[Payment], int], sample: str, *, zero: str = "Rp0"
) -> BookColumn[Payment]:
    return BookColumn(
        key,
        heading,
        lambda p, _: money_words(value(p)) if value(p) else zero,
        mm,
        sample=sample,
        right=True,
        total=lambda rows: money_words(sum(value(p) for p in standing(rows))),
        # A struck payment counts in no sum that a spreadsheet makes; what it was stands in the note.
        sheet=(SheetCell(heading, lambda p, _: None if p.void else value(p), CellKind.NUMBER, 14),),
    )


PAYMENT_COLUMNS: tuple[BookColumn[Payment], ...] = (
    BookColumn(
        "no", "No. STTS", lambda p, _: p.stts, 30, 0, "STTS.0000.00000", kept=True, total=lambda _: "Jumlah", chars=18
    ),
    BookColumn(
        "tanggal",
        "Tanggal",
        lambda p, _: date_short(p.paid_on),
        18,
        sample="00-00-0000",
        centred=True,
        sheet=(SheetCell("Tanggal", lambda p, _: p.paid_on, CellKind.DATE, 12),),
    ),
    BookColumn(
        "nop",
        "NOP",
        lambda p, _: format_nop(p.nop),
        44,
        0,
        "00.00.000.000.000-0000.0",
        total=lambda rows: f"{number_words(len(standing(rows)))} SPPT",
        chars=26,
    ),
    BookColumn("tahun", "Tahun", lambda p, _: str(p.tax_year), 13, sample="0000", centred=True, chars=8),
    BookColumn("wajib-pajak", "Wajib pajak", lambda p, _: one_line(p.taxpayer), 34, 4, "Slamet Contoh", chars=28),
    BookColumn("desa", "Desa", lambda p, _: one_line(p.village), 24, 2, "Tambaklekok", chars=18),
    _money("pokok", "Pokok", 24, lambda p: p.amount, "Rp0.000.000"),
    _money("denda", "Denda", 20, lambda p: p.penalty, "Rp000.000", zero=""),
    _money("jumlah", "Jumlah", 24, lambda p: p.total, "Rp0.000.000"),
    BookColumn(
        "keterangan",
        "Keterangan",
        lambda p, _: void_words(p),
        22,
        3,
        "Batal: salah",
        why=True,
        sheet=(
            SheetCell(
                "Keterangan",
                lambda p, _: f"{void_words(p)} ({money_words(p.total)})" if p.void else "",
                width=34,
            ),
        ),
    ),
    BookColumn("pukul", "Pukul", lambda p, _: time_words(p.at), 12, sample="00.00", centred=True, usual=False, chars=7),
    BookColumn(
        "berkas", "Nomor berkas", lambda p, _: p.case_number, 22, sample="0000-0000-0", centred=True, usual=False
    ),
    BookColumn("petugas", "Petugas", lambda p, _: one_line(p.officer), 20, 1, "Petugas A", usual=False, chars=18),
)
"""Receipt, day, NOP, tax year, whose, where, tax, penalty, sum, and why it was struck."""
