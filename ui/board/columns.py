"""The row of desk columns: who has the keyboard, and how it walks from desk to desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.model.case import CaseCard
from app.rules.flow import DESK_ORDER
from ui.board.cards import Card
from ui.board.column import DeskColumn

_FULL, _EMPTY = 10, 7
"""Shares of the width: a desk without files takes less."""


class Columns(QScrollArea):
    """All desks side by side; a desk that no service uses is hidden while it is empty."""

    choice_changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.used: frozenset[str] = frozenset(DESK_ORDER)
        self.desks = tuple(DeskColumn(desk) for desk in DESK_ORDER)
        self._active = self.desks[0]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for desk in self.desks:
            self._row.addWidget(desk, _FULL)
            desk.list.left_for.connect(self._walk)
            desk.list.opened.connect(self.opened)
            desk.list.choice_changed.connect(lambda desk=desk: self._chosen_in(desk))
        self.setWidget(inner)

    def _chosen_in(self, desk: DeskColumn) -> None:
        if desk.list.hasFocus() and self._active is not desk:
            self.clear_choice()
            self._active = desk
        if desk is self._active:
            self.choice_changed.emit()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Deals the cards to their desks."""
        focused = self.has_focus()
        for n, desk in enumerate(self.desks):
            own = [card for card in cards if card.case.desk == desk.desk]
            desk.show_cards(own)
            desk.setVisible(bool(own) or desk.desk in self.used)
            self._row.setStretch(n, _FULL if own else _EMPTY)
        # Under all headings or none: the cards of all desks begin at one height.
        any_out = any(card.carried for card in cards)
        for desk in self.desks:
            desk.out.setVisible(any_out)
        if focused and not self._active.list.cards.lines:
            # The last card of the desk went on: the keyboard goes with the work, not to some button.
            self._near(self._active)

    def _near(self, desk: DeskColumn) -> None:
        at = self.desks.index(desk)
        order = sorted(range(len(self.desks)), key=lambda n: (abs(n - at), -n))
        for n in order:
            if self.desks[n].list.cards.lines:
                self._enter(self.desks[n], 0)
                return

    def _walk(self, step: int) -> None:
        at = self.desks.index(self._active)
        row = max(0, self._active.list.currentIndex().row())
        n = at + step
        while 0 <= n < len(self.desks):
            if self.desks[n].list.cards.lines:
                self._enter(self.desks[n], row)
                return
            n += step

    def _enter(self, desk: DeskColumn, row: int) -> None:
        self.clear_choice()
        self._active = desk
        desk.list.go_to_row(row)
        desk.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(desk, 0, 0)
        self.choice_changed.emit()

    def begin(self) -> bool:
        """Puts the keyboard where it last was, else on the first card there is; False without any."""
        desk = next((d for d in (self._active, *self.desks) if d.list.cards.lines), None)
        if desk is None:
            return False
        self._enter(desk, max(0, desk.list.currentIndex().row()))
        return True

    def go_to_number(self, number: str) -> bool:
        """Puts the keyboard on the card with that number; False when it is not on the board."""
        for desk in self.desks:
            for n, card in enumerate(desk.list.cards.lines):
                if card.case.number == number:
                    self._enter(desk, n)
                    return True
        return False

    def has_focus(self) -> bool:
        """Whether the keyboard is on a card."""
        return any(desk.list.hasFocus() for desk in self.desks)

    def clear_choice(self) -> None:
        """Nothing is chosen any more but the card under the keyboard."""
        for desk in self.desks:
            desk.list.clearSelection()

    def chosen_cases(self) -> tuple[CaseCard, ...]:
        """The cases that F9 means."""
        return self._active.list.chosen_cases()

    def current_case(self) -> CaseCard | None:
        """The case under the keyboard."""
        index = self._active.list.currentIndex()
        return self._active.list.cards.lines[index.row()].case if index.isValid() else None
