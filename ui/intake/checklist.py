"""The checklist in the middle: questions that select the rows, and a row for each paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.intake.checklist_line import ChecklistLine
from ui.intake.presenter import IntakeModel
from ui.intake.question_line import QuestionLine
from ui.widgets.basics import Chip, EmptyState, button, column, discard, label, row, show_if

CHOOSE_FIRST = (
    "Pilih layanan dulu",
    "Klik layanannya di kiri, atau ketik dua huruf pertama dari namanya, lalu tekan Enter.",
)
"""What stands in place of the checklist until a service is chosen."""
NOTHING_OPEN = (
    "Belum ada layanan yang dibuka",
    "Buka atau tambahkan layanan di Standar Pelayanan, lalu kembali ke sini.",
)
"""What stands there while the office has no service to choose."""


class ChecklistPanel(QFrame):
    """Title, questions and rows of the chosen service. `changed` tells that answers or ticks changed, `asked` names
    the fields that answer a row which was clicked.
    """

    changed = Signal()
    finished = Signal()
    rebuilt = Signal()
    asked = Signal(tuple)

    def __init__(self, model: Callable[[], IntakeModel], open_standards: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.title = label("", "title", wrap=True)
        self.chip = Chip()
        self.file_chip = Chip()
        self.notes = label("", "caption", wrap=True)
        self.lines: list[ChecklistLine] = []
        self._every_question: list[QuestionLine] = []
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
        self.standards_button = button("Buka Standar Pelayanan", open_standards, picture="standards")
        self.standards_button.hide()
        self.empty = EmptyState("intake", *CHOOSE_FIRST, self.standards_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.empty, 1)
        self.rebuild()

    @property
    def questions(self) -> list[QuestionLine]:
        """The questions that are asked after the answers so far."""
        asked = self._model().asked()
        return [line for line in self._every_question if line.key in asked]

    def teach(self, services: bool) -> None:
        """Says what to do while nothing is chosen: choose, or first open a service."""
        self.empty.say(*(CHOOSE_FIRST if services else NOTHING_OPEN))
        self.standards_button.setVisible(not services)

    def rebuild(self) -> None:
        """Builds the rows of the service and answers that the model has now."""
        model = self._model()
        offer = model.offer
        _clear(self._inside)
        self.lines, self._every_question = [], []
        show_if(self.empty, offer is None)
        show_if(self.area, offer is not None)
        self.title.setText(offer.service.title if offer else "")
        self.file_chip.say(f"lanjutan {model.number}" if model.number else "", "info")
        if offer is not None:
            for question in offer.service.standard.questions:
                line = QuestionLine(question, model.answers.get(question.key, ""))
                line.answered.connect(self._answered)
                line.options.settled.connect(self.begin)
                self._every_question.append(line)
                holder = QWidget()
                holder.setLayout(column(line))
                holder.layout().setContentsMargins(14, 0, 14, 8)
                self._inside.addWidget(holder)
            self._show_asked()
            self._build_rows()
        self.refresh()

    def _show_asked(self) -> None:
        asked = self._model().asked()
        for line in self._every_question:
            show_if(line.parentWidget(), line.key in asked)

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
            line.asked.connect(self.asked)
            self.lines.append(line)
            self._inside.addWidget(line)
        self._tell_made_here()
        # A stretch, not an alignment: an aligned layout forgets that wrapped words need more height.
        self._inside.addStretch(1)
        self.rebuilt.emit()

    def _tell_made_here(self) -> None:
        """Below the rest: what the standard lists and nobody has to bring."""
        own = self._model().made_here()
        if not own:
            return
        lines = [row(label("•", "muted"), label(text, "muted", wrap=True), gap=8) for text in own]
        for line in lines:
            line.setStretch(1, 1)
            line.setAlignment(line.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        told = column(label("Disiapkan kantor, tidak diminta dari pemohon", "section", wrap=True), *lines, gap=4)
        told.setContentsMargins(14, 10, 14, 10)
        holder = QWidget()
        holder.setLayout(told)
        self._inside.addWidget(holder)

    def tab_chain(self) -> list[QWidget]:
        """The widgets in the order in which Tab should visit them."""
        answers = [one for question in self.questions for one in question.options.buttons]
        return [*answers, *(line.box for line in self._ticked_lines())]

    def _ticked_lines(self) -> list[ChecklistLine]:
        """The lines that are ticked by hand; the others follow what is typed at right."""
        return [line for line in self.lines if not line.item.fields]

    def _answered(self, key: str, answer: str) -> None:
        model = self._model()
        model.answers[key] = answer
        for line in self.questions:
            if line.key == key:
                line.say("")
        self._show_asked()
        for old in self.lines:
            discard(old)
        # Headings are labels between the lines: everything after the questions is built anew.
        while self._inside.count() > len(self._every_question):
            item = self._inside.takeAt(len(self._every_question))
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
        for line in self.lines:
            if line.item.fields:
                line.refresh()
        lacking, open_ = model.lacking(), len(model.unanswered())
        if model.offer is None:
            self.chip.say("")
        elif open_:
            self.chip.say(f"{open_} pertanyaan", "nearly")
        elif model.excused:
            self.chip.say("berkas tidak wajib")
        elif not model.rows():
            self.chip.say("tanpa berkas", "fine")
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
        lines = self._ticked_lines()
        if not lines:
            self.finished.emit()
            return
        self._focus(next((line for line in lines if not line.good), lines[0]))

    def show_problems(self, problems: Mapping[str, str]) -> int:
        """Shows the errors of questions and rows, beside each, and goes to the first; how many were ours."""
        asked = [question for question in self.questions if f"question.{question.key}" in problems]
        lacking = [line for line in self.lines if f"row.{line.item.key}" in problems]
        for question in asked:
            question.say("Pilih salah satu jawaban.")
        if asked:
            asked[0].options.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(asked[0], 0, 30)
        elif lacking:
            self._focus(lacking[0])
        return len(asked) + len(lacking)

    @property
    def wrong(self) -> int:
        """How many questions were told to still want an answer."""
        return sum(question.wrong for question in self.questions)

    def _walk(self, line: ChecklistLine, step: int) -> None:
        lines = self._ticked_lines()
        at = lines.index(line) + step
        if 0 <= at < len(lines):
            self._focus(lines[at])
        elif at >= len(lines):
            self.finished.emit()

    def _focus(self, line: ChecklistLine) -> None:
        line.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(line, 0, 60)


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            discard(widget)
