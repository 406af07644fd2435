"""Jam layanan & hari libur: when the promised time runs, to read."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.model.worktime import Span
from app.rules.wording import DAYS, date_words
from ui.desk import Desk
from ui.settings.section import Section, SettingsState
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.widgets.basics import label


def span_words(spans: tuple[Span, ...]) -> str:
    """Opening hours of a day: '07.30–12.00 dan 13.00–16.00', or 'tutup'."""

    def clock(minutes: int) -> str:
        return f"{minutes // 60:02d}.{minutes % 60:02d}"

    return " dan ".join(f"{clock(first)}–{clock(last)}" for first, last in spans) or "tutup"


class HoursSection(Section):
    """The week and the holidays of this year."""

    saves = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "Jam layanan", "clock", "Janji waktu hanya berjalan pada jam layanan; hari libur tidak dihitung."
        )
        self._week = QGridLayout()
        self._week.setHorizontalSpacing(24)
        self._week.setVerticalSpacing(9)
        self._week.setColumnStretch(1, 1)
        self._days = [label("", "muted") for _ in DAYS]
        for n, (name, hours) in enumerate(zip(DAYS, self._days, strict=True)):
            self._week.addWidget(label(name), n, 0)
            self._week.addWidget(hours, n, 1)
        self.model = RowsModel(("Tanggal", "Hari", "Hari libur dan cuti bersama"))
        self.table = RowsView(self.model, "Hari libur", (2,))
        self._year = label("", "section")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(label("Tiap minggu", "section"))
        left.addLayout(self._week)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._year)
        right.addWidget(self.table, 1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(300)
        left.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 16)
        layout.setSpacing(24)
        layout.addWidget(holder)
        layout.addLayout(right, 1)

    def load(self, state: SettingsState) -> None:
        """Shows the stored calendar."""
        for day, words in enumerate(self._days):
            words.setText(span_words(state.calendar.week.get(day, ())))
        year = self.desk.now().year
        days = sorted((day, name) for day, name in state.calendar.holidays.items() if day.year == year)
        self._year.setText(f"Hari libur {year}: {len(days)} hari")
        self.model.fill([TableRow(day, (date_words(day), DAYS[day.weekday()], name)) for day, name in days])

    def hours_of(self, weekday: int) -> str:
        """The hours shown for a day of the week, Monday 0."""
        return self._days[weekday].text()

    def focus_first(self) -> None:
        """The list of holidays."""
        self.table.setFocus()
