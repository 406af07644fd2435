"""The foot of the intake screen: what is promised, and the buttons whose words follow the form."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QFrame

from app.errors import many_wrong
from app.model.worktime import WorkCalendar
from app.rules.clock.promise_words import waits_outside
from ui import theme
from ui.intake.presenter import IntakeModel, Primary
from ui.widgets.basics import ElidedLabel, button, label, row


class Footer(QFrame):
    """Promise at left, buttons at right. The screen connects the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self._unpromised = self._narrow = False
        self.complaint = ElidedLabel("", "complaint")
        self.complaint.hide()
        self.unpromised = ElidedLabel("Jangka waktu layanan ini belum ditetapkan.", "muted")
        self.unpromised.hide()
        self.promise = label("", "muted")
        self.strong = ElidedLabel()
        self.strong.setStyleSheet("font-weight:600;")
        self.clear_button = button("Kosongkan", key="Esc")
        self.draft_button = button("Simpan dulu", key="Ctrl+S")
        self.main_button = button(Primary.NOTHING.value, name="primary")
        line = row(self.complaint, self.promise, self.strong, self.clear_button, self.draft_button, self.main_button)
        line.setStretch(0, 1)  # whichever of the two is shown keeps the buttons at the right, as wide as their words
        line.setStretch(2, 1)
        line.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        line.insertWidget(0, self.unpromised, 1)
        self.setLayout(line)

    def show_state(self, model: IntakeModel, now: dt.datetime, calendar: WorkCalendar, busy: bool) -> None:
        """What the form is ready for, and when it would be finished."""
        primary = model.primary()
        words = primary.value or "Pilih layanan dulu"
        self.main_button.setText(f"{words}   F9")
        self.main_button.setMinimumWidth(self.main_button.sizeHint().width())
        self.main_button.setEnabled(primary is not Primary.NOTHING and not busy)
        self.draft_button.setEnabled(primary is not Primary.NOTHING and not busy)
        promise = model.promise(now, calendar)
        service = model.offer.service if model.offer else None
        duration = service.standard.duration if service else None
        if service and duration and promise and waits_outside(service.standard.steps, service.key):
            self.promise.setText("Waktu di kantor:")  # nobody knows the day
            promise = duration.text
        else:
            self.promise.setText("Bila lengkap: selesai" if promise else "")
        self.strong.setText(promise)
        self._unpromised = model.offer is not None and not promise
        self._show_words()

    def complain(self, wrong: int) -> None:
        """Counts the fields that are wrong, in place of the promise; 0 brings the promise back."""
        self.complaint.setText(many_wrong(wrong) if wrong else "")
        self._show_words()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the moment alone stands for the promise, and two buttons do not name their keys."""
        self._narrow = narrow
        self.clear_button.setText("Kosongkan" if narrow else "Kosongkan   Esc")
        self.draft_button.setText("Simpan dulu" if narrow else "Simpan dulu   Ctrl+S")
        self._show_words()

    def _show_words(self) -> None:
        self.complaint.setVisible(self.complaining)
        self.unpromised.setVisible(self._unpromised and not self.complaining)
        promised = not self._unpromised and not self.complaining
        self.promise.setVisible(promised and not self._narrow)
        self.strong.setVisible(promised)

    @property
    def complaining(self) -> bool:
        """Whether it counts wrong fields now."""
        return bool(self.complaint.text())
