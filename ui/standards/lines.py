"""How the components of a standard stand on the page: titles at left, marked lines beside them, details at right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel

from app.model.catalogue import Step
from app.rules.packs.standard_words import NOT_STATED
from ui import theme
from ui.standards.presenter import Component, Line, narrow_step
from ui.widgets.basics import column, label, line

_TITLE_WIDTH, _NARROW_TITLE = 150, 112
_DETAIL_WIDTH = 190


def remarks(notes: tuple[str, ...]) -> QFrame:
    """The remarks of the office's own standard: seen at once, alarming nobody."""
    lines = text_lines(tuple(Line(note) for note in notes))
    inside = column(label("Catatan", "section"), lines, gap=6)
    inside.setContentsMargins(14, 10, 14, 12)
    frame = QFrame()
    frame.setObjectName("remarks")
    frame.setStyleSheet(
        f"QFrame#remarks {{ background: {theme.AMBER_ROW}; border: 1px solid {theme.AMBER_PALE};"
        f" border-radius: {theme.RADIUS}px; }}"
    )
    frame.setLayout(inside)
    return frame


def step_lines(steps: tuple[Step, ...], seats: Mapping[str, str]) -> QGridLayout:
    """The steps of a flow in a narrow place: who does it stands below what is done."""
    return text_lines(tuple(narrow_step(step, seats) for step in steps), numbered=True)


def group(
    title: str, components: tuple[Component, ...], silent: Mapping[str, str], narrow: bool = False
) -> QGridLayout:
    """Components under a heading; `silent` says what stands where one tells nothing. Narrow: details below the text."""
    width = _NARROW_TITLE if narrow else _TITLE_WIDTH
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, width)
    grid.setColumnStretch(1, 1)
    head = label(title.upper(), "caption")
    head.setStyleSheet(f"font-size: 11px; font-weight: 600; letter-spacing: 0.5px; color: {theme.MUTED};")
    head.setContentsMargins(0, 0, 0, 8)
    grid.addWidget(head, 0, 0, 1, 2)
    at = 1
    for component in components:
        grid.addWidget(line(), at, 0, 1, 2)
        name = label(component.title, "section", wrap=True)
        name.setFixedWidth(width)
        name.setContentsMargins(0, 10, 0, 10)
        grid.addWidget(name, at + 1, 0, Qt.AlignmentFlag.AlignTop)
        if component.lines:
            content = text_lines(component.lines, component.numbered, component.strong, narrow)
        else:
            content = column(label(silent.get(component.title, NOT_STATED), "muted"))
        content.setContentsMargins(0, 10, 0, 10)
        grid.addLayout(content, at + 1, 1)
        at += 2
    return grid


def text_lines(
    lines: tuple[Line, ...], numbered: bool = False, strong: bool = False, narrow: bool = False
) -> QGridLayout:
    """Lines with a mark before them: a number, a dot, or nothing where there is only one."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    metrics = QFontMetrics(QApplication.font())
    widest = max((metrics.horizontalAdvance(one.detail) for one in lines), default=0)
    for at, one in enumerate(lines):
        mark = f"{at + 1}." if numbered else "•" if len(lines) > 1 else ""
        if mark:
            grid.addWidget(_top(label(mark, "muted")), at, 0)
        text = _top(label(one.text, wrap=True))
        if strong:
            text.setStyleSheet("font-weight: 600;")
        below = [text, *(_top(label(f"–  {part}", wrap=True)) for part in one.parts)]
        if one.detail and narrow:
            below.append(_top(label(one.detail, "caption", wrap=True)))
        if one.note:
            below.append(_top(label(one.note, "warning" if one.warns else "caption", wrap=True)))
        words = column(*below, gap=2)
        grid.addLayout(words, at, 1)
        if one.detail and not narrow:
            detail = _top(label(one.detail, "muted", wrap=True))
            detail.setFixedWidth(min(widest + 2, _DETAIL_WIDTH))
            detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(detail, at, 2)
    return grid


def _top(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made
