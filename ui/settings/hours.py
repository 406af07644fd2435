"""Jam layanan: the hours of the week in which promised time runs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.calendar import save_week
from app.errors import LoketError
from app.rules.hours import TypedWeek, tidy_week, typed_week
from ui.desk import Desk
from ui.settings.calendar_section import CalendarSection
from ui.settings.section import SettingsState, page_of
from ui.settings.week_editor import WeekEditor
from ui.widgets.basics import column, label


class HoursSection(CalendarSection):
    """The week, a line for each day."""

    def __init__(self, desk: Desk) -> None:
        intro = "Janji waktu hanya berjalan pada jam layanan, di luar jam istirahat."
        super().__init__(desk, "Jam layanan", "clock", intro)
        self._stored: TypedWeek = ()
        self.week = WeekEditor()
        body = QWidget()
        hint = label(
            "Hari tanpa centang berarti tutup; istirahat boleh dikosongkan. "
            "Jam pada bulan Ramadan diisi di bagian Jam Ramadan.",
            "caption",
            wrap=True,
        )
        body.setLayout(column(self.week, hint, gap=6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(body, widest=760))
        self.week.edited.connect(self.changed)

    @property
    def dirty(self) -> bool:
        """Whether the hours differ from what is stored."""
        return bool(self._stored) and tidy_week(self.week.value) != self._stored

    def load(self, state: SettingsState) -> None:
        """Shows the stored hours, unless they are being changed."""
        if self.dirty:
            return
        self._stored = typed_week(state.calendar.week)
        self.week.value = self._stored

    def reset(self) -> None:
        """Back to what is stored."""
        self.week.value = self._stored
        self.touched.emit()

    def save(self) -> None:
        """Stores the week, or says at its box what cannot be."""
        week = self.week.read()
        if week is None:
            return
        now, officer = self.desk.now(), self.desk.officer_id or None

        def done() -> None:
            self._stored = typed_week(week)

        self.write_calendar(lambda uow: save_week(week, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """At the box it is about."""
        if not error.field:
            return False
        self.week.say(error.field, error.full)
        self.week.focus(error.field)
        return True

    def focus_first(self) -> None:
        """The first hour."""
        self.week.focus_first()
