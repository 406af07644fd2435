"""The requirement list while it is edited: added, removed, moved and pasted without the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.model.catalogue import Question, Requirement
from ui.standards.requirement_row import NEW, TOOL_STYLE, RequirementRow
from ui.widgets.basics import button, label, row, shortcut


class RequirementList(QWidget):
    """All requirements of a standard, in their order."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(TOOL_STYLE)
        self.rows: list[RequirementRow] = []
        self._questions: tuple[Question, ...] = ()
        self._removed: list[tuple[int, Requirement]] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.hint = label(
            "Tulis satu persyaratan tiap baris, atau tempel seluruh daftarnya dari Word.", "muted", wrap=True
        )
        self.add_button = button("Tambah persyaratan", self.add, "", "add", "Ctrl+N")
        self.restore_button: QPushButton = button("", self.restore, "link", "return")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.hint)
        layout.addLayout(self._box)
        layout.addLayout(row(self.add_button, self.restore_button, None))
        shortcut(self, "Alt+Up", lambda: self._with_current(lambda at: self.move_row(at, -1)))
        shortcut(self, "Alt+Down", lambda: self._with_current(lambda at: self.move_row(at, 1)))
        shortcut(self, "Ctrl+Del", lambda: self._with_current(self.remove))

    def fill(self, requirements: tuple[Requirement, ...], questions: tuple[Question, ...]) -> None:
        """Begins with these; an empty list begins with a row to type in."""
        self._questions = questions
        self._removed = []
        while self.rows:
            self._drop(0)
        for requirement in requirements or (NEW,):
            self._insert(len(self.rows), requirement)
        self._renumber()

    def value(self) -> tuple[Requirement, ...]:
        """The requirements as they stand now."""
        return tuple(one.value() for one in self.rows if not one.blank)

    def settle(self) -> None:
        """Reads the rows to their end, as if the last one had been left, and takes out those left empty."""
        for one in self.rows:
            one.settle()
        for at in reversed([n for n, one in enumerate(self.rows) if one.blank]):
            self._drop(at)
        self._renumber()

    def add(self, after: int | None = None, text: str = "") -> None:
        """A new row, at the end or below another, ready to type in."""
        at = len(self.rows) if after is None else after + 1
        self._insert(at, replace(NEW, text=text))
        self._renumber()
        self.edited.emit()
        self.focus_row(at)

    def move_row(self, at: int, step: int) -> None:
        """Moves a row up or down; the focus goes with it."""
        to = at + step
        if not 0 <= to < len(self.rows):
            return
        moved = self.rows.pop(at)
        self.rows.insert(to, moved)
        self._box.removeWidget(moved)
        self._box.insertWidget(to, moved)
        self._renumber()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Takes a row out; it can be brought back until the standard is saved."""
        gone = self.rows[at].value()
        if gone.text:
            self._removed.append((at, gone))
        self._drop(at)
        self._renumber()
        self.edited.emit()
        if self.rows:
            self.focus_row(min(at, len(self.rows) - 1))
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Brings back what was removed last."""
        if self._removed:
            at, requirement = self._removed.pop()
            self._insert(min(at, len(self.rows)), requirement)
            self._renumber()
            self.edited.emit()
            self.focus_row(min(at, len(self.rows) - 1))

    def focus_row(self, at: int) -> None:
        """Puts the focus into a row."""
        self.rows[at].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Marks the empty rows and goes to the first of them."""
        empty = [n for n, one in enumerate(self.rows) if not one.text.text]
        for at in empty:
            self.rows[at].say(sentence)
        if empty:
            self.focus_row(empty[0])

    def _insert(self, at: int, requirement: Requirement) -> RequirementRow:
        made = RequirementRow(requirement, self._questions)
        self.rows.insert(at, made)
        self._box.insertWidget(at, made)
        made.edited.connect(self.edited)
        made.text.entered.connect(lambda: self.add(self.rows.index(made)))
        made.text.pasted.connect(lambda lines: self._paste(self.rows.index(made), lines))
        made.tools["up"].clicked.connect(lambda: self.move_row(self.rows.index(made), -1))
        made.tools["down"].clicked.connect(lambda: self.move_row(self.rows.index(made), 1))
        made.tools["delete"].clicked.connect(lambda: self.remove(self.rows.index(made)))
        return made

    def _paste(self, after: int, lines: list[str]) -> None:
        for n, text in enumerate(lines):
            made = self._insert(after + 1 + n, replace(NEW, text=text))
            made.read_words()
            made.settle()
        self._renumber()
        self.edited.emit()
        self.focus_row(after + len(lines))

    def _drop(self, at: int) -> None:
        gone = self.rows.pop(at)
        self._box.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _renumber(self) -> None:
        """Numbers, arrows and Tab in the order of the list."""
        self.hint.setVisible(all(one.blank for one in self.rows))
        last = self._removed[-1][1].text if self._removed else ""
        self.restore_button.setText(f"Kembalikan “{last[:40]}{'…' if len(last) > 40 else ''}”")
        self.restore_button.setVisible(bool(self._removed))
        chain: list[QWidget] = []
        for n, one in enumerate(self.rows):
            one.set_number(n + 1)
            one.tools["up"].setEnabled(n > 0)
            one.tools["down"].setEnabled(n < len(self.rows) - 1)
            chain += one.chain()
        chain += [self.add_button, self.restore_button]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _with_current(self, action: Callable[[int], None]) -> None:
        focus = QApplication.focusWidget()
        for at, one in enumerate(self.rows):
            if focus is not None and one.isAncestorOf(focus):
                action(at)
                return
