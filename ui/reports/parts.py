"""The pieces of the reports screen: large figures, and the card where a month is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.actions.reports import PeriodView
from app.rules.month.problem_groups import counted
from app.rules.month.seal import printed
from app.rules.month.seals import month_words
from app.rules.wording import date_words, number_words, time_words
from ui.widgets.basics import ElidedLabel, button, card, column, label, row, show_if

_FIGURES = 6
_EACH, _LAST = 10, 13
"""Shares of the width: the last figure is a duration and longer than the others."""
_HALF = 39
"""Characters of eight groups of the seal: it stands in two lines."""


class Figures(QWidget):
    """The large figures side by side, each with that of the period before."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = [(label("", "caption"), label("–"), ElidedLabel("", "caption")) for _ in range(_FIGURES)]
        cards = []
        for name, value, small in self._cells:
            value.setStyleSheet("font-size: 22px; font-weight: 700;")
            content = column(name, value, small, gap=0)
            content.setContentsMargins(14, 8, 8, 9)
            cards.append(card(content))
        layout = row(*cards)
        for place in range(_FIGURES):
            layout.setStretch(place, _LAST if place == _FIGURES - 1 else _EACH)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: tuple[tuple[str, str, str], ...], before: str) -> None:
        """Shows name, value and former value of each; `before` is the period that those are of."""
        for (name, value, small), texts in zip(self._cells, figures, strict=True):
            name.setText(texts[0])
            value.setText(texts[1])
            small.setText(f"lalu {texts[2]}")
            value.setToolTip(f"{before}: {texts[2]}")
            value.setAccessibleName(f"{texts[0]}: {texts[1]}. {before}: {texts[2]}")

    def value(self, place: int) -> str:
        """The figure at that place, as shown."""
        return self._cells[place][1].text()


class ClosingCard(QWidget):
    """How a month stands: open with what closing waits for, or closed with its seal."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "section")
        self.text = label("", "muted", wrap=True)
        self.seal = label("")
        self.seal.setStyleSheet("font-family: 'DejaVu Sans Mono', 'Consolas', monospace; font-size: 12px;")
        self.seal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = button("Tutup buku…", None, "", "check", "F6")
        self.check_button = button("Periksa segel…", None, "", "", "F7")
        layout = column(self.title, self.text, self.seal, None, row(self.close_button, self.check_button, None), gap=8)
        self.setLayout(layout)

    def show_view(self, view: PeriodView) -> None:
        """Shows how the period stands; a button that cannot be pressed says why."""
        self.title.setText(f"Buku {view.period.label}")
        self.seal.setText(self._seal(view))
        show_if(self.seal, bool(view.closes))
        self.text.setText(self._words(view))
        one_month = view.period.first.month == view.period.last.month
        show_if(self.close_button, one_month and not view.closed)
        self.close_button.setText(f" Tutup buku {view.period.label}…   F6")
        self.close_button.setEnabled(not view.closable)
        self.close_button.setToolTip(view.closable)

    def _words(self, view: PeriodView) -> str:
        if view.closed:
            last = view.closes[-1]
            rows = sum(close.row_count for close in view.closes)
            return (
                f"Ditutup {date_words(last.closed_at.date())} pukul {time_words(last.closed_at)} oleh {last.officer}. "
                f"{number_words(rows)} baris tersegel; perubahan hanya tercatat sebagai tambahan."
            )
        if view.closes:
            return f"{view.closable} Segel terakhir di masa ini: {month_words(view.closes[-1])}."
        if view.closable:
            return view.closable
        left = counted(view.problems)
        if left:
            return f"Bisa ditutup. Masih ada {', '.join(left)}."
        return "Tidak ada yang tertinggal: bulan ini bisa ditutup."

    def _seal(self, view: PeriodView) -> str:
        if not view.closes:
            return ""
        groups = printed(view.closes[-1].seal)
        return f"{groups[:_HALF]}\n{groups[_HALF + 1 :]}"
