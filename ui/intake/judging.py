"""Judges the fields of an applicant while they are typed and when they are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.people import Applicant
from app.rules.identity import Finding, check_nik, digits, format_nik, nik_birth
from app.rules.intake import applicant_findings
from app.rules.proper_case import proper_of
from app.rules.villages import village_of
from ui.intake.applicant_fields import SHOWN
from ui.intake.filled import Filled
from ui.widgets.asked_fields import set_proper
from ui.widgets.fields import ChoiceField, DateField, Field, TextField


class Judge(QObject):
    """Says beside a field what is wrong or odd about it. `nik_typed` carries a NIK that is whole and possible.

    What somebody else said beside a field, such as that it is still empty, stays there until it is mended.
    """

    nik_typed = Signal(str)

    def __init__(
        self, fields: Mapping[str, Field], applicant: Callable[[], Applicant], today: dt.date, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._fields = fields
        self._applicant = applicant
        self._today = today
        self.office: OfficeProfile | None = None
        self._said: dict[str, str] = {}
        for key, field in fields.items():
            field.left.connect(lambda key=key: self._left(key))
        nik = fields["nik"]
        assert isinstance(nik, TextField)
        village = fields["village"]
        assert isinstance(village, ChoiceField)
        self._nik, self._village = nik, village
        self.filled = Filled(fields, self)
        nik.edited.connect(self._nik_edited)
        fields["sex"].edited.connect(lambda: self._left("sex"))  # a choice is whole at once

    def _say(self, key: str, finding: Finding | None) -> None:
        field = self._fields[key]
        if finding is not None:
            field.say(finding.sentence, finding.severity.value)
            self._said[key] = finding.sentence
        elif field.said == self._said.pop(key, None):
            field.say()

    def _left(self, key: str) -> None:
        if key == "nik" and len(digits(self._nik.value)) == 16:
            self._nik.value = format_nik(self._nik.value)
        if key == "village" and self.office is not None:
            self._village.value = village_of(self._village.value, self.office)
        applicant = self._applicant()
        kind = proper_of(key, applicant.kind)
        if kind is not None:
            set_proper(self._fields[key], kind)
            applicant = self._applicant()
        findings = applicant_findings(applicant, self._today, self.office)
        # A birth date or a sex may be what does not fit the NIK.
        for name in {key, "nik"} & set(SHOWN[applicant.kind]):
            self._say(name, findings.get(name))

    def _nik_edited(self) -> None:
        raw = digits(self._nik.value)
        self.filled.follow(raw)
        if len(raw) < 16:
            return
        finding = check_nik(raw, self._today)
        if finding is not None:
            self._say("nik", finding)
            return
        self.nik_typed.emit(raw)
        if self._applicant().kind is not ApplicantKind.PERSON:
            return
        carried = nik_birth(raw, self._today)
        birth = self._fields["birth_date"]
        if carried is not None and isinstance(birth, DateField) and not birth.value:
            self.filled.fill(raw, {"birth_date": carried[0], "sex": carried[1]})
