"""A calm form in a dialog: a few fields and one button. It stays open until what was asked for is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from app.errors import LoketError
from ui import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import Field

_WIDTH = {1: 460, 2: 720}
_MARGIN = 20


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
        back: str = "Batal",
        begin: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loket")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH[across])
        self.fields = dict(fields)
        self.busy = False
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self.main_button = button(yes, self.send, "danger" if danger else "primary", key="Enter")
        self.main_button.setDefault(True)
        self.cancel_button = button(back, self.reject, key="Esc")
        layout = column(label(headline, "title", wrap=True), gap=theme.GAP, margins=_MARGIN)
        if text:
            layout.addWidget(label(text, wrap=True))
        layout.addLayout(self._grid(across, whole))
        layout.addWidget(self.message)
        layout.addSpacing(4)
        layout.addLayout(row(None, self.cancel_button, self.main_button))
        self.setLayout(layout)
        self._begin(begin)

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
            line = field.editor.lineEdit() if isinstance(field.editor, QComboBox) else None
            if line is not None:
                line.returnPressed.connect(self.send)  # the list would keep this Enter to itself
            field.edited.connect(self._fit)  # what was said below it goes, and its room with it
            at += across if alone else 1
        for n in range(across):
            grid.setColumnMinimumWidth(n, (_WIDTH[across] - 2 * _MARGIN - (across - 1) * theme.PAD) // across)
        return grid

    def _begin(self, name: str) -> None:
        """The focus goes to the field of that name, else to the first that is still empty."""
        empty = self.fields.get(name) or next((one for one in self.fields.values() if not self._value(one)), None)
        field = empty or next(iter(self.fields.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width; at once, so that it is put in the middle as high as it will be."""
        self._fit_now()
        super().showEvent(event)

    def _fit(self) -> None:
        QTimer.singleShot(0, self, self._fit_now)  # once Qt has laid out what was shown or hidden

    def _fit_now(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            high = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            grown = high - self.height()
            self.resize(self.width(), high)
            if self.isVisible() and grown:
                self.move(self.x(), max(0, self.y() - grown // 2))

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
        self._fit()  # the sentence needs room of its own

    def finish(self) -> None:
        """It is done."""
        self.set_busy(False)
        self.accept()

    def reject(self) -> None:
        """Esc: goes back, unless it is being done just now."""
        if not self.busy:
            super().reject()
