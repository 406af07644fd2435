"""What waits to be collected: a list that typing or a scan narrows down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.model.case import CaseCard, CaseState
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.clock.worktime import long_wait
from app.rules.wording import date_short, one_line, time_words
from ui import theme
from ui.desk import Desk
from ui.widgets.basics import tip
from ui.widgets.paged_table import ROW_ROLE, Column, PagedTable
from ui.widgets.painting import draw_chip, draw_ground, draw_text, sized
from ui.widgets.type_ahead import is_typed

_LINE_HEIGHT = 58
_SIDE = 14


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A file that waits to be collected, in the words of its line; `chip` says when it has waited long."""

    id: int
    number: str
    name: str
    about: str
    since: str
    chip: str


def ready_line(card: CaseCard, now: dt.datetime, calendar: WorkCalendar) -> ReadyLine:
    """The words of a file that waits."""
    day = card.desk_since.date()
    since = time_words(card.desk_since) if day == now.date() else date_short(day)
    return ReadyLine(
        card.id,
        card.number,
        one_line(card.name),
        f"{card.number} · {card.service_short}",
        f"sejak {since}",
        long_wait(day, now.date(), calendar),
    )


def ready_table(desk: Desk) -> PagedTable:
    """The model of the list: one line a file, spoken as a whole."""
    spoken: Column[ReadyLine] = Column(
        "Siap diambil", lambda r: ", ".join(p for p in (r.name, r.about, r.since, r.chip) if p)
    )
    return PagedTable(desk.ops, (spoken,), lambda line: line.number, desk)


def show_ready(model: PagedTable, desk: Desk, text: str) -> None:
    """Shows the files that wait and have these words in name or number, newest first."""
    now, calendar = desk.now(), desk.calendar

    def fetch(uow: UnitOfWork, limit: int, last: ReadyLine | None) -> Sequence[ReadyLine]:
        cards = uow.cases.waiting((CaseState.READY,), limit, last.id if last else None, text)
        return [ready_line(card, now, calendar) for card in cards]

    model.show(fetch)


class ReadyList(QListView):
    """The list. `picked`: another line was chosen by hand; `entered`: Enter; `left_upwards`: Up on the first line."""

    picked = Signal(object)
    entered = Signal()
    left_upwards = Signal()

    def __init__(self, model: PagedTable) -> None:
        super().__init__()
        self._model = model
        self._said = True
        self.setObjectName("bare")
        self.setAccessibleName("Berkas yang siap diambil")
        self.setModel(model)
        self.setItemDelegate(_LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def choose(self, number: int) -> None:
        """Chooses the line at that place; -1 chooses none. Says so only when it was another before."""
        self.setCurrentIndex(self._model.index(number, 0) if number >= 0 else QModelIndex())

    def choose_quietly(self, number: int) -> None:
        """Chooses without telling: the same file in a list read anew."""
        self._said = False
        self.choose(number)
        self._said = True

    @property
    def current(self) -> ReadyLine | None:
        """The chosen line, or None."""
        return self._model.row(self.currentIndex().row())

    def viewportEvent(self, event: QEvent) -> bool:
        """A line that is cut is told whole."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._model.row(self.indexAt(event.pos()).row())
            said = f"{line.name}\n{line.about}\n{line.since}" if line is not None else ""
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().viewportEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tells which line is chosen now."""
        super().currentChanged(current, previous)
        line = self._model.row(current.row())
        if line is not None and self._said:
            self.picked.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the form, Up on the first line back to the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif is_typed(event):
            event.ignore()  # for the search field: a scan can come at any moment
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All lines are equally tall."""
        return QSize(200, _LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Name and how long it waits, below them number and service."""
        line: ReadyLine = index.data(ROW_ROLE)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, edge=True)
        name, small = sized(option.font, 14, True), sized(option.font, 13)
        left, right = box.left() + _SIDE, box.right() - _SIDE
        above, below = QRect(left, box.top() + 8, right - left, 21), QRect(left, box.top() + 31, right - left, 19)
        if line.chip:
            above.setRight(draw_chip(painter, right, box.top() + 9, line.chip, "nearly") - 8)
        # Since when stands where it cuts neither the service nor the name; the chip and the tooltip tell it as well.
        metrics, wide = QFontMetrics(small), QFontMetrics(small).horizontalAdvance(line.since) + 12
        for place, taken in (
            (below, metrics.horizontalAdvance(line.about)),
            (above, QFontMetrics(name).horizontalAdvance(line.name)),
        ):
            if taken + wide <= place.width():
                draw_text(painter, place, line.since, small, theme.MUTED, right=True)
                break
        draw_text(painter, above, line.name, name, theme.TEXT)
        draw_text(painter, below, line.about, small, theme.MUTED)
        painter.restore()
