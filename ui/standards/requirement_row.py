"""One requirement while it is edited: its text, form, number and parts; its condition is shown and kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QWidget

from app.model.catalogue import Form, Question, Requirement
from app.rules.checklist import FORM_LABELS
from app.rules.standard_words import when_words
from ui import theme
from ui.icons import icon
from ui.standards.growing import GrowingText, NumberBox, StillCombo
from ui.widgets.basics import button, label, row

NEW = Requirement("")
"""A row in which nothing was typed yet."""
TOOL_STYLE = f"QToolButton {{ border: none; border-radius: 5px; }} QToolButton:hover {{ background: {theme.COLUMN}; }}"
"""For the list that holds the rows: set once there, since each sheet of its own costs time."""
_FORMS = tuple(FORM_LABELS)


class RequirementRow(QFrame):
    """One requirement. Its condition on an answer is shown and kept as it is."""

    edited = Signal()

    def __init__(self, requirement: Requirement, questions: tuple[Question, ...]) -> None:
        super().__init__()
        self.setObjectName("soft")
        self._kept = requirement
        self.number = label("", "muted")
        self.number.setFixedWidth(22)
        self.text = GrowingText(hint="Tulis persyaratan")
        self.text.setPlainText(requirement.text)
        self.form = StillCombo()
        self.form.addItems([FORM_LABELS[form] for form in _FORMS])
        self.form.setCurrentIndex(_FORMS.index(requirement.form))
        self.form.setFixedWidth(176)
        self.copies = NumberBox(99)
        self.copies.number = requirement.copies
        self.copies.setFixedWidth(44)
        self._sheets = label("lembar", "muted")
        self.parts = GrowingText(several_lines=True, hint="Satu baris untuk satu bagian, mis. Kartu keluarga")
        self.parts.setPlainText("\n".join(requirement.items))
        self.parts_button = button("Rinci per bagian", self._show_parts, "link")
        self._parts_word = label("terdiri atas:", "muted")
        self.note = label("", "error", wrap=True)
        self.note.hide()
        condition = label(when_words(requirement.when, questions), "caption", wrap=True)
        self.tools: dict[str, QToolButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.number, 0, 0, top)
        grid.addWidget(self.text, 0, 1, top)
        grid.addLayout(self._make_tools(), 0, 2, top)
        grid.addWidget(self.note, 1, 1)
        grid.addLayout(
            row(self.form, self.copies, self._sheets, self.parts_button, self._parts_word, None, gap=8), 2, 1
        )
        grid.addWidget(condition, 3, 1)
        grid.addWidget(self.parts, 4, 1)
        self.number.setContentsMargins(0, 7, 0, 0)
        self.text.typed.connect(self._typed)
        self.parts.typed.connect(self.edited)
        self.form.activated.connect(lambda _index: self._form_chosen())
        self.copies.changed.connect(self.edited)
        # Only now that they stand in this row: shown without a parent, each would be a window of its own.
        self.parts.setVisible(bool(requirement.items))
        self.parts_button.setVisible(not requirement.items)
        self._parts_word.setVisible(bool(requirement.items))
        condition.setVisible(bool(requirement.when))
        self._form_chosen(tell=False)

    def _make_tools(self) -> QHBoxLayout:
        tools = row(gap=0)
        for name, picture, tip in (
            ("up", "up", "Naikkan (Alt+↑)"),
            ("down", "down", "Turunkan (Alt+↓)"),
            ("delete", "delete", "Hapus (Ctrl+Del)"),
        ):
            one = QToolButton()
            one.setIcon(icon(picture, theme.MUTED))
            one.setIconSize(QSize(17, 17))
            one.setFixedSize(28, 34)
            one.setToolTip(tip)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each has its key; Tab goes on to what is typed
            self.tools[name] = one
            tools.addWidget(one)
        return tools

    def set_number(self, number: int) -> None:
        """Its place in the list, also for who cannot see it."""
        self.number.setText(f"{number}.")
        self.text.setAccessibleName(f"Persyaratan {number}")
        self.form.setAccessibleName(f"Bentuk persyaratan {number}")
        self.copies.setAccessibleName(f"Jumlah lembar persyaratan {number}")
        self.parts.setAccessibleName(f"Bagian persyaratan {number}")
        self.parts_button.setAccessibleName(f"Rinci persyaratan {number} per bagian")
        self.tools["delete"].setAccessibleName(f"Hapus persyaratan {number}")

    def value(self) -> Requirement:
        """The requirement as it stands now."""
        form = _FORMS[self.form.currentIndex()]
        copies = 1 if form is Form.CONDITION else self.copies.number or 1
        return replace(self._kept, text=self.text.text, form=form, copies=copies, items=self.parts.lines)

    @property
    def blank(self) -> bool:
        """Whether it was added and nothing was typed: as good as not there."""
        return self._kept == NEW and not self.text.text and not self.parts.lines

    def say(self, sentence: str) -> None:
        """Shows what is wrong with this requirement; typing clears it."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.text.setProperty("state", "error" if sentence else "")
        self.text.style().polish(self.text)

    def chain(self) -> list[QWidget]:
        """What Tab walks through."""
        return [self.text, self.form, self.copies, self.parts_button, self.parts]

    def _typed(self) -> None:
        self.say("")
        self.edited.emit()

    def _form_chosen(self, tell: bool = True) -> None:
        paper = _FORMS[self.form.currentIndex()] is not Form.CONDITION
        self.copies.setVisible(paper)
        self._sheets.setVisible(paper)
        if tell:
            self.edited.emit()

    def _show_parts(self) -> None:
        self.parts.show()
        self.parts.setFocus(Qt.FocusReason.TabFocusReason)
        self.parts_button.hide()
        self._parts_word.show()
