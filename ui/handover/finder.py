"""The left side of the hand-over: what waits, narrowed down by a scan or by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from app.rules.books.numbering import read_case_number
from ui import theme
from ui.desk import Desk
from ui.handover.ready_list import ReadyLine, ReadyList, ready_table, show_ready
from ui.icons import icon
from ui.widgets.basics import EmptyState, button, column, label, line
from ui.widgets.pages import Pages

_PAUSE_MS = 150
_LEAST_WIDTH, _WIDTH = 280, 400
_LIST, _NONE_READY, _NOT_FOUND = range(3)


class _Search(QLineEdit):
    """Down goes into the list."""

    downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves for the list."""
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)


class Finder(QFrame):
    """`wanted` carries the number of the file that was scanned or chosen; `onwards` is Enter on it."""

    wanted = Signal(str)
    onwards = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_WIDTH)
        self._desk = desk
        self._marked = ""
        self.search = _Search()
        self.search.setAccessibleName("Cari berkas yang siap diambil")
        self.search.setPlaceholderText("Pindai tanda terima, atau ketik nama")
        self.search.addAction(icon("barcode", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.note = label("", "warning", wrap=True)
        self.note.hide()
        self.model = ready_table(desk)
        self.list = ReadyList(self.model)
        self.pages = Pages()
        self.pages.add(self.list)
        self.pages.add(
            EmptyState(
                "handover",
                "Belum ada yang siap diambil",
                "Berkas muncul di sini setelah langkah terakhirnya selesai di Papan Berkas.",
                button("Buka Papan Berkas", lambda: desk.go_to.emit("board"), key="F3"),
            ),
            self.search,
        )
        nothing = EmptyState("search", "Tidak ada yang cocok", "Untuk mencari di semua berkas, tekan Ctrl+K.")
        self.pages.add(nothing, self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(column(self.search, self.note, gap=6, margins=12))
        layout.addWidget(line())
        layout.addWidget(self.pages, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._entered)
        self.search.downwards.connect(self._into_list)
        self.model.arrived.connect(self._arrived)
        self.list.picked.connect(self._picked)
        self.list.entered.connect(self.onwards)
        self.list.left_upwards.connect(self.focus_first)

    @property
    def narrowed(self) -> bool:
        """Whether something is typed."""
        return bool(self.search.text().strip())

    def look(self) -> None:
        """Reads the list anew, with the words that are typed."""
        self._timer.stop()
        typed = self.search.text().strip()
        show_ready(self.model, self._desk, read_case_number(typed) or typed)

    def clear(self) -> None:
        """Shows all that waits."""
        self.search.clear()
        self.say("")
        self.mark("")
        self.look()

    def mark(self, number: str) -> None:
        """Chooses the line of that file, or none."""
        self._marked = number
        self.list.choose_quietly(self.model.place_of(number))

    def say(self, sentence: str) -> None:
        """Shows a sentence below the search; empty clears it."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """The search: a scan can come at any moment."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def _typed(self, text: str) -> None:
        self.say("")
        number = read_case_number(text)
        if number is not None and number != self._marked:
            self.wanted.emit(number)
        self._timer.start()

    def _entered(self) -> None:
        number = read_case_number(self.search.text())
        if number is None:
            self._into_list()
        else:
            self.search.selectAll()  # The Enter that a scanner sends behind a number: the next scan replaces it.
            if number != self._marked:
                self.wanted.emit(number)

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.list.current is None:
                self.list.choose(0)

    def _arrived(self, some: bool) -> None:
        self.pages.turn(_LIST if some else _NOT_FOUND if self.narrowed else _NONE_READY)
        self.mark(self._marked)

    def _picked(self, chosen: ReadyLine) -> None:
        self._marked = chosen.number
        self.wanted.emit(chosen.number)
