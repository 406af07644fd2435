"""What every screen is given: operations, clock, renderer, the office and the officer who works now."""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtCore import QObject, Signal

from app.model.catalogue import OfficeProfile
from app.model.people import Officer
from app.model.worktime import WorkCalendar
from app.parts import Parts
from ui.operations import Operations


class Desk(QObject):
    """The counter at which the window works. Screens get it in their constructor; there is no global."""

    officer_changed = Signal(object)
    open_case = Signal(str)
    continue_intake = Signal(str)
    start_intake = Signal(str)
    go_to = Signal(str)
    notice = Signal(str)
    open_training = Signal()
    add_officer = Signal()
    new_day = Signal()

    def __init__(self, parts: Parts, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts = parts
        self.ops = operations
        self.office: OfficeProfile | None = None
        self.calendar = WorkCalendar({})
        self.officers: tuple[Officer, ...] = ()
        self.officer: Officer | None = None
        self.survey_url = ""

    @property
    def training(self) -> bool:
        """Whether this is the training data set."""
        return self.parts.training

    @property
    def officer_id(self) -> int:
        """Id of the officer who works now; 0 before one is chosen, which no action accepts."""
        return self.officer.id if self.officer else 0

    def now(self) -> dt.datetime:
        """The clock of the office."""
        return self.parts.clock.now()

    def new_request(self) -> str:
        """An id for one intake or move, so that a double click stays one."""
        return str(uuid.uuid4())

    def choose_officer(self, officer: Officer) -> None:
        """Another officer sits down at this counter."""
        if officer != self.officer:
            self.officer = officer
            self.officer_changed.emit(officer)
