"""Buttons and lists whose words may be longer than their room: cut in the middle, and told whole by a tooltip."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

_KEY_GAP = "   "
"""What stands between the words of a button and its key."""
_LEAST_PART = 5
"""The part of the room that the beginning must keep beside an end that stays whole."""
SHORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""A shorter word for a line of a list, shown where the whole one has no room while the list is closed."""
_LIST_SIDE = 40
"""Sides of a line and the scroll bar of a list that is opened."""


def fitted(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text as it fits: both its ends stay, since posts and names differ at the end as well.

    The key of a button stays whole, and so does a remark in brackets: '(tidak di tempat)'.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    end = _whole_end(text)
    left = room - metrics.horizontalAdvance(end)
    if end and left >= room // _LEAST_PART:
        return metrics.elidedText(text.removesuffix(end), Qt.TextElideMode.ElideRight, left) + end
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)


def _whole_end(text: str) -> str:
    words, gap, key = text.rpartition(_KEY_GAP)
    if gap:
        return f"{gap}{key}"
    words, bracket, remark = text.rpartition(" (")
    return f"{bracket}{remark}" if words and remark.endswith(")") else ""


class FittingButton(QPushButton):
    """A button that says the middle of its words last. In a dialog, Enter presses the one that has the focus."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._told = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Without this, a dialog would give the Enter to its main button, whichever was walked to.

        On a screen Enter stays silent: a second one, meant for the dialog before, would begin something new.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.window(), QDialog):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button, with the words cut where they do not fit."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        whole = option.text.replace("&&", "&")
        cut = lacking > 0 and bool(whole)
        self._told = _tell(self, whole.strip() if cut else "", self._told)
        if not cut:
            super().paintEvent(event)
            return
        room = option.fontMetrics.horizontalAdvance(whole) - lacking
        option.text = fitted(whole, option.fontMetrics, room).replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


class FittingCombo(QComboBox):
    """A list of choices; opened it is as wide as its longest line, as far as the screen reaches.

    Where the beginning says enough (`begins`), as in a filter, the end is cut and not the middle. A line may have a
    shorter word for itself (SHORT_ROLE).
    """

    def __init__(self, *, begins: bool = False) -> None:
        super().__init__()
        self._told = ""
        self._begins = begins

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any list, with what is chosen cut where it does not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = option.currentText
        cut = option.fontMetrics.horizontalAdvance(text) > box.width()
        self._told = _tell(self, text if cut else "", self._told)
        if not cut or self.isEditable():
            super().paintEvent(event)
            return
        short = self.itemData(self.currentIndex(), SHORT_ROLE) or ""
        if short and option.fontMetrics.horizontalAdvance(short) <= box.width():
            option.currentText = short
        elif self._begins:
            option.currentText = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        else:
            option.currentText = fitted(text, option.fontMetrics, box.width())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Opens the list wide enough to read."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + _LIST_SIDE
        room = self.screen().availableGeometry().width()
        view.setMinimumWidth(max(self.width() - 4, min(wanted, room)))
        super().showPopup()


def _tell(widget: QWidget, words: str, told: str) -> str:
    """The tooltip follows what is cut; one that the screen set itself stays."""
    if escape(words) != told.removeprefix("<p>").removesuffix("</p>") and widget.toolTip() in ("", told):
        told = f"<p>{escape(words)}</p>" if words else ""
        widget.setToolTip(told)
        return told
    return told
