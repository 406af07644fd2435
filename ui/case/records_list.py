"""What the steps of a case wrote down, each form with its answers in full."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.case.procedure_view import FilledForm, ProcedureView, filled_forms
from ui.widgets.basics import column, label


def fill_records(lines: QVBoxLayout, view: ProcedureView, now: dt.datetime) -> int:
    """Lays what was written down into an empty column; how many forms there are."""
    forms = filled_forms(view, now)
    for one in forms:
        lines.addWidget(_form_lines(one))
    if not forms:
        lines.addWidget(label("Belum ada isian. Isian muncul setelah langkahnya diselesaikan.", "muted", wrap=True))
    return len(forms)


def _form_lines(one: FilledForm) -> QWidget:
    title = label(one.title, wrap=True)
    title.setStyleSheet("font-size: 13px; font-weight: 600;")
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for n, (caption, words) in enumerate(one.rows):
        left = label(caption, "caption", wrap=True)
        left.setFixedWidth(134)
        right = label(words, wrap=True)
        right.setStyleSheet("font-size: 13px;")
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(left, n, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(right, n, 1, Qt.AlignmentFlag.AlignTop)
    made = QWidget()
    layout = column(title, label(one.who, "caption"), grid, gap=3)
    layout.setContentsMargins(0, 5, 0, 9)
    made.setLayout(layout)
    return made
