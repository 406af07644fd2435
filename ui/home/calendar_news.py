"""Whether the national calendar that Loket brings says otherwise than the office's list; looked up once a day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from app.actions.holiday_update import calendar_news
from app.changes import Change, Changes
from ui.desk import Desk


class CalendarNews(QObject):
    """`days` is how many days differ; `found` tells that it changed. Looks in the background, and says no errors:
    nobody asked.
    """

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: dt.date | None = None
        self.days = 0
        desk.ops.changed.connect(self._something_changed)

    def look(self) -> None:
        """The first look of a day, or the first one after the list was changed."""
        today, source = self._desk.now().date(), self._desk.parts.holidays
        if today == self._looked or self._desk.office is None:
            return
        self._looked = today
        self._desk.ops.read(lambda uow: calendar_news(uow, today, source), self._take, lambda _error: None, self)

    def _take(self, days: int) -> None:
        if days != self.days:
            self.days = days
            self.found.emit()

    def _something_changed(self, changes: Changes) -> None:
        if Change.OFFICE in changes:
            self._looked = None
