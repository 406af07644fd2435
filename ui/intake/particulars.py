"""The extra particulars that the letter of a service asks for, below the applicant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.letter_template import FieldKind, LetterTemplate, Particular
from app.rules.identity import format_nop
from app.rules.intake import particular_finding, particular_length
from app.rules.wording import date_words
from ui.intake.applicant_fields import Lines, empty
from ui.widgets.basics import discard
from ui.widgets.fields import DateField, Field, LongField, TextField


class ParticularsBox(QWidget):
    """A field for each particular of the chosen service; hidden where it asks for none."""

    edited = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._template: LetterTemplate | None = None
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self.hide()

    def set_template(self, template: LetterTemplate | None) -> None:
        """Shows what a service asks for; what was typed for the same service stays."""
        if self._template is not None and template is not None and self._template.key == template.key:
            return
        self._template = template
        empty(self._column)
        for old in self.fields.values():
            discard(old)
        self.fields = {}
        lines = Lines(self._column)
        for particular in template.particulars if template else ():
            field = _field_for(particular)
            field.edited.connect(self.edited)
            field.left.connect(lambda particular=particular: self._judge(particular))
            self.fields[particular.key] = field
            lines.add(field, particular.kind in (FieldKind.LONG, FieldKind.TEXT))
        self.setVisible(bool(self.fields))

    def values(self) -> dict[str, str]:
        """What is typed."""
        return {
            key: field.value if isinstance(field, (TextField, LongField)) else "" for key, field in self.fields.items()
        }

    def show_values(self, values: Mapping[str, str]) -> None:
        """Fills in what was stored."""
        for particular in self._template.particulars if self._template else ():
            raw = values.get(particular.key, "")
            if particular.kind is FieldKind.DATE and raw:
                raw = date_words(dt.date.fromisoformat(raw))
            self._put(self.fields[particular.key], raw)

    def clear(self) -> None:
        """Empties every field."""
        for field in self.fields.values():
            self._put(field, "")
            field.say()

    @staticmethod
    def _put(field: Field, text: str) -> None:
        if isinstance(field, (TextField, LongField)):
            field.value = text

    def _judge(self, particular: Particular) -> None:
        field = self.fields.get(particular.key)
        if not isinstance(field, (TextField, LongField)):
            return
        if particular.kind is FieldKind.NOP:
            field.value = format_nop(field.value)
        if not field.value:
            return
        finding = particular_finding(replace(particular, required=False), field.value, self._today)
        if finding is not None:
            field.say(finding.sentence, finding.severity.value)


def _field_for(particular: Particular) -> Field:
    caption = particular.label if particular.required else f"{particular.label} (boleh kosong)"
    length = particular_length(particular)
    if particular.kind is FieldKind.LONG:
        return LongField(caption, particular.hint, length=length)
    if particular.kind is FieldKind.DATE:
        return DateField(caption)
    return TextField(caption, particular.hint, length)
