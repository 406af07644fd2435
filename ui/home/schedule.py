"""Jadwal sosialisasi on Beranda: the next few activities, and the way to the whole calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.model.schedule import Activity
from app.rules.outreach import day_of_month
from app.rules.wording import one_line, time_words
from ui import theme
from ui.widgets.basics import ElidedLabel, button, column, discard, label
from ui.widgets.cards import ArrowWalk, CardButton


def when_words(activity: Activity, today: dt.date) -> str:
    """'Hari ini, 09.00', 'Rabu, 2 Desember, 09.00'."""
    day = activity.starts_at.date()
    named = {0: "Hari ini", 1: "Besok"}.get((day - today).days, day_of_month(day))
    return f"{named}, {time_words(activity.starts_at)}"


class ScheduleCard(QFrame):
    """The card. `opened` carries the file of an activity, `all_wanted` asks for the calendar."""

    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.lines: list[CardButton] = []
        self._low = False
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self.empty = label("Belum ada yang dijadwalkan.", "muted", wrap=True)
        self.all_button = button("Semua jadwal", self.all_wanted.emit, "link", key="Ctrl+J")
        title = label("Jadwal sosialisasi", "section")
        layout = column(title, self._box, self.empty, gap=6)
        layout.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, 10)
        self.setLayout(layout)

    def show_activities(self, activities: Sequence[Activity], today: dt.date) -> None:
        """Replaces the lines."""
        for old in self.lines:
            self._box.removeWidget(old)
            discard(old)
        self.lines = [self._line(one, today) for one in activities]
        for one in self.lines:
            self._box.addWidget(one)
        self.empty.setVisible(not self.lines)
        self.set_low(self._low)
        ArrowWalk(self.lines, 1, self)

    def set_low(self, low: bool) -> None:
        """In a low window only the next one is shown."""
        self._low = low
        for n, one in enumerate(self.lines):
            one.setVisible(n == 0 or not low)

    def _line(self, activity: Activity, today: dt.date) -> CardButton:
        when = ElidedLabel(when_words(activity, today))
        when.setStyleSheet("font-weight:600;")
        about = ElidedLabel(f"{one_line(activity.topic)} · {one_line(activity.place)}", "muted")
        content = column(when, about, gap=0)
        content.setContentsMargins(6, 3, 4, 4)
        made = CardButton(content, f"{when.text()}, {about.text()}", "line")
        made.clicked.connect(lambda _checked=False: self.opened.emit(activity.case_number))
        return made
