"""Draws the cards of the board and the lines of its waiting list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.case import STATE_LABELS, CaseState
from app.rules.clock.worktime import in_room
from app.rules.wording import date_short, one_line, time_words
from ui import theme
from ui.board.cards import Card
from ui.widgets.line_model import LINE_ROLE
from ui.widgets.painting import draw_chip, draw_text, sized

_Index = QModelIndex | QPersistentModelIndex
_GAP = 8
_PAD_X = 9
_CHIP_PIXELS = 11
_LEAST = 44
"""Less room than this says nothing of a name any more."""
_PAD_Y = 8
_STATE_CHIPS = {CaseState.RETURNED: "nearly", CaseState.INCOMPLETE: "nearly", CaseState.DRAFT: "quiet"}


class _Fonts:
    """Fonts and line heights of a card, made once for a font."""

    def __init__(self, base: QFont) -> None:
        self.key = base.key()
        self.head, self.name, self.small = sized(base, 13, True), sized(base, 13), sized(base, 12)
        self.chip = sized(base, _CHIP_PIXELS, True)
        self.heads, self.smalls, self.chips = QFontMetrics(self.head), QFontMetrics(self.small), QFontMetrics(self.chip)
        self.head_line = self.heads.height() + 3
        self.name_line = QFontMetrics(self.name).height()
        self.small_line = self.smalls.height()

    def chip_width(self, text: str) -> int:
        """How wide a chip with these words is."""
        return self.chips.horizontalAdvance(text) + 2 * (_CHIP_PIXELS - 4)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a card is laid: its small lines, the words of its chip, and beside which line that stands; -1: beside the
    service.
    """

    lines: tuple[str, ...]
    chip: str = ""
    chip_at: int = -1


def _plan(card: Card, fonts: _Fonts, width: int) -> _Plan:
    """The lines of a card, and last the priority, where there is one."""
    plan = _placed(card, fonts, width)
    return _Plan((*plan.lines, card.priority), plan.chip, plan.chip_at) if card.priority else plan


def _placed(card: Card, fonts: _Fonts, width: int) -> _Plan:
    """The chip stands beside the service where both fit, else where it cuts nothing that matters, else alone."""
    number, where = card.case.number, card.where
    both = f"{number} · {where}"
    wide = fonts.smalls.horizontalAdvance
    lines = ((both,) if wide(both) <= width else (number, where)) if where else (number,)
    said = next((text for text in in_room(card.chip) if fonts.chip_width(text) <= width + 3), in_room(card.chip)[-1])
    chip = fonts.chip_width(said) + 14 if said else 0
    if not chip or fonts.heads.horizontalAdvance(card.case.service_short) + chip <= width + 3:
        return _Plan(lines, said)
    if len(lines) == 1 and where and wide(both) + chip > width:
        lines = (number, where)
    for n in reversed(range(len(lines))):
        if wide(lines[n]) + chip <= width:
            return _Plan(lines, said, n)
    if where and where != card.case.letter_number and width - chip >= _LEAST:
        return _Plan(lines, said, len(lines) - 1)
    return _Plan((*lines, ""), said, len(lines))


class CardDelegate(QStyledItemDelegate):
    """A card: service and age, name, number and who has it."""

    _fonts: _Fonts | None = None

    def _of(self, option: QStyleOptionViewItem) -> _Fonts:
        if self._fonts is None or self._fonts.key != option.font.key():
            self._fonts = _Fonts(option.font)
        return self._fonts

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As tall as its lines."""
        fonts = self._of(option)
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        card: Card = index.data(LINE_ROLE)
        plan = _plan(card, fonts, width - 2 * _PAD_X)
        count = len(plan.lines) + bool(card.carried)
        lines = count * (fonts.small_line + 1) + (3 if plan.chip_at == len(plan.lines) - 1 else 0)
        return QSize(width, 2 * _PAD_Y + fonts.head_line + fonts.name_line + lines + 2 + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the card; chosen ones are blue, the one under the keyboard has a strong edge."""
        card: Card = index.data(LINE_ROLE)
        fonts = self._of(option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = chosen or bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 0, 0, -_GAP)
        pen = QPen(QColor(theme.BLUE if strong else theme.LINE), 2 if strong else 1)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(theme.BLUE_PALE if chosen else theme.CARD))
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), 7, 7)
        left, right, y = box.left() + _PAD_X, box.right() - _PAD_X, box.top() + _PAD_Y
        plan = _plan(card, fonts, option.rect.width() - 2 * _PAD_X)
        edge = right
        if plan.chip and plan.chip_at < 0:
            edge = draw_chip(painter, right + 3, y - 1, plan.chip, card.kind, _CHIP_PIXELS) - 6
        head = QRect(left, y, edge - left, fonts.head_line)
        draw_text(painter, head, card.case.service_short, fonts.head, theme.TEXT)
        y += fonts.head_line
        draw_text(painter, QRect(left, y, right - left, fonts.name_line), card.name, fonts.name, theme.TEXT)
        y += fonts.name_line + 2
        for n, line in enumerate(plan.lines):
            end = right
            if n == plan.chip_at:
                end = draw_chip(painter, right + 3, y - 1, plan.chip, card.kind, _CHIP_PIXELS) - 6
            first = bool(card.priority) and n == len(plan.lines) - 1
            font, colour = (fonts.chip, theme.BLUE_TEXT) if first else (fonts.small, theme.MUTED)
            draw_text(painter, QRect(left, y, end - left, fonts.small_line), line, font, colour)
            y += fonts.small_line + 1
        if card.carried:
            y += 3 if plan.chip_at == len(plan.lines) - 1 else 0
            out = QRect(left, y, right - left, fonts.small_line)
            fits = fonts.smalls.horizontalAdvance(f"→ {card.carried}") <= out.width()
            said = card.carried if fits else card.carried.removeprefix("diantar ")
            draw_text(painter, out, f"→ {said}", fonts.small, theme.GREEN)
        painter.restore()


class WaitingDelegate(QStyledItemDelegate):
    """A line of what waits for its applicant: state, name, service, number and since when."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All lines are equally tall."""
        return QSize(200, 54)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the line."""
        card: Card = index.data(LINE_ROLE)
        case = card.case
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.BLUE_PALE))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.BLUE))
        painter.setPen(QColor("#edf0f4"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        name, small = sized(option.font, 14, True), sized(option.font, 13)
        left, right = box.left() + 16, box.right() - 16
        kind = _STATE_CHIPS.get(case.state, "quiet")
        chip = draw_chip(painter, right, box.top() + 8, STATE_LABELS[case.state], kind, _CHIP_PIXELS)
        title = " · ".join(part for part in (card.priority, case.service_short, one_line(case.village)) if part)
        since = f"sejak {date_short(case.desk_since.date())}, {time_words(case.desk_since)}"
        below = f"{title} · {case.number} · {since}"
        draw_text(painter, QRect(left, box.top() + 6, chip - left - 12, 21), card.name, name, theme.TEXT)
        draw_text(painter, QRect(left, box.top() + 28, right - left, 19), below, small, theme.MUTED)
        painter.restore()
