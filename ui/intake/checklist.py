"""The checklist in the middle: questions that select the rows, and a row for each paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from app.model.case import Tick
from app.model.catalogue import Form, Question
from app.rules.checklist import ChecklistRow, satisfies
from ui import theme
from ui.intake.presenter import IntakeModel
from ui.intake.tick_box import TickBox
from ui.widgets.basics import Chip, EmptyState, column, discard, label, row, show_if
from ui.widgets.fields import Segments

_FORMS = {
    Form.BOTH: (("original", "Asli"), ("copy", "Fotokopi"), ("both", "Keduanya")),
}
_TWO_FORMS = (("original", "Asli"), ("copy", "Fotokopi"))


CHOOSE_FIRST = ("Pilih layanan dulu", "Ketik dua huruf di kiri, misalnya “sk” untuk SKCK, lalu tekan Enter.")
"""What stands in place of the checklist until a service is chosen."""


class ChecklistLine(QFrame):
    """One row: box, text with what is asked for, form and number.

    Keys: Space ticks, A asli, F fotokopi, K both, a digit the number, Enter ticks and goes on, arrows up and down.
    """

    changed = Signal()
    walked = Signal(int)

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
        words = column(self.text, self.detail, gap=1)
        self.forms: Segments | None = None
        self.copies: QSpinBox | None = None
        layout = row(self.box, words, gap=10)
        layout.setStretch(1, 1)
        if item.form is not Form.CONDITION:
            if item.copies > 1:
                self.copies = QSpinBox()
                self.copies.setRange(0, 99)
                self.copies.setSuffix(f" / {item.copies}")
                self.copies.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                self.copies.setAccessibleName(f"Jumlah {item.text}")
                self.copies.valueChanged.connect(self._counted)
                layout.addWidget(self.copies, 0, Qt.AlignmentFlag.AlignVCenter)
            self.forms = Segments(_FORMS.get(item.form, _TWO_FORMS))
            self.forms.take_no_focus()
            self.forms.chosen.connect(self._formed)
            layout.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.setContentsMargins(38 if item.part else 14, 7, 14, 7)
        self.setLayout(layout)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the model has."""
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


class QuestionLine(QFrame):
    """One question and its answers as joined buttons; left and right choose, Enter goes on."""

    answered = Signal(str, str)

    def __init__(self, question: Question, answer: str) -> None:
        super().__init__()
        self.setObjectName("soft")
        self.key = question.key
        self.options = Segments(tuple((a, a) for a in question.answers), answer)
        self.options.chosen.connect(lambda key: self.answered.emit(self.key, key))
        self._note = label("", "error")
        self._note.hide()
        many = sum(len(a) for a in question.answers) > 34
        ask = label(question.ask, wrap=True)
        head = column(ask, self._note, gap=2)
        layout = column(head, row(self.options, None), gap=6) if many else row(head, self.options)
        layout.setContentsMargins(12, 8, 12, 8)
        self.setLayout(layout)
        for a in question.answers:
            self.options.button(a).setAccessibleName(f"{question.ask} {a}")

    def say(self, sentence: str) -> None:
        """Shows that it still wants an answer."""
        self._note.setText(sentence)
        show_if(self._note, bool(sentence))


class ChecklistPanel(QFrame):
    """Title, questions and rows of the chosen service. `changed` tells that answers or ticks changed."""

    changed = Signal()
    finished = Signal()
    rebuilt = Signal()

    def __init__(self, model: Callable[[], IntakeModel]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.title = label("", "title", wrap=True)
        self.chip = Chip()
        self.file_chip = Chip()
        self.notes = label("", "caption", wrap=True)
        self.lines: list[ChecklistLine] = []
        self.questions: list[QuestionLine] = []
        head = row(self.title, self.file_chip, self.chip)
        head.setStretch(0, 1)
        head.setContentsMargins(14, 12, 14, 8)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._inside)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = EmptyState("intake", *CHOOSE_FIRST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.empty, 1)
        self.rebuild()

    def rebuild(self) -> None:
        """Builds the rows of the service and answers that the model has now."""
        model = self._model()
        offer = model.offer
        _clear(self._inside)
        self.lines, self.questions = [], []
        show_if(self.empty, offer is None)
        show_if(self.area, offer is not None)
        self.title.setText(offer.service.title if offer else "")
        self.file_chip.say(f"lanjutan {model.number}" if model.number else "", "info")
        if offer is not None:
            for question in offer.service.standard.questions:
                line = QuestionLine(question, model.answers.get(question.key, ""))
                line.answered.connect(self._answered)
                line.options.settled.connect(self.begin)
                self.questions.append(line)
                holder = QWidget()
                holder.setLayout(column(line))
                holder.layout().setContentsMargins(14, 0, 14, 8)
                self._inside.addWidget(holder)
            self._build_rows()
        self.refresh()

    def _build_rows(self) -> None:
        model = self._model()
        for item in model.rows():
            if item.heading:
                head = label(item.text + (f"  —  {item.because}" if item.because else ""), "section", wrap=True)
                head.setContentsMargins(14, 9, 14, 4)
                self._inside.addWidget(head)
                continue
            line = ChecklistLine(model, item)
            line.changed.connect(self._ticked)
            line.walked.connect(lambda step, line=line: self._walk(line, step))
            self.lines.append(line)
            self._inside.addWidget(line)
        # A stretch, not an alignment: an aligned layout forgets that wrapped words need more height.
        self._inside.addStretch(1)
        self.rebuilt.emit()

    def tab_chain(self) -> list[QWidget]:
        """The widgets in the order in which Tab should visit them."""
        answers = [one for question in self.questions for one in question.options.buttons]
        return [*answers, *(line.box for line in self.lines)]

    def _answered(self, key: str, answer: str) -> None:
        model = self._model()
        model.answers[key] = answer
        for line in self.questions:
            if line.key == key:
                line.say("")
        for old in self.lines:
            discard(old)
        # Headings are labels between the lines: everything after the questions is built anew.
        while self._inside.count() > len(self.questions):
            item = self._inside.takeAt(len(self.questions))
            widget = item.widget() if item is not None else None
            if widget is not None:
                discard(widget)
        self.lines = []
        self._build_rows()
        self.refresh()
        self.changed.emit()

    def _ticked(self) -> None:
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Shows how many are missing."""
        model = self._model()
        lacking, open_ = model.lacking(), len(model.unanswered())
        if model.offer is None:
            self.chip.say("")
        elif open_:
            self.chip.say(f"{open_} pertanyaan", "nearly")
        elif lacking:
            self.chip.say(f"kurang {lacking} lagi", "nearly")
        else:
            self.chip.say("lengkap", "fine")

    def begin(self) -> None:
        """Puts the focus on the first open question, else the first row still missing."""
        open_ = self._model().unanswered()
        for question in self.questions:
            if question.key in open_:
                question.options.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
                return
        if not self.lines:
            self.finished.emit()
            return
        self._focus(next((line for line in self.lines if not line.good), self.lines[0]))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Shows an error of a question or row; whether it was one of ours."""
        kind, _, key = field.partition(".")
        if kind == "question":
            for question in self.questions:
                if question.key == key:
                    question.say(sentence)
                    self.begin()
                    return True
        if kind == "row":
            for line in self.lines:
                if line.item.key == key:
                    self._focus(line)
                    return True
        return False

    def _walk(self, line: ChecklistLine, step: int) -> None:
        at = self.lines.index(line) + step
        if 0 <= at < len(self.lines):
            self._focus(self.lines[at])
        elif at >= len(self.lines):
            self.finished.emit()

    def _focus(self, line: ChecklistLine) -> None:
        line.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(line, 0, 60)


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
        parts.append(f"karena {item.because[0].lower()}{item.because[1:]}")
    return " · ".join(parts)


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            discard(widget)
