"""The standard in force, read like a page: remarks first, then the fourteen components, then the earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.model.catalogue import Step
from app.ports import StoredService
from app.rules.standard_words import NOT_STATED, Readiness, lacking_words, readiness
from ui import theme
from ui.icons import icon
from ui.standards.presenter import (
    CHIPS,
    Component,
    Line,
    Versions,
    earlier_versions,
    narrow_step,
    office_components,
    service_components,
    version_line,
)
from ui.widgets.basics import Chip, button, column, label, line, row

_TITLE_WIDTH = 150
_DETAIL_WIDTH = 190
_PAGE_WIDTH = 900


class StandardPage(QFrame):
    """Head with the actions, and the page below it. The screen connects the buttons."""

    def __init__(
        self,
        edit: Callable[[], None],
        toggle: Callable[[], None],
        classify: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = label("", "title", wrap=True)
        self.chip = Chip()
        self.version = label("", "muted")
        self.code = label("", "muted")
        self.code_button = button("Ubah kode…", classify, "link")
        self.history_button = button("Versi sebelumnya", self._to_history, "link")
        self.toggle_button = button("Buka layanan", toggle)
        self.edit_button = button("Ubah standar…", edit, "primary", key="F9")
        self.fill_button: QPushButton | None = None
        self._edit = edit
        named = row(self.title, self.chip, gap=10)
        named.setStretch(0, 1)
        named.setAlignment(self.chip, Qt.AlignmentFlag.AlignTop)
        facts = column(
            row(self.version, self.history_button, None, gap=6), row(self.code, self.code_button, None, gap=6), gap=2
        )
        below = row(facts, self.toggle_button, self.edit_button, gap=10)
        below.setStretch(0, 1)
        head = column(named, below, gap=6)
        head.setContentsMargins(20, 14, 16, 12)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Isi standar pelayanan")
        self.area.setStyleSheet(f"QScrollArea:focus {{ border: 2px solid {theme.BLUE}; border-radius: 6px; }}")
        self.call: QWidget | None = None
        self._history: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.area, 1)

    def show_service(self, stored: StoredService, versions: Versions, seats: Mapping[str, str]) -> None:
        """Shows the standard of a service from its top."""
        service, standard = stored.service, stored.service.standard
        how = readiness(service)
        self.title.setText(service.title)
        self.chip.say(*(CHIPS[how] if how is not Readiness.OPEN else ("dibuka di loket", "fine")))
        self.version.setText(version_line(stored))
        self.history_button.setVisible(len(versions) > 1)
        self.code.setText(f"Kode klasifikasi {stored.classification or NOT_STATED}")
        self.toggle_button.setText("Tutup layanan" if service.open else "Buka layanan")
        self.toggle_button.setVisible(how in (Readiness.OPEN, Readiness.CLOSED))
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 24)
        body.setSpacing(0)
        self.call = self._call(lacking_words(standard))
        if self.call is not None:
            body.addWidget(self.call)
            body.addSpacing(14)
        if standard.notes:
            body.addWidget(_remarks(standard.notes))
            body.addSpacing(18)
        # A note of its own where the list is unknown says more than 'belum tercantum'.
        silent = {"Persyaratan": "belum diisi"} if not standard.requirements_known else {}
        body.addLayout(_group("Untuk pemohon", service_components(standard, seats), silent))
        body.addSpacing(22)
        body.addLayout(_group("Pengelolaan di kantor", office_components(standard), {}))
        body.addSpacing(22)
        self._history = label("Riwayat versi", "section")
        body.addWidget(self._history)
        body.addSpacing(8)
        body.addLayout(_lines(earlier_versions(versions, stored.version), numbered=False, strong=False))
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        inside.setMaximumWidth(_PAGE_WIDTH)
        holder = QWidget()
        holder.setLayout(row(inside))
        holder.layout().setAlignment(Qt.AlignmentFlag.AlignLeft)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.area.setWidget(holder)
        self.area.verticalScrollBar().setValue(0)

    def _call(self, sentence: str) -> QFrame | None:
        """What is asked of the office before the service can open."""
        self.fill_button = None
        if not sentence:
            return None
        picture = label("")
        picture.setPixmap(icon("warning", theme.AMBER).pixmap(22, 22))
        words = label(sentence, wrap=True)
        words.setStyleSheet(f"color: {theme.AMBER}; font-weight: 600;")
        self.fill_button = button("Isi sekarang", self._edit, "", "add")
        self.fill_button.setAccessibleName(f"{sentence} Isi sekarang")
        inside = row(picture, words, self.fill_button, gap=12)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setStretch(1, 1)
        frame = QFrame()
        frame.setObjectName("call")
        frame.setStyleSheet(f"QFrame#call {{ background: {theme.AMBER_PALE}; border-radius: {theme.RADIUS}px; }}")
        frame.setLayout(inside)
        return frame

    def _to_history(self) -> None:
        if self._history is not None:
            self.area.verticalScrollBar().setValue(self._history.y())


def _remarks(notes: tuple[str, ...]) -> QFrame:
    """The remarks of the office's own standard: seen at once, alarming nobody."""
    lines = _lines(tuple(Line(note) for note in notes), numbered=False, strong=False)
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
    return _lines(tuple(narrow_step(step, seats) for step in steps), numbered=True, strong=False)


def _group(title: str, components: tuple[Component, ...], silent: Mapping[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
    grid.setColumnStretch(1, 1)
    head = label(title.upper(), "caption")
    head.setStyleSheet(f"font-size: 11px; font-weight: 600; letter-spacing: 0.5px; color: {theme.MUTED};")
    head.setContentsMargins(0, 0, 0, 8)
    grid.addWidget(head, 0, 0, 1, 2)
    at = 1
    for component in components:
        grid.addWidget(line(), at, 0, 1, 2)
        name = label(component.title, "section", wrap=True)
        name.setFixedWidth(_TITLE_WIDTH)
        name.setContentsMargins(0, 10, 0, 10)
        grid.addWidget(name, at + 1, 0, Qt.AlignmentFlag.AlignTop)
        if component.lines:
            content = _lines(component.lines, component.numbered, component.strong)
        else:
            content = column(label(silent.get(component.title, NOT_STATED), "muted"))
        content.setContentsMargins(0, 10, 0, 10)
        grid.addLayout(content, at + 1, 1)
        at += 2
    return grid


def _lines(lines: tuple[Line, ...], numbered: bool, strong: bool) -> QGridLayout:
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
        if one.note:
            below.append(_top(label(one.note, "warning" if one.warns else "caption", wrap=True)))
        words = column(*below, gap=2)
        grid.addLayout(words, at, 1)
        if one.detail:
            detail = _top(label(one.detail, "muted", wrap=True))
            detail.setFixedWidth(min(widest + 2, _DETAIL_WIDTH))
            detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(detail, at, 2)
    return grid


def _top(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made
