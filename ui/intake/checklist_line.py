"""One paper of the checklist: whether it was brought, in which form, how many."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSpinBox

from app.model.case import Tick
from app.model.catalogue import Form
from app.rules.asked_once import AT_COUNTER, is_typed
from app.rules.checklist import ChecklistRow, satisfies
from ui import theme
from ui.intake.presenter import IntakeModel
from ui.intake.tick_box import TickBox
from ui.widgets.basics import column, label, row, show_if
from ui.widgets.segments import Segments

_FORMS = {
    Form.BOTH: (("original", "Asli"), ("copy", "Fotokopi"), ("both", "Keduanya")),
}
_WORDS = 130
"""Pixels that the words of a paper need at least to stand beside its form."""
_PLAIN = Qt.AlignmentFlag(0)
_TWO_FORMS = (("original", "Asli"), ("copy", "Fotokopi"))


class ChecklistLine(QFrame):
    """One row: box, text with what is asked for, form and number. A click on box or words ticks.

    Keys: Space ticks, A asli, F fotokopi, K both, a digit the number, Enter ticks and goes on, arrows up and down.
    """

    changed = Signal()
    walked = Signal(int)
    asked = Signal(tuple)

    def __init__(self, model: IntakeModel, item: ChecklistRow) -> None:
        super().__init__()
        self._model = model
        self.item = item
        self.box = TickBox()
        self.box.setAccessibleName(item.text)
        self.box.toggled.connect(self._ticked)
        self.text = label(item.text, wrap=True)
        self.detail = label(_asked(item), "caption", wrap=True)
        show_if(self.detail, bool(self.detail.text()))
        self.forms: Segments | None = None
        self.copies: QSpinBox | None = None
        controls = row(gap=10)
        # Words and controls beside each other, or one above the other where that leaves no room for the words.
        self._both = row(column(self.text, self.detail, gap=1), controls, gap=10)
        self._both.setStretch(0, 1)
        layout = row(self.box, self._both, gap=10)
        layout.setStretch(1, 1)
        if item.fields:
            self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        elif item.form is not Form.CONDITION:
            if item.copies > 1:
                self.copies = QSpinBox()
                self.copies.setRange(0, 99)
                self.copies.setSuffix(f" / {item.copies}")
                self.copies.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self.copies.setFixedWidth(84)
                self.copies.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                self.copies.setAccessibleName(f"Jumlah {item.text}")
                self.copies.valueChanged.connect(self._counted)
                controls.addWidget(self.copies, 0, Qt.AlignmentFlag.AlignVCenter)
            self.forms = Segments(_FORMS.get(item.form, _TWO_FORMS))
            self.forms.take_no_focus()
            self.forms.chosen.connect(self._formed)
            controls.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignVCenter)
        self._controls = controls
        layout.setContentsMargins(32 if item.part else 14, 7, 14, 7)
        self.setLayout(layout)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts form and number below the words where the words would be left with too little."""
        super().resizeEvent(event)
        margins = self.layout().contentsMargins()
        needed = margins.left() + margins.right() + self.box.width() + 20 + self._controls.sizeHint().width()
        narrow = self._controls.count() > 0 and self.width() < needed + _WORDS
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != way:
            self._both.setDirection(way)
            self._both.setSpacing(6 if narrow else 10)
            self._both.setAlignment(self._controls, Qt.AlignmentFlag.AlignLeft if narrow else _PLAIN)

    def refresh(self) -> None:
        """Shows what the model has."""
        if self.item.fields:
            self._show_typed()
            return
        tick = self._model.ticks.get(self.item.key)
        there = tick is not None and tick.present
        self.good = tick is not None and satisfies(self.item, tick)
        self.box.show_checked(there)
        if self.forms is not None:
            shown = tick.form if tick is not None else Form.ORIGINAL
            wanted = self.item.form if self.item.form in (Form.COPY, Form.BOTH) and tick is None else shown
            self.forms.value = wanted.value
        if self.copies is not None:
            self.copies.blockSignals(True)
            self.copies.setValue(tick.copies if tick is not None and tick.present else 0)
            self.copies.blockSignals(False)
        back = theme.CARD if self.good else theme.AMBER_ROW
        edge = f"border:none; border-bottom:1px solid {theme.LINE}; border-radius:0;"
        self.setStyleSheet(f"ChecklistLine {{ background:{back}; {edge} }}")

    def _show_typed(self) -> None:
        """A row that fields at right answer ticks itself; until then it asks for nothing here."""
        self.good = is_typed(self.item, self._model.typed)
        self.box.show_checked(self.good)
        words = "sudah diisi di sebelah kanan" if self.good else "diisi di sebelah kanan"
        own = "dicatat di sini, ditandatangani pada formulir yang dicetak"
        self.detail.setText(own if self.item.fields == (AT_COUNTER,) else words)
        show_if(self.detail, True)
        edge = f"border:none; border-bottom:1px solid {theme.LINE}; border-radius:0;"
        self.setStyleSheet(f"ChecklistLine {{ background:{theme.CARD}; {edge} }}")

    def _ticked(self, present: bool) -> None:
        if self._short():
            present = True  # the copies that were missing came: one tick fills up, a second takes away
        if present and self.copies is not None:
            self._model.ticks[self.item.key] = Tick(True, self._form(), self.item.copies)
        elif present:
            self._model.tick(self.item, True)
            if self.forms is not None:
                self._model.set_form(self.item, self._form())
        else:
            self._model.tick(self.item, False)
        self._tell()

    def _short(self) -> bool:
        tick = self._model.ticks.get(self.item.key)
        return self.copies is not None and tick is not None and tick.present and tick.copies < self.item.copies

    def _form(self) -> Form:
        return Form(self.forms.value) if self.forms is not None and self.forms.value else Form.ORIGINAL

    def _formed(self, key: str) -> None:
        self._model.set_form(self.item, Form(key))
        self._tell()

    def _counted(self, value: int) -> None:
        self._model.set_copies(self.item, value)
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the words ticks as well: people point at what they read."""
        if self.item.fields:
            self.asked.emit(self.item.fields)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.flip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.box.flip()
            if key != Qt.Key.Key_Space:
                self.walked.emit(1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_A and self.forms is not None:
            self._formed("original")
        elif key == Qt.Key.Key_F and self.forms is not None:
            self._formed("copy")
        elif key == Qt.Key.Key_K and self.item.form is Form.BOTH:
            self._formed("both")
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self.copies is not None:
            self.copies.setValue(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)


def _asked(item: ChecklistRow) -> str:
    form = {
        Form.COPY: "fotokopi",
        Form.ORIGINAL: "asli",
        Form.BOTH: "asli dan fotokopi",
        Form.CONDITION: "cukup diperiksa",
    }.get(item.form, "")
    parts = [form] if form and not item.part else []
    if item.copies > 1:
        parts.append(f"{item.copies} lembar")
    if item.because:
        parts.append(item.because)
    return " · ".join(parts)
