"""Labels, cards, chips, rows and buttons: the alphabet of the screens."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon
from ui.widgets.fitting import FittingButton


def label(text: str, name: str = "", wrap: bool = False) -> QLabel:
    """A label of plain text: what a person typed is never read as markup."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setWordWrap(wrap)
    if name:
        widget.setObjectName(name)
    return widget


def show_if(widget: QWidget, wanted: bool) -> None:
    """Shows or hides a widget, also while it is being built: without a parent it would flash up as a window."""
    if wanted and widget.parentWidget() is None:
        return
    widget.setVisible(wanted)


def tip(text: str) -> str:
    """A tooltip of plain text: Qt would take what looks like markup in a name for markup."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""


def discard(widget: QWidget) -> None:
    """Lets go of a widget. Hidden first: Qt shows freshly laid-out children a moment later, and one without a parent
    would flash up as a window of its own and take the focus.
    """
    widget.hide()
    widget.deleteLater()


def button(
    text: str, on_click: Callable[[], None] | None = None, name: str = "", picture: str = "", key: str = ""
) -> QPushButton:
    """A button; `name` picks its look (primary, link, danger), `key` is shown behind the text and works window-wide."""
    widget = FittingButton(f"{text}   {key}" if key else text)
    widget.setAutoDefault(False)
    if name:
        widget.setObjectName(name)
    if picture:
        widget.setText(f" {widget.text()}")  # the style leaves no room between icon and words
        widget.setIcon(icon(picture, "#ffffff" if name == "primary" else theme.MUTED))
        widget.setIconSize(QSize(18, 18))
    if on_click is not None:
        widget.clicked.connect(lambda _checked=False: on_click())
    return widget


def shortcut(owner: QWidget, key: str, action: Callable[[], None], whole_window: bool = False) -> QShortcut:
    """A key that works while `owner` (or the whole window) has the focus."""
    made = QShortcut(QKeySequence(key), owner)
    made.setContext(
        Qt.ShortcutContext.WindowShortcut if whole_window else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made.activated.connect(action)
    return made


def column(*items: QWidget | QLayout | None, gap: int = theme.GAP, margins: int = 0) -> QVBoxLayout:
    """A vertical layout; None is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def row(*items: QWidget | QLayout | None, gap: int = theme.GAP, margins: int = 0) -> QHBoxLayout:
    """A horizontal layout; None is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def _fill(
    layout: QVBoxLayout | QHBoxLayout, items: tuple[QWidget | QLayout | None, ...], gap: int, margins: int
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def card(content: QLayout, name: str = "card") -> QFrame:
    """A white card around a layout."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(content)
    return frame


def line() -> QFrame:
    """A thin rule."""
    frame = QFrame()
    frame.setObjectName("line")
    return frame


class Chip(QLabel):
    """A small coloured word: how a file stands, how many wait."""

    def __init__(self, text: str = "", kind: str = "quiet") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(20)
        self.say(text, kind)

    def say(self, text: str, kind: str = "quiet") -> None:
        """Shows a text in the colours of its kind; an empty text hides the chip."""
        back, front = theme.CHIPS[kind]
        self.setText(text)
        self.setStyleSheet(
            f"background:{back}; color:{front}; border-radius:9px; padding:2px 9px; font-size:12px; font-weight:600;"
        )
        show_if(self, bool(text))


class EmptyState(QWidget):
    """What an empty list says: what belongs here and how it comes in."""

    def __init__(self, picture: str, headline: str, text: str, action: QPushButton | None = None) -> None:
        super().__init__()
        image = QLabel()
        image.setPixmap(icon(picture, "#9aa8bd").pixmap(44, 44))
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head = head = label(headline, "section")
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = body = label(text, "muted", wrap=True)
        body.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body.setMinimumWidth(320)
        body.setMaximumWidth(420)
        middle = row(None, body, None)
        middle.setStretch(1, 4)
        layout = column(None, image, head, middle, gap=8)
        if action is not None:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setLayout(layout)

    def say(self, headline: str, text: str) -> None:
        """Teaches something else."""
        self._head.setText(headline)
        self._body.setText(text)


class ElidedLabel(QLabel):
    """A one-line label that ends in … where it does not fit, with the whole text as its tooltip."""

    def __init__(self, text: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setMinimumWidth(20)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the text cut to the width."""
        painter = QPainter(self)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(tip(self.text()) if cut != self.text() else "")
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), cut)
        painter.end()
