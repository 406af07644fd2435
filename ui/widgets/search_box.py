"""The one search box on top: a scanned number opens its case, anything else finds while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.errors import LoketError
from app.model.case import STATE_LABELS
from app.ports import SearchHit
from app.rules.books.numbering import read_case_number
from app.rules.wording import date_short
from ui import theme
from ui.desk import Desk
from ui.icons import icon

_PAUSE_MS = 120
_LONGEST_NAME = 32


def _short(name: str) -> str:
    """A name that leaves room for service and state beside it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


class SearchBox(QLineEdit):
    """Type or scan; arrows choose, Enter opens."""

    opened = Signal(str)
    found = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hits: tuple[SearchHit, ...] = ()
        self._asked = ""
        self.setPlaceholderText("Cari nama, NIK, nomor — atau pindai barcode      Ctrl+K")
        self.setAccessibleName("Cari berkas")
        self.addAction(icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(360)
        self.setMaximumWidth(560)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._enter)
        self._popup: _Popup | None = None

    def _typed(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self._hide()

    def _look(self) -> None:
        asked = self.text()
        self._asked = asked
        self._desk.ops.read(lambda uow: uow.cases.search(asked), self._show, owner=self)

    def _show(self, hits: tuple[SearchHit, ...]) -> None:
        if self._asked != self.text() or not self.hasFocus():
            return
        self._hits = hits
        if self._popup is None:
            self._popup = _Popup(self.window(), self)
            self._popup.list.itemClicked.connect(lambda item: self._open(item.data(Qt.ItemDataRole.UserRole)))
        self._popup.fill(hits, self.text().strip())
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        self._popup.setGeometry(corner.x(), corner.y(), max(self.width(), 520), self._popup.wanted_height())
        self._popup.show()
        self._popup.raise_()
        self.found.emit(len(hits))

    def _enter(self) -> None:
        typed = self.text().strip()
        number = read_case_number(typed)
        chosen = self._popup.chosen() if self._popup is not None and self._popup.isVisible() else None
        if number is not None:
            self._open(number)
        elif chosen:
            self._open(chosen)
        elif typed:
            # A scanner types faster than the pause: look for it now and open a single hit.
            self._timer.stop()
            self._desk.ops.read(lambda uow: uow.cases.search(typed, 2), self._open_single, self._tell, self)

    def _open_single(self, hits: tuple[SearchHit, ...]) -> None:
        if len(hits) == 1:
            self._open(hits[0].number)
        else:
            self._look()

    def _tell(self, error: LoketError) -> None:
        self._desk.notice.emit(error.full)

    def _open(self, number: str) -> None:
        self._hide()
        self.clear()
        self.opened.emit(number)

    def _hide(self) -> None:
        self._timer.stop()
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the results, Esc closes them."""
        if self._popup is not None and self._popup.isVisible():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._popup.walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return
            if event.key() == Qt.Key.Key_Escape:
                self._hide()
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Closes the results when the focus goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(150, self, self._hide)
        return super().event(event)


class _Popup(QFrame):
    def __init__(self, window: QWidget, box: QObject) -> None:
        super().__init__(window)
        self.setObjectName("card")
        self.list = QListWidget()
        self.list.setObjectName("bare")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(
            "QListWidget::item { padding: 7px 8px; border-radius: 5px; }"
            f"QListWidget::item:selected {{ background: {theme.BLUE_PALE}; color: {theme.TEXT}; }}"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self.list)

    def fill(self, hits: tuple[SearchHit, ...], typed: str) -> None:
        """Shows the hits, or says that there are none."""
        self.list.clear()
        for hit in hits:
            where = STATE_LABELS[hit.state]
            number = f"{hit.number} · {hit.letter_number}" if hit.letter_number else hit.number
            who = f"{_short(hit.name)}   ·   {hit.service_short}   ·   {where}"
            item = QListWidgetItem(f"{who}\n{number}   ·   {date_short(hit.opened_at.date())}")
            item.setData(Qt.ItemDataRole.UserRole, hit.number)
            self.list.addItem(item)
        if hits:
            self.list.setCurrentRow(0)
        else:
            item = QListWidgetItem(f"Tidak ada berkas dengan “{typed}”.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def wanted_height(self) -> int:
        """As tall as the results, up to a limit."""
        rows = sum(self.list.sizeHintForRow(n) for n in range(self.list.count()))
        return min(rows + 16, 460)

    def walk(self, step: int) -> None:
        """Moves the choice."""
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + step) % count)

    def chosen(self) -> str | None:
        """The number of the chosen hit."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None
