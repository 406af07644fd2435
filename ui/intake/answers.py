"""The answers to a question as buttons that break into lines where they do not fit on one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.segments import Segments


class Answers(Segments):
    """Segments that stand apart: six long answers are all seen, and clicked, in a narrow window too."""

    def __init__(self, answers: Sequence[str], current: str = "") -> None:
        super().__init__([(answer, answer) for answer in answers], current)
        joined = QWidget()
        joined.setLayout(self.layout())  # the only way to take a layout from a widget is to give it to another
        flow = FlowLayout(self)
        for one in self.buttons:
            one.setProperty("edge", "alone")
            flow.addWidget(one)
        joined.deleteLater()
