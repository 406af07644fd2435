"""What a step asks to be written down: its fields above the big button, only those that the answers so far call for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import LoketError, UserError
from app.model.letter_template import FieldKind, Particular
from app.model.procedure import StepForm
from app.rules.procedures import as_judged, asked_fields, check_record, is_answer, is_blocked
from ui.intake.applicant_fields import empty
from ui.widgets.asked_fields import AskedField, asked_field, judge, put, text_of
from ui.widgets.basics import discard, label

PREFIX = "record."
_LINES = {True: 5, False: 2}
"""Lines of a text: many where it is the answer itself."""


class StepFormBox(QWidget):
    """The form of the step at which a file waits; hidden where it has none. `edited` tells any answer, `laid` other
    fields.
    """

    edited = Signal()
    laid = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: StepForm | None = None
        self.fields: dict[str, AskedField] = {}
        self.heading = label("", "section")
        self._shown: tuple[str, int, str] = ("", -1, "")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(7)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addLayout(self._lines)
        self.hide()

    def show_form(
        self, number: str, revision: int, form: StepForm | None, known: Mapping[str, str], today: dt.date
    ) -> None:
        """Shows a form with what is known already. What is being typed stays until the file moves on."""
        wanted = (number, revision, form.key if form else "")
        if wanted == self._shown:
            return
        self._shown, self.form = wanted, form
        empty(self._lines)
        for old in self.fields.values():
            discard(old)
        self.fields = {}
        if form is not None:
            self.heading.setText(form.title)
            longest = [p.key for p in form.fields if p.kind is FieldKind.LONG]
            for particular in form.fields:
                field = asked_field(particular, _LINES[longest[:1] == [particular.key]])
                put(field, particular, known.get(particular.key, ""))
                field.edited.connect(self._changed)
                field.left.connect(lambda field=field, particular=particular: self._judge(field, particular, today))
                field.setMinimumWidth(1)  # a long caption is cut before it pushes the panel out of the window
                self.fields[particular.key] = field
                self._lines.addWidget(field)
            self._show_asked()
        self.setVisible(form is not None)
        self.laid.emit()

    def _judge(self, field: AskedField, particular: Particular, today: dt.date) -> None:
        if self.form is not None:
            judge(field, as_judged(self.form, particular, self._typed()), today)

    def _changed(self) -> None:
        self._show_asked()
        self.edited.emit()

    def _show_asked(self) -> None:
        if self.form is None:
            return
        asked = {particular.key for particular in asked_fields(self.form, self._typed())}
        for key, field in self.fields.items():
            field.setVisible(key in asked)

    def _typed(self) -> dict[str, str]:
        return {key: text_of(field) for key, field in self.fields.items()}

    @property
    def values(self) -> dict[str, str]:
        """What is filled in of what is asked."""
        if self.form is None:
            return {}
        said = self._typed()
        return {p.key: said[p.key] for p in asked_fields(self.form, said)}

    def whole(self, today: dt.date) -> dict[str, str]:
        """What is filled in, if nothing is missing: a refusal takes it along, but does not wait for it."""
        if self.form is None:
            return {}
        try:
            check_record(self.form, self.values, today)
        except UserError:
            return {}
        return self.values

    @property
    def answered(self) -> bool:
        """Whether what is filled in ends a ladder of consultation."""
        return self.form is not None and is_answer(self.form, self._typed())

    @property
    def blocked(self) -> bool:
        """Whether what is filled in does not let the step be finished."""
        return self.form is not None and is_blocked(self.form, self.values)

    @property
    def undecided(self) -> bool:
        """Whether nothing is chosen yet on which it depends that the step can be finished."""
        said = self.values
        return self.form is not None and any(not said.get(key) for key in self.form.blocks)

    def answer(self) -> None:
        """Says that a consultation is answered, as the button does that ends it."""
        for key, values in self.form.answers.items() if self.form else ():
            put(self.fields[key], next(p for p in self.form.fields if p.key == key), values[0])  # type: ignore[union-attr]

    def show_problems(self, error: LoketError) -> bool:
        """Says each error beside its field and goes to the first; whether any was ours."""
        found = [(key.removeprefix(PREFIX), said) for key, said in error.fields.items() if key.startswith(PREFIX)]
        ours = [(self.fields[key], said) for key, said in found if key in self.fields]
        if ours:
            ours[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
        for n, (field, said) in enumerate(ours):
            # A single error has its hint, which says what to do.
            field.say(error.full if n == 0 and len(ours) == 1 else said)
        return bool(ours)

    def begin(self) -> None:
        """Puts the focus on the first field that is still empty."""
        shown = [field for field in self.fields.values() if not field.isHidden()]
        first = next((field for field in shown if not text_of(field)), None) or shown[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
