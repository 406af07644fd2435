"""The chosen entry in full, below the book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from app.model.register import RegisterEntry
from app.rules.wording import date_words, one_line, time_words
from ui import theme
from ui.widgets.basics import ElidedLabel, button, column, label, row


def covering_words(entry: RegisterEntry) -> str:
    """The desa's covering letter: number and date, whichever is known."""
    parts = [one_line(entry.covering_number)] if entry.covering_number else []
    if entry.covering_date:
        parts.append(f"tanggal {date_words(entry.covering_date)}")
    return ", ".join(parts)


_NONE = "–"
_FIELDS: tuple[tuple[str, Callable[[RegisterEntry], str]], ...] = (
    ("Alamat", lambda e: one_line(e.address)),
    ("Surat pengantar desa", covering_words),
    ("Nomor berkas", lambda e: e.case_number),
    ("Keperluan", lambda e: one_line(e.purpose)),
    ("Dicatat", lambda e: f"{date_words(e.at.date())}, {time_words(e.at)}, oleh {one_line(e.officer)}"),
    ("Penanda tangan", lambda e: e.signer),
)


class EntryDetail(QFrame):
    """A card with all that the book knows of one entry. NIK stays masked in the list; the case itself shows it."""

    def __init__(self, on_open: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = ElidedLabel("", "section")
        self.open_button = button("Buka berkas", on_open, picture="letter", key="Enter")
        self.values = {caption: ElidedLabel() for caption, _ in _FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for n, (caption, _) in enumerate(_FIELDS):
            grid.addLayout(column(label(caption, "caption"), self.values[caption], gap=1), n // 3, n % 3)
        for n, share in enumerate((60, 31, 15)):
            grid.setColumnStretch(n, share)
        head = row(self.headline, self.open_button)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, 10, theme.PAD, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(grid)

    def show_entry(self, entry: RegisterEntry | None) -> None:
        """Shows an entry; without one the card stays away."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        self.headline.setText(f"{one_line(entry.name)}  ·  {entry.service_title}  ·  {entry.number}")
        for caption, words in _FIELDS:
            self.values[caption].setText(words(entry) or _NONE)
