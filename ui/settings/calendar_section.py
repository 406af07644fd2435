"""What the pages of the calendar share: they tell how many running promises moved when they are saved."""

from __future__ import annotations

from collections.abc import Callable

from app.changes import Outcome
from app.ports import UnitOfWork
from app.rules.clock.promise_words import recounted_words
from ui.desk import Desk
from ui.settings.section import Section


class CalendarSection(Section):
    """A page whose changes move promises."""

    def __init__(self, desk: Desk, title: str, picture: str, intro: str) -> None:
        super().__init__(desk, title, picture, intro)
        self._result = ""

    @property
    def said(self) -> str:
        """What the last change did to running files, until something else is typed."""
        return "Menghitung ulang janji berkas berjalan…" if self.busy else self._result

    def write_calendar(self, work: Callable[[UnitOfWork], Outcome[int]], done: Callable[[], None]) -> None:
        """Writes in the background, then says how many running promises moved."""
        self._result = ""
        self.write(work, done, self._counted)

    def _counted(self, moved: int) -> None:
        self._result = recounted_words(moved)

    def changed(self) -> None:
        """Something was typed: what the last save did is no news any more."""
        self._result = ""
        self.touched.emit()
