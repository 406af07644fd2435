"""The papers of a procedure and the forms that may be filled at any time, as buttons below the step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.case.procedure_view import ProcedureView
from ui.intake.applicant_fields import empty
from ui.widgets.basics import button, discard


class PapersPanel(QWidget):
    """`document` carries the key of the paper that is wanted, `fill` that of the form."""

    document = Signal(str)
    fill = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.hide()

    def show_papers(self, view: ProcedureView) -> None:
        """A button for each paper that there can be by now, the newest at top, then for each form."""
        wanted = {d.key: f"{d.button} lagi" if d.key in view.printed else d.button for d in reversed(view.documents)}
        filled = {record.form for record in view.records}
        forms = {f.key: f"{'Perbarui' if f.key in filled else 'Isi'} {_lower(f.title)}…" for f in view.open_forms}
        if [one.text().strip() for one in self.buttons.values()] == [*wanted.values(), *forms.values()]:
            return
        empty(self._lines)
        for old in self.buttons.values():
            discard(old)
        self.buttons = {}
        for key, text in wanted.items():
            self._add(key, button(text, lambda key=key: self.document.emit(key), "", "print"))
        for key, text in forms.items():
            self._add(key, button(text, lambda key=key: self.fill.emit(key), "", "edit"))
        self.setVisible(bool(self.buttons))

    def _add(self, key: str, one: QPushButton) -> None:
        one.setMinimumWidth(1)  # long words are cut before they push the panel out of the window
        self.buttons[key] = one
        self._lines.addWidget(one)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
