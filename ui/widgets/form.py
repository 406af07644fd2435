"""A calm form in a dialog: a few fields and one button. It stays open until what was asked for is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.errors import LoketError
from ui import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import Field

_WIDTH = {1: 460, 2: 720}


class FormDialog(QDialog):
    """Fields by name. `sent` carries their values; answer it with `finish` or, beside the field, `refuse`.

    Opened with open(), never exec(): the window goes on working below it. Fields stand in rows of `across`; those
    named in `whole` take a row of their own.
    """

    sent = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        text: str,
        yes: str,
        fields: Mapping[str, Field],
        across: int = 1,
        whole: frozenset[str] = frozenset(),
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loket")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH[across])
        self.fields = dict(fields)
        self.busy = False
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self.main_button = button(yes, self.send, "danger" if danger else "primary", key="Enter")
        self.main_button.setDefault(True)
        self.cancel_button = button("Batal", self.reject, key="Esc")
        layout = column(label(headline, "title", wrap=True), gap=theme.GAP, margins=20)
        if text:
            layout.addWidget(label(text, wrap=True))
        layout.addLayout(self._grid(across, whole))
        layout.addWidget(self.message)
        layout.addSpacing(4)
        layout.addLayout(row(None, self.cancel_button, self.main_button))
        self.setLayout(layout)
        self._begin()

    def _grid(self, across: int, whole: frozenset[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(10)
        at = 0
        for name, field in self.fields.items():
            alone = name in whole or across == 1
            if alone and at % across:
                at += across - at % across
            grid.addWidget(field, at // across, at % across, 1, across if alone else 1, Qt.AlignmentFlag.AlignTop)
            at += across if alone else 1
        for n in range(across):
            grid.setColumnStretch(n, 1)
        return grid

    def _begin(self) -> None:
        """The focus goes to the first field that is still empty."""
        empty = next((field for field in self.fields.values() if not self._value(field)), None)
        field = empty or next(iter(self.fields.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _value(field: Field) -> Any:
        return field.value  # type: ignore[attr-defined]  # every kind of field has one, of its own type

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in, by field."""
        return {name: self._value(field) for name, field in self.fields.items()}

    def send(self) -> None:
        """Enter: asks for it to be done; once, however often it is pressed."""
        if self.busy:
            return
        for field in self.fields.values():
            field.say()
        self.message.hide()
        self.set_busy(True)
        self.sent.emit(self.values)

    def set_busy(self, busy: bool) -> None:
        """While it is being done, nothing can be pressed twice."""
        self.busy = busy
        self.main_button.setEnabled(not busy)

    def refuse(self, error: LoketError) -> None:
        """Shows what is wrong beside its field, and lets it be mended."""
        self.set_busy(False)
        field = self.fields.get(error.field)
        if field is None:
            self.message.setText(error.full)
            self.message.show()
        else:
            field.say(error.full)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.adjustSize)  # the sentence needs room of its own

    def finish(self) -> None:
        """It is done."""
        self.set_busy(False)
        self.accept()

    def reject(self) -> None:
        """Esc: goes back, unless it is being done just now."""
        if not self.busy:
            super().reject()
