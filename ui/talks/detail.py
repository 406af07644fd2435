"""The chosen talk in full, below the list: what it is about, what was answered, and what follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from app.rules.talks import contact_words, kind_words
from app.rules.wording import one_line
from ui import theme
from ui.talks.rows import NAMES, TalkRow
from ui.widgets.basics import ElidedLabel, button, column, label, row

_NONE = "–"


def _plan(shown: TalkRow) -> str:
    plan = shown.line.plan
    parts = (plan.get("tindakan", ""), plan.get("penanggung_jawab", ""), shown.plan.text)
    return one_line(" · ".join(part for part in parts if part))


_FIELDS: tuple[tuple[str, Callable[[TalkRow], str], int], ...] = (
    ("Tentang", lambda r: r.asked, 2),
    ("Jawaban atau catatan terakhir", lambda r: r.answer, 2),
    ("Jenis pengaduan", lambda r: kind_words(r.line), 1),
    ("Kontak", lambda r: contact_words(r.line), 1),
    ("Tindak lanjut", _plan, 2),
)


class TalkDetail(QFrame):
    """A card with all that the list knows of one talk."""

    def __init__(self, on_open: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = ElidedLabel("", "section")
        self.open_button = button("Buka berkas", on_open, picture="letter", key="Enter")
        self.values = {caption: label("", wrap=True) for caption, _, _ in _FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        at = 0
        for caption, _, span in _FIELDS:
            cell = column(label(caption, "caption"), self.values[caption], None, gap=1)
            grid.addLayout(cell, at // 4, at % 4, 1, span)
            at += span
        for n in range(4):
            grid.setColumnStretch(n, 1)
        head = row(self.headline, self.open_button)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, 10, theme.PAD, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(grid)

    def show_row(self, shown: TalkRow | None) -> None:
        """Shows a talk; without one the card stays away."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        line = shown.line
        self.headline.setText(f"{NAMES[line.service_key]} {line.number}  ·  {one_line(line.name)}  ·  {shown.desk}")
        for caption, words, _ in _FIELDS:
            text = words(shown)
            self.values[caption].setText(text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…")
            self.values[caption].setText(self.values[caption].text() or _NONE)


_MOST = 240
"""Letters of an answer that the card shows; the page of the file has it all."""
