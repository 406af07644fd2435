"""When an applicant asked for a correction: day and time, and what the law says of them (UU 27/2022)."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.rules.correction_time import asked_note, is_requested
from app.rules.wording import read_time, time_words
from ui.widgets.asked_fields import TimeField
from ui.widgets.basics import column, label, row
from ui.widgets.fields import DateField

_DAY_WIDTH, _TIME_WIDTH = 180, 80


class AskedWhen(QWidget):
    """Shown once the reason is a request; the moment of now stands in it until another is typed."""

    def __init__(self, now: dt.datetime) -> None:
        super().__init__()
        self._now = now
        self.day = DateField("Diminta tanggal")
        self.time = TimeField("Pukul")
        self.day.date, self.time.value = now.date(), time_words(now)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.time.setFixedWidth(_TIME_WIDTH)
        self.note = label("", "muted", wrap=True)
        line = row(self.day, self.time, self.note, gap=10)
        line.setStretch(2, 1)
        for field in (self.day, self.time):
            line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self._judge)
        self.setLayout(column(line, gap=0))
        self.hide()
        self._judge()

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """Where is typed, in order."""
        return (self.day.editor, self.time.editor)

    @property
    def moment(self) -> dt.datetime | None:
        """When it was asked for; None when the applicant did not ask, or it cannot be read."""
        day, time = self.day.date, read_time(self.time.value)
        return dt.datetime.combine(day, time) if not self.isHidden() and day and time else None

    def follow(self, reason: str) -> None:
        """Stands there while the reason says that the applicant asked."""
        self.setVisible(is_requested(reason))

    def readable(self) -> bool:
        """Whether the moment can be read; says so and goes there if not."""
        if self.isHidden() or self.moment is not None:
            return True
        field = self.time if self.day.date else self.day
        field.say("Tanggal belum benar. Contoh: 20-11-2026." if field is self.day else "Contoh: 09.30.")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _judge(self) -> None:
        day, time = self.day.date, read_time(self.time.value)
        words, kind = "", "muted"
        if day and time:
            words, kind = asked_note(dt.datetime.combine(day, time), self._now)
        self.note.setText(words)
        if self.note.objectName() != kind:
            self.note.setObjectName(kind)
            self.note.style().polish(self.note)
