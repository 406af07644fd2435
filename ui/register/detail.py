"""The chosen entry in full, below the book: what it says now, and what was said of it later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from app.model.books import CORRECTABLE, BookRow, EntryKind, MarkKind
from app.model.month import RegisterRow
from app.model.register import RegisterEntry
from app.rules.books.endings import ending_words, standing
from app.rules.identity import mask_nik
from app.rules.wording import date_short, date_words, one_line, time_words
from ui import theme
from ui.widgets.basics import ElidedLabel, button, column, label, row, show_if


def covering_words(entry: RegisterEntry) -> str:
    """The desa's covering letter: number and date, whichever is known."""
    parts = [one_line(entry.covering_number)] if entry.covering_number else []
    if entry.covering_date:
        parts.append(f"tanggal {date_words(entry.covering_date)}")
    return ", ".join(parts)


def history(book_row: BookRow) -> tuple[str, ...]:
    """A line for each thing that was said of the row: where it comes from, then its marks, the last one last."""
    entry = book_row.entry
    lines: list[str] = []
    if entry.kind == EntryKind.INSERTED:
        lines.append(f"Sisipan atas izin {entry.authority}: {entry.reason}")
    elif entry.kind == EntryKind.MANUAL:
        lines.append("Surat dibuat di luar Loket")
    elif entry.kind == EntryKind.BLANK:
        lines.append("Blanko listrik padam" + (", belum diisi" if book_row.open_blank else ""))
    seen = {key: getattr(entry, key) for key in CORRECTABLE}
    for mark in book_row.marks:
        who = f"{date_short(mark.at.date())} {time_words(mark.at)} oleh {mark.officer}"
        allowed = f", atas izin {mark.authority}" if mark.authority else ""
        if mark.kind is MarkKind.VOID:
            lines.append(f"Batal {who}{allowed}: {mark.reason}")
        elif mark.kind is MarkKind.FILL:
            lines.append(f"Diisi {who}")
        else:
            changes = "; ".join(
                f"{CORRECTABLE[key]} “{_shown(key, seen[key])}” menjadi “{_shown(key, value)}”"
                for key, value in mark.content.items()
                if key in CORRECTABLE
            )
            lines.append(f"Ralat {who}{allowed}: {changes} ({mark.reason})")
        seen |= mark.content
    return tuple(one_line(line) for line in lines)


def _shown(key: str, value: str) -> str:
    return mask_nik(value) if key == "nik" else value or _NONE


_NONE = "–"
_FIELDS: tuple[tuple[str, Callable[[RegisterEntry], str]], ...] = (
    ("Alamat", lambda e: one_line(e.address)),
    ("Surat pengantar", covering_words),
    ("Nomor berkas", lambda e: e.case_number),
    ("Keperluan", lambda e: one_line(e.purpose)),
    ("Dicatat", lambda e: f"{date_words(e.at.date())}, {time_words(e.at)}, oleh {one_line(e.officer)}"),
    ("Penanda tangan", lambda e: e.signer),
)
_OF_OTHER_LETTERS: dict[str, tuple[str, Callable[[RegisterEntry], str]]] = {
    "Surat pengantar": ("Tujuan surat", lambda e: one_line(e.addressee)),
    "Nomor berkas": ("Lampiran", lambda e: one_line(e.attachments)),
}
"""What stands in the place of these for a letter that no file stands behind."""


class EntryDetail(QFrame):
    """A card with all that the book knows of one entry. NIK stays masked in the list; the case itself shows it."""

    def __init__(self, on_open: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = ElidedLabel("", "section")
        self.open_button = button("Buka berkas", on_open, picture="letter", key="Enter")
        kept = self.open_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the card keeps its height from row to row
        self.open_button.setSizePolicy(kept)
        self.captions = {caption: label(caption, "caption") for caption, _ in _FIELDS}
        self.values = {caption: ElidedLabel() for caption, _ in _FIELDS}
        self.history = label("", "muted", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for n, (caption, _) in enumerate(_FIELDS):
            grid.addLayout(column(self.captions[caption], self.values[caption], gap=1), n // 3, n % 3)
        for n, share in enumerate((60, 31, 15)):
            grid.setColumnStretch(n, share)
        head = row(self.headline, self.open_button)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, 10, theme.PAD, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addWidget(self.history)

    def show_entry(self, line: RegisterRow | None) -> None:
        """Shows an entry; without one the card stays away."""
        self.setVisible(line is not None)
        if line is None:
            return
        entry, ended = line.row.current, standing(line.endings)
        who = one_line(entry.name) or "Blanko"
        self.headline.setText(f"{who}  ·  {one_line(entry.service_title)}  ·  {entry.number}")
        self.open_button.setVisible(bool(entry.case_number))
        for caption, words in _FIELDS:
            shown, said = caption, words
            if not entry.case_number:
                shown, said = _OF_OTHER_LETTERS.get(caption, (caption, words))
            self.captions[caption].setText(shown)
            self.values[caption].setText(said(entry) or _NONE)
        lines = [*history(line.row), *([ending_words(ended)] if ended else [])]
        self.history.setText("\n".join(lines))
        show_if(self.history, bool(lines))
