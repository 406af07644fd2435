"""One question of the checklist, whose answer selects the papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.model.catalogue import Question
from ui.intake.answers import Answers
from ui.widgets.basics import column, label, row, show_if

_SHORT = 12
"""Letters of all answers together, such as Ya and Tidak, that stand beside the question."""


class QuestionLine(QFrame):
    """One question with its answers as buttons; arrows walk, Enter chooses and goes on."""

    answered = Signal(str, str)

    def __init__(self, question: Question, answer: str) -> None:
        super().__init__()
        self.setObjectName("soft")
        self.key = question.key
        self.options = Answers(question.answers, answer)
        self.options.chosen.connect(lambda key: self.answered.emit(self.key, key))
        self._note = label("", "error")
        self._note.hide()
        ask = label(question.ask, wrap=True)
        head = column(ask, self._note, gap=2)
        short = sum(len(a) for a in question.answers) <= _SHORT
        layout = row(head, self.options) if short else column(head, self.options, gap=6)
        layout.setStretch(0, int(short))
        layout.setContentsMargins(12, 8, 12, 8)
        self.setLayout(layout)
        for a in question.answers:
            self.options.button(a).setAccessibleName(f"{question.ask} {a}")

    def say(self, sentence: str) -> None:
        """Shows that it still wants an answer."""
        self._note.setText(sentence)
        show_if(self._note, bool(sentence))

    @property
    def wrong(self) -> bool:
        """Whether it was said that it still wants an answer."""
        return bool(self._note.text())
