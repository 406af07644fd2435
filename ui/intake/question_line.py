"""One question of the checklist, whose answer selects the papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.model.catalogue import Question
from ui.widgets.basics import column, label, row, show_if
from ui.widgets.fields import Segments


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

    @property
    def wrong(self) -> bool:
        """Whether it was said that it still wants an answer."""
        return bool(self._note.text())
