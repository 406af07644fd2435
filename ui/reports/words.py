"""The words of the reports screen, without Qt: what is open, what closing means, what a checked seal says."""

from __future__ import annotations

from app.actions.reports import PeriodView
from app.actions.seals import CheckedSeal
from app.errors import UserError
from app.model.books import Problem
from app.model.month import EDITION_LABELS, Edition
from app.rules.month.problem_groups import LATE_CORRECTION, counted
from app.rules.month.seal import read_printed
from app.rules.wording import date_words, number_words, time_words

PROBLEM_CHIPS = {
    "blanko": "late",
    "lewat waktu": "late",
    "belum diambil": "nearly",
    LATE_CORRECTION: "nearly",
    "tanpa surat": "quiet",
}
"""How each kind of problem is coloured."""
BLANK = "blanko"
"""The kind of problem that is mended in the register, not in a file."""


def problem_lines(view: PeriodView) -> tuple[str, tuple[Problem, ...]]:
    """The title and the lines of the list: what is open, or what was still open when the month was closed."""
    if view.closed and len(view.closes) == 1:
        return "Tertinggal saat ditutup", tuple(Problem("catatan", sentence) for sentence in view.closes[0].notes)
    lines = view.problems
    return f"Perlu dibereskan ({number_words(len(lines))})" if lines else "Perlu dibereskan", lines


def closing_text(view: PeriodView) -> str:
    """What happens when the month is closed, and what is still open in it."""
    said = (
        f"Isi buku {view.period.label} dibekukan dan diberi segel. Setelah itu tidak ada yang bisa diubah: "
        "ralat, pembatalan dan sisipan yang menyusul dicatat sebagai tambahan."
    )
    open_ones = counted(view.problems)
    if not open_ones:
        return f"{said}\n\nTidak ada yang tertinggal."
    return f"{said}\n\nMasih ada:\n" + "\n".join(f"–  {words}" for words in open_ones)


def state_words(view: PeriodView) -> tuple[str, str]:
    """The chip of a period, its words and its kind."""
    if view.closed:
        last = view.closes[-1].closed_at
        return f"Ditutup {date_words(last.date())}", "fine"
    if view.closes:
        return f"{len(view.closes)} bulan sudah ditutup", "nearly"
    return "Belum ditutup", "quiet"


def seal_words(found: CheckedSeal) -> tuple[str, str]:
    """Headline and text of a checked seal."""
    close = found.close
    given = (
        f"Ditutup {date_words(close.closed_at.date())} pukul {time_words(close.closed_at)} oleh {close.officer}, "
        f"{number_words(close.row_count)} baris."
    )
    if found.findings:
        return f"Buku {found.label} tidak cocok lagi dengan segel ini", "\n".join((given, *found.findings))
    return f"Segel {found.label} asli", f"{given}\nIsi buku masih sama seperti saat ditutup."


def seal_like(typed: str) -> None:
    """Raises UserError for what cannot be a seal, as it is typed."""
    if read_printed(typed) is None:
        raise UserError("Segel ini belum lengkap.", "Segel terdiri dari 16 kelompok, masing-masing 4 huruf atau angka.")


def title_words(edition: Edition, label: str) -> str:
    """What a print is called: 'Laporan Oktober 2026'."""
    return f"{'Laporan' if edition is Edition.ALL else EDITION_LABELS[edition]} {label}"


def file_name(edition: Edition, label: str) -> str:
    """A name for the file, without ending: 'register-oktober-2026'."""
    book = "laporan" if edition is Edition.ALL else edition.value
    return f"{book}-{label.lower().replace(' ', '-')}"
