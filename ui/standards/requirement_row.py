"""One requirement while it is edited: its text, form, number and parts; its condition is shown and kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QWidget

from app.model.catalogue import Question, Requirement
from app.rules.asked_once import fields_of
from app.rules.checklist import FORM_LABELS, NO_PAPERS, paper_words
from app.rules.packs.requirement_reading import read_requirement
from app.rules.packs.standard_words import when_words
from ui import theme
from ui.icons import icon
from ui.standards.growing import GrowingText, NumberBox, StillCombo
from ui.widgets.basics import button, label, row, show_if

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
        # What the words say of form and number is set by itself until either is chosen by hand.
        self._without_words = (requirement.form, requirement.copies)
        self._by_hand: set[str] = set()
        self._unread = False
        self._as_typed = ""
        self.read_note = label("", "caption", wrap=True)
        self.undo_button = button("Kembalikan tulisan", self.undo_reading, "link")
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
        read = row(self.read_note, self.undo_button, gap=8)
        read.setStretch(0, 1)
        grid.addLayout(read, 3, 1)
        grid.addWidget(condition, 4, 1)
        grid.addWidget(self.parts, 5, 1)
        self.number.setContentsMargins(0, 7, 0, 0)
        self.text.typed.connect(self._typed)
        self.text.left.connect(self.settle)
        self.parts.typed.connect(self.edited)
        self.form.activated.connect(lambda _index: self._form_chosen())
        self.copies.changed.connect(self._copies_chosen)
        # Only now that they stand in this row: shown without a parent, each would be a window of its own.
        self.parts.setVisible(bool(requirement.items))
        self.parts_button.setVisible(not requirement.items)
        self._parts_word.setVisible(bool(requirement.items))
        condition.setVisible(bool(requirement.when))
        self._show_copies()
        self._tell("")

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
        self.undo_button.setAccessibleName(f"Kembalikan tulisan persyaratan {number}")
        self.tools["delete"].setAccessibleName(f"Hapus persyaratan {number}")

    def value(self) -> Requirement:
        """The requirement as it stands now."""
        form = _FORMS[self.form.currentIndex()]
        copies = 1 if form in NO_PAPERS else self.copies.number or 1
        items = self.parts.lines
        typed = fields_of(self._kept, items)
        return replace(self._kept, text=self.text.text, form=form, copies=copies, items=items, fields=typed)

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
        return [self.text, self.form, self.copies, self.parts_button, self.undo_button, self.parts]

    def read_words(self) -> None:
        """Sets form and number as the words say, and says so; what was chosen by hand stays."""
        self._unread = True
        read = read_requirement(self.text.text)
        form, copies = self._without_words
        if "form" not in self._by_hand:
            self.form.setCurrentIndex(_FORMS.index(read.form or form))
            self._show_copies()
        if "copies" not in self._by_hand:
            self.copies.number = read.copies or copies
        said = (read.form is not None or read.copies is not None) and not self._by_hand
        self._tell(f"Dari tulisannya: {self._words()}." if said else "")

    def settle(self) -> None:
        """Leaves the name where form and number are set beside it: 'Fotokopi KTP' is a KTP; can be taken back."""
        read, typed = read_requirement(self.text.text), self.text.text
        if not self._unread or self._by_hand or read.text == typed:
            return
        self._without_words = (_FORMS[self.form.currentIndex()], self.copies.number or 1)
        self.text.setPlainText(read.text)
        self._as_typed, self._unread = typed, False
        self._tell(f"“{typed}” dibaca: {self._words()}.", undo=True)
        self.edited.emit()

    def undo_reading(self) -> None:
        """Puts back what was typed; form and number are the officer's from now on."""
        self._by_hand = {"form", "copies"}
        self.text.setPlainText(self._as_typed)
        self._tell("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _words(self) -> str:
        now = self.value()
        return paper_words(now) or FORM_LABELS[now.form]

    def _tell(self, sentence: str, undo: bool = False) -> None:
        self.read_note.setText(sentence)
        show_if(self.read_note, bool(sentence))
        show_if(self.undo_button, undo)

    def _typed(self) -> None:
        self.say("")
        self.read_words()
        self.edited.emit()

    def _form_chosen(self) -> None:
        self._by_hand.add("form")
        self._show_copies()
        self._tell("")
        self.edited.emit()

    def _copies_chosen(self) -> None:
        self._by_hand.add("copies")
        self._tell("")
        self.edited.emit()

    def _show_copies(self) -> None:
        paper = _FORMS[self.form.currentIndex()] not in NO_PAPERS
        show_if(self.copies, paper)
        show_if(self._sheets, paper)

    def _show_parts(self) -> None:
        self.parts.show()
        self.parts.setFocus(Qt.FocusReason.TabFocusReason)
        self.parts_button.hide()
        self._parts_word.show()
