"""What is remembered of a NIK that was typed at the counter."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.model.people import Applicant
from app.rules.identity import digits
from ui.desk import Desk
from ui.intake.applicant import ApplicantPanel


class KnownApplicants(QObject):
    """Fills in who comes again, and says how often they came; what was typed already stays. `filled` tells of it."""

    filled = Signal()

    def __init__(self, desk: Desk, panel: ApplicantPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        panel.nik_typed.connect(self._look_up)

    def _look_up(self, nik: str) -> None:
        def known(found: tuple[Applicant, int] | None) -> None:
            # Another NIK may have been typed while this one was looked up.
            if found is not None and digits(self._panel.text("nik")) == nik:
                self._show(nik, *found)

        self._desk.ops.read(lambda uow: uow.people.known_applicant(nik), known, owner=self)

    def _show(self, nik: str, applicant: Applicant, visits: int) -> None:
        if applicant.kind is self._panel.applicant_kind:
            self._panel.fill_known(applicant)
            self.filled.emit()
        if applicant.nik == nik:
            self._panel.say_visits(visits)
        else:
            self._panel.say_merged(applicant.nik)
