"""What of a book is shown: year, month, day, service, desa, state and words."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.ports import RegisterFilter
from app.rules.wording import MONTHS
from ui import theme
from ui.icons import icon
from ui.register.books import BookTab
from ui.widgets.basics import button, row
from ui.widgets.fitting import SHORT_ROLE, FittingCombo

_PAUSE_MS = 250
_LEAST_WIDTH = 92
_ALL_YEARS, _ALL_MONTHS, _ALL_SERVICES, _ALL_VILLAGES = "Semua tahun", "Semua bulan", "Semua layanan", "Semua desa"
_ALL_STATES, _ALL_DAYS, _TODAY = "Semua keadaan", "Semua hari", "Hari ini"


class _Words(QLineEdit):
    """Enter and Down leave for the book."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to the rows that were found."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """`changed` carries the RegisterFilter; words wait for a pause in typing. `left` asks for the focus in the book."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.year = _combo("Tahun", _ALL_YEARS, 9)
        self.month = _combo("Bulan", _ALL_MONTHS, 10)
        self.day = _combo("Hari", _ALL_DAYS, 9)
        self.service = _combo("Layanan", _ALL_SERVICES, 11)
        self.village = _combo("Desa/kelurahan", _ALL_VILLAGES, 9)
        self.state = _combo("Keadaan", _ALL_STATES, 11)
        for number, name in enumerate(MONTHS, 1):
            self.month.addItem(name, number)
        self.words = _Words()
        self.words.setAccessibleName("Cari di buku register")
        self.words.addAction(icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(212)
        self.clear_button = button("Hapus saringan", self.clear, "link", key="Esc")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self._told = RegisterFilter()
        self._services: tuple[tuple[str, str], ...] = ()
        self._tab: BookTab | None = None
        self.year.activated.connect(self._year_chosen)
        self.month.activated.connect(self._month_chosen)
        self.day.activated.connect(self._day_chosen)
        self.service.activated.connect(self._tell)
        self.village.activated.connect(self._tell)
        self.state.activated.connect(self._tell)
        self.words.textChanged.connect(self._typed)
        self.words.left.connect(self._leave)
        self._lists = (self.year, self.month, self.day, self.service, self.village, self.state)
        layout = row(self.words, *self._lists, self.clear_button, gap=8)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self._show_clear()

    def set_choices(self, years: Sequence[int], services: Sequence[tuple[str, str]], villages: Sequence[str]) -> None:
        """Fills the lists; what is chosen stays."""
        _refill(self.year, [(str(year), year) for year in years])
        self._list_days()
        self._services = tuple(services)
        self._list_services()
        _refill(self.village, [(name, name) for name in villages])

    def fit_book(self, tab: BookTab) -> None:
        """Offers what the open book can be narrowed by: by service what holds rows of more than one."""
        self._tab = tab
        self._list_services()
        self.words.setPlaceholderText(f"{tab.looked_for}    Ctrl+F")
        _refill(self.state, [(words, key) for key, words in tab.states])
        for combo, wanted in (
            (self.service, tab.of_numbers or len(tab.services) > 1),
            (self.village, tab.by_village),
            (self.state, bool(tab.states)),
            (self.day, tab.by_day),
        ):
            combo.setVisible(wanted)
            if not wanted:
                combo.setCurrentIndex(0)
        self._told = self.value
        self._show_clear()

    def _list_services(self) -> None:
        wanted = self._tab.services if self._tab else ()
        _refill(self.service, [(short, key) for key, short in self._services if key in wanted or not wanted])

    @property
    def value(self) -> RegisterFilter:
        """What is chosen now."""
        return RegisterFilter(
            self.year.currentData(),
            self.month.currentData(),
            self.service.currentData() or "",
            self.village.currentData() or "",
            self.words.text().strip(),
            self.state.currentData() or "",
            self.day.currentData(),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.value != RegisterFilter()

    def clear(self) -> None:
        """Shows the whole book again."""
        self.words.clear()
        for combo in self._lists:
            combo.setCurrentIndex(0)
        self._tell()
        self.left.emit()

    def _year_chosen(self) -> None:
        if self.year.currentData() is None:
            self.month.setCurrentIndex(0)
        self._list_days()
        self._tell()

    def _month_chosen(self) -> None:
        if self.month.currentData() is not None and self.year.currentData() is None and self.year.count() > 1:
            self.year.setCurrentIndex(1)  # A month is one of a year: the latest, until another is chosen.
        self._list_days()
        self._tell()

    def _day_chosen(self) -> None:
        if self.day.currentData() == _TODAY or (self.day.currentData() and self.month.currentData() is None):
            today = self._today()
            day = today.day if self.day.currentData() == _TODAY else self.day.currentData()
            self.year.setCurrentIndex(max(0, self.year.findData(today.year)))
            self.month.setCurrentIndex(self.month.findData(today.month))
            self._list_days()
            self.day.setCurrentIndex(self.day.findData(day))
        self._tell()

    def _list_days(self) -> None:
        """The days of the chosen month; before one is chosen only today, which needs no other choice."""
        year, month = self.year.currentData(), self.month.currentData()
        last = calendar.monthrange(year, month)[1] if year and month else 0
        _refill(self.day, [(_TODAY, _TODAY), *((str(n), n) for n in range(1, last + 1))])

    def _typed(self) -> None:
        self._show_clear()
        self._timer.start()

    def _leave(self) -> None:
        self._tell()
        self.left.emit()

    def _tell(self) -> None:
        self._timer.stop()
        self._show_clear()
        if self.value != self._told:
            self._told = self.value
            self.changed.emit(self._told)

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.narrowed)


def _combo(name: str, whole: str, letters: int) -> QComboBox:
    combo = FittingCombo(begins=True)
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.addItem(whole, None)
    combo.setItemData(0, whole.removeprefix("Semua ").capitalize(), SHORT_ROLE)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    combo.setMinimumWidth(_LEAST_WIDTH)  # in a small window the lists give way, not the words
    combo.setMaxVisibleItems(14)
    return combo


def _refill(combo: QComboBox, items: Sequence[tuple[str, object]]) -> None:
    kept = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(combo.count() - 1)
    for text, value in items:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(kept)))
