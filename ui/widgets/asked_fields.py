"""The field for whatever a service or a step asks: a line, a few lines, a date, time or choice, or a thing to tick."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox

from app.model.letter_template import FieldKind, Particular, Proper
from app.rules.identity import format_nop
from app.rules.intake import is_number, particular_finding, particular_length
from app.rules.proper_case import proper_case
from app.rules.wording import date_words, money_words, read_time, time_words
from ui.widgets.fields import ChoiceField, DateField, Field, LongField, TextField

_LETTERS_SHOWN = 6
"""A list is at least so wide; its longest answer may be a whole sentence."""
_LETTERS_BESIDE = 28
"""Letters of a caption that half a line holds."""


class TimeField(TextField):
    """A time of day, typed in any usual way and written 09.30 when the field is left."""

    def __init__(self, caption: str, hint: str = "09.30") -> None:
        super().__init__(caption, hint, 8)
        self.left.connect(self._settle)

    def _settle(self) -> None:
        time = read_time(self.value)
        if time is not None:
            self.value = time_words(time)


class TickField(Field):
    """A sentence to agree to. Its value is the sentence once it is ticked."""

    def __init__(self, caption: str, sentence: str) -> None:
        self.box = QCheckBox(sentence)
        self.box.setStyleSheet("QCheckBox::indicator { width: 18px; height: 18px; }")
        super().__init__(caption, self.box)
        self.box.setAccessibleName(f"{caption}: {sentence}")
        self.box.toggled.connect(lambda _on: self.typed())

    @property
    def value(self) -> str:
        """The sentence, or nothing."""
        return self.box.text() if self.box.isChecked() else ""

    @value.setter
    def value(self, text: str) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(bool(text) and text == self.box.text())
        self.box.blockSignals(False)


AskedField = TextField | LongField | ChoiceField | TickField


def asked_field(particular: Particular, lines: int = 2) -> AskedField:
    """The field in which this is asked."""
    caption = caption_of(particular)
    length = particular_length(particular)
    if particular.kind is FieldKind.LONG:
        return LongField(caption, particular.hint, lines, length)
    if particular.kind is FieldKind.DATE:
        return DateField(caption)
    if particular.kind is FieldKind.TIME:
        return TimeField(caption, particular.hint or "09.30")
    if len(particular.choices) == 1:
        return TickField(caption, particular.choices[0])
    if particular.kind is FieldKind.CHOICE:
        return _choice(caption, particular)
    return TextField(caption, particular.hint, length)


def caption_of(particular: Particular) -> str:
    """What stands above the field."""
    return particular.label if particular.required else f"{particular.label} (boleh kosong)"


def _choice(caption: str, particular: Particular) -> ChoiceField:
    # Whoever changes their mind about an answer that is not needed takes it back.
    choices = particular.choices if particular.required else ("", *particular.choices)
    field = ChoiceField(caption, choices, particular.open, particular.hint if particular.open else "")
    combo = field.combo
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS_SHOWN)
    widest = max(combo.fontMetrics().horizontalAdvance(choice) for choice in particular.choices)
    combo.view().setMinimumWidth(widest + 40)
    combo.currentTextChanged.connect(combo.setToolTip)
    return field


def is_narrow(particular: Particular) -> bool:
    """Whether it fits beside another one: a date, a number, a list of short answers, with a short name."""
    if len(caption_of(particular)) > _LETTERS_BESIDE:
        return False
    if particular.choices:
        return len(particular.choices) > 1 and max(map(len, particular.choices)) <= 26
    return particular.kind not in (FieldKind.LONG, FieldKind.TEXT, FieldKind.NOP)


def put(field: Field, particular: Particular, stored: str) -> None:
    """Shows what was stored."""
    if particular.kind is FieldKind.DATE and stored:
        stored = date_words(dt.date.fromisoformat(stored))
    elif particular.kind is FieldKind.NOP:
        stored = format_nop(stored)
    elif particular.kind is FieldKind.MONEY and is_number(stored):
        stored = money_words(int(stored))
    set_text(field, stored)


def text_of(field: Field) -> str:
    """What is typed or chosen."""
    return field.value if isinstance(field, (TextField, LongField, ChoiceField, TickField)) else ""


def set_text(field: Field, text: str) -> None:
    """Types or chooses something."""
    if isinstance(field, (TextField, LongField, ChoiceField, TickField)):
        field.value = text


def set_proper(field: Field, kind: Proper) -> None:
    """Writes a name as papers do; it is touched only where that changes anything."""
    proper = proper_case(text_of(field), kind)
    if proper != text_of(field):
        set_text(field, proper)


def judge(field: Field, particular: Particular, today: dt.date) -> None:
    """Says what is wrong with what was typed, when the field is left; an empty one is not judged."""
    if particular.kind is FieldKind.NOP:
        set_text(field, format_nop(text_of(field)))
    if particular.proper is not None:
        set_proper(field, particular.proper)
    if not text_of(field):
        return
    finding = particular_finding(replace(particular, required=False), text_of(field), today)
    if finding is not None:
        field.say(finding.sentence, finding.severity.value)
