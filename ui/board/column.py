"""A column of the board: its cards as a list with keys of its own, under a heading with their number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView

from app.model.case import CaseCard
from app.rules.wording import number_words
from ui import theme
from ui.board.cards import Card
from ui.board.painting import CardDelegate
from ui.widgets.basics import column, label, row
from ui.widgets.line_model import LineModel
from ui.widgets.scan import for_the_screen

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class CardModel(LineModel):
    """The cards of one desk, the most urgent first."""

    lines: tuple[Card, ...]

    def identity(self, line: Card) -> int:
        """The case of the card."""
        return line.case.id

    def explained(self, line: Card) -> str:
        """What a narrow column may cut off."""
        parts = (line.case.service_short, line.name, line.case.number, line.where, line.chip)
        return "\n".join(part for part in parts if part)


class CardList(QListView):
    """Arrows walk, Space chooses several, ← and → leave for the next desk; other keys go to the board."""

    left_for = Signal(int)
    opened = Signal()
    choice_changed = Signal()

    def __init__(self, desk: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(desk)
        self.setStyleSheet(
            "QListView { background: transparent; } QScrollBar:vertical { width: 8px; margin: 0 0 0 3px; }"
        )
        self.setItemDelegate(CardDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # only then are the heights of the cards measured anew for another width
        self.setSelectionMode(QListView.SelectionMode.MultiSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.cards = CardModel()
        self.setModel(self.cards)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.selectionModel().currentChanged.connect(lambda *_: self.choice_changed.emit())

    def _chosen(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.choice_changed.emit()

    def chosen_cases(self) -> tuple[CaseCard, ...]:
        """The cases chosen with Space, in their order; without any, the one under the keyboard."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return tuple(self.cards.lines[row].case for row in rows)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Shows these cards; place, choice and scroll stay. Where the current card left, the next one follows."""
        row = self.currentIndex().row()
        current = self.cards.lines[row].case.id if 0 <= row < len(self.cards.lines) else 0
        chosen = {self.cards.lines[i.row()].case.id for i in self.selectionModel().selectedRows()}
        scroll = self.verticalScrollBar().value()
        self.cards.show_lines(cards)
        if not self.cards.lines:
            return
        found = self.cards.row_of(current)
        self.go_to_row(found if found >= 0 else max(0, row))
        for n, card in enumerate(self.cards.lines):
            if card.case.id in chosen:
                self.selectionModel().select(self.cards.index(n), _Flag.Select)
        if found >= 0:
            self.verticalScrollBar().setValue(scroll)

    def go_to_row(self, row: int) -> None:
        """Puts the keyboard on a row, or on the last when there are fewer."""
        row = min(row, len(self.cards.lines) - 1)
        self.selectionModel().setCurrentIndex(self.cards.index(row), _Flag.NoUpdate)

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Only Space and Ctrl+click choose; walking and clicking do not."""
        if isinstance(event, QKeyEvent):
            return _Flag.Toggle if event.key() == Qt.Key.Key_Space else _Flag.NoUpdate
        if isinstance(event, QMouseEvent):
            if event.type() != QEvent.Type.MouseButtonPress:
                return _Flag.NoUpdate
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            return _Flag.Toggle if ctrl else _Flag.Clear
        return _Flag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sideways arrows leave the column; digits and Enter belong to the board."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left_for.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif for_the_screen(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column entered with Tab has a card under the keyboard at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.lines:
            self.go_to_row(0)
        self.viewport().update()
        self.choice_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus no card looks current."""
        super().focusOutEvent(event)
        self.viewport().update()


class DeskColumn(QFrame):
    """The heading, how many wait and how many of them are out on a sheet, and the cards."""

    def __init__(self, desk: str) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("desk")
        self.setStyleSheet(f"QFrame#desk {{ background: {theme.COLUMN}; border-radius: {theme.RADIUS}px; }}")
        self._count = label("0")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setStyleSheet(
            f"background: {theme.GREY_PALE}; color: #46546a; border-radius: 9px; padding: 2px 8px;"
            "font-size: 12px; font-weight: 600;"
        )
        self.heading = label(desk, "section", wrap=True)
        self.heading.setMinimumHeight(34)
        self.heading.setStyleSheet("font-size: 13px;")
        self.list = CardList(desk)
        self.out = label("", "caption")
        self.out.setStyleSheet(f"color: {theme.GREEN};")
        named = row(self.heading, gap=4)
        named.setStretch(0, 1)
        named.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head = column(named, self.out, gap=0)
        head.setContentsMargins(4, 0, 2, 0)
        layout = column(head, self.list, gap=4)
        layout.setContentsMargins(7, 6, 7, 4)
        self.setLayout(layout)
        self.setMinimumWidth(118)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Shows the cards of this desk."""
        self._count.setText(number_words(len(cards)))
        out = sum(bool(card.carried) for card in cards)
        self.out.setText(f"{number_words(out)} diantar" if out else "")
        self.list.show_cards(cards)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
