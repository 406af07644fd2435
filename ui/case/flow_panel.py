"""The flow of a case as a list from top to bottom: what is done, what waits now, what is still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.model.case import CaseState
from app.rules.clock.pause_words import moment
from ui import theme
from ui.case.history_rows import signed_by
from ui.case.presenter import seat_words
from ui.case.reading import CaseView
from ui.widgets.basics import card, column, label, row, tip

_TICK = [QPointF(7.2, 12.4), QPointF(10.6, 15.8), QPointF(16.8, 8.8)]
_STOPPED = (CaseState.RETURNED, CaseState.REFUSED, CaseState.WITHDRAWN)


class _Mark(QWidget):
    """The round mark of a step: a tick when done, else its number."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__()
        self._number = number
        self._state = state
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        back, edge, front = {
            "done": (theme.GREEN_PALE, theme.GREEN_PALE, theme.GREEN),
            "now": (theme.BLUE, theme.BLUE, "#ffffff"),
            "later": (theme.CARD, theme.LINE_STRONG, theme.MUTED),
        }[self._state]
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(back))
        painter.drawEllipse(box)
        if self._state == "done":
            round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(QPen(QColor(front), 2, *round_ends))
            painter.drawPolyline(_TICK)
        else:
            font = painter.font()
            font.setPixelSize(12)
            font.setBold(self._state == "now")
            painter.setFont(font)
            painter.setPen(QColor(front))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class FlowPanel(QFrame):
    """The steps. `rows` are (state, words, caption) as shown, for tests."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str, str]] = []
        self._steps = QVBoxLayout()
        self._steps.setContentsMargins(0, 0, 6, 0)
        self._steps.setSpacing(2)
        inner = QWidget()
        inner.setLayout(column(self._steps, None, gap=0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("Alur berkas")
        self._area.setWidget(inner)
        layout = column(label("Alur berkas", "section"), self._area, gap=8)
        layout.setContentsMargins(14, 12, 8, 10)
        frame = card(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_flow(self, view: CaseView, seats: Mapping[str, str], now: dt.datetime) -> None:
        """Shows the steps of this case."""
        while (item := self._steps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        case = view.case
        running = case.complete_at is not None
        here: QWidget | None = None
        for n, step in enumerate(case.steps):
            event = view.finished[n]
            if event is not None:
                state, caption = "done", f"{signed_by(event)} · {moment(event.at, now)}"
            elif running and n < case.position:
                state, caption = "later", "tidak diperlukan"
            elif running and n == case.position and case.state not in _STOPPED:
                state, caption = "now", seat_words(step.actor, seats)
            else:
                state, caption = "later", seat_words(step.actor, seats)
            made = _step_row(n + 1, state, step.text, caption, step.added)
            self.rows.append((state, step.text, caption))
            self._steps.addWidget(made)
            if state == "now":
                here = made
        if here is not None:
            # Only once it is laid out can it be scrolled to.
            QTimer.singleShot(0, here, lambda: self._area.ensureWidgetVisible(here, 0, 60))


def _step_row(number: int, state: str, text: str, caption: str, added: str) -> QFrame:
    words = label(text, wrap=True)
    weight = "600" if state == "now" else "400"
    colour = theme.MUTED if state == "later" else theme.TEXT
    words.setStyleSheet(f"font-size: 13px; font-weight: {weight}; color: {colour};")
    below = column(words, gap=1)
    if caption:
        below.addWidget(label(caption, "caption", wrap=True))
    if added:
        mark = label("ditambahkan")
        look = f"color: {theme.MUTED}; background: {theme.GREY_PALE}; border-radius: 7px;"
        mark.setStyleSheet(f"{look} font-size: 11px; padding: 1px 7px;")
        mark.setToolTip(tip(f"Langkah ini ditambahkan Loket. {added}."))
        below.addSpacing(2)
        below.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
    line = row(_Mark(number, state), below, gap=10)
    line.setStretch(1, 1)
    line.setAlignment(line.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
    line.setContentsMargins(7, 6, 7, 7)
    frame = QFrame()
    frame.setObjectName("step")
    back = theme.BLUE_PALE if state == "now" else "transparent"
    frame.setStyleSheet(f"QFrame#step {{ background: {back}; border-radius: 7px; }}")
    frame.setLayout(line)
    return frame
