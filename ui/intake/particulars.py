"""The extra particulars that a service asks for, below the applicant; whose complaint it is stands above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.letter_template import LetterTemplate, Particular
from app.rules.secrecy import IDENTITY
from ui.intake.applicant_fields import Lines, empty
from ui.intake.identity_choice import IdentityChoice
from ui.widgets.asked_fields import asked_field, is_narrow, judge, put, set_text, text_of
from ui.widgets.basics import discard
from ui.widgets.fields import Field


class ParticularsBox(QWidget):
    """A field for each particular of the chosen service; hidden where it asks for none. `identity` stands elsewhere."""

    edited = Signal()
    laid = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._template: LetterTemplate | None = None
        self.fields: dict[str, Field] = {}
        self._aside: dict[str, dict[str, str]] = {}
        self._stored: dict[str, str] = {}
        self._institution = False
        self.identity = IdentityChoice()
        self.identity.edited.connect(self.edited)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self.hide()

    def set_template(self, template: LetterTemplate | None) -> None:
        """Shows what a service asks for; what was typed for another one is put aside until it is chosen again."""
        if self._template is not None and template is not None and self._template.key == template.key:
            return
        if self._template is not None:
            self._aside[self._template.key] = self.values()
        self._template = template
        empty(self._column)
        for old in self.fields.values():
            discard(old)
        self.fields = {}
        lines = Lines(self._column)
        for particular in template.particulars if template else ():
            if particular.key == IDENTITY:
                continue
            field = asked_field(particular)
            field.edited.connect(self.edited)
            field.left.connect(lambda field=field, particular=particular: self._judge(field, particular))
            self.fields[particular.key] = field
            lines.add(field, not is_narrow(particular))
        self.identity.set_template(template)
        usual = {q.key: q.usual for q in template.particulars if q.usual} if template else {}
        again = self._aside.pop(template.key, usual) if template else {}
        self.identity.value = again.get(IDENTITY, "")
        for key, field in self.fields.items():
            set_text(field, again.get(key, ""))
        self.setVisible(bool(self.fields))
        self._show_asked()
        self.laid.emit()

    def ask_institution(self, institution: bool) -> None:
        """What is asked of a person only does not stand there for an institution, and does not count."""
        if institution != self._institution:
            self._institution = institution
            self._show_asked()

    def _show_asked(self) -> None:
        unasked = self._unasked()
        for particular in self._template.particulars if self._template else ():
            if particular.persons:
                self.fields[particular.key].setHidden(particular.key in unasked)

    @property
    def asked(self) -> dict[str, Field]:
        """The fields that are asked of such an applicant."""
        unasked = self._unasked()
        return {key: field for key, field in self.fields.items() if key not in unasked}

    def _unasked(self) -> set[str]:
        if self._template is None or not self._institution:
            return set()
        return {particular.key for particular in self._template.particulars if particular.persons}

    def _judge(self, field: Field, particular: Particular) -> None:
        """A day that was stored may be over by now: it is judged only when it is another one."""
        stored = self._stored.get(particular.key)
        judge(field, replace(particular, future=particular.future and text_of(field) != stored), self._today)

    def values(self) -> dict[str, str]:
        """What is typed."""
        said = {IDENTITY: self.identity.value} if self.identity.asked else {}
        unasked = self._unasked()
        return said | {key: "" if key in unasked else text_of(field) for key, field in self.fields.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Fills in what was stored."""
        self.identity.value = values.get(IDENTITY, "")
        for particular in self._template.particulars if self._template else ():
            if particular.key in self.fields:
                put(self.fields[particular.key], particular, values.get(particular.key, ""))
        self._stored = {key: text_of(field) for key, field in self.fields.items() if text_of(field)}

    def clear(self) -> None:
        """Empties every field, and forgets what was put aside."""
        self._aside, self._stored = {}, {}
        self.identity.value = ""
        for field in self.fields.values():
            set_text(field, "")
            field.say()
