"""Handing over: the list of what waits at left, the form of the chosen file at right."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.actions.handover import hand_over
from app.actions.letters import has_letter
from app.errors import LoketError
from app.model.case import STATE_LABELS, CaseState
from app.model.register import Handover
from app.ports import UnitOfWork
from app.rules.wording import date_words, one_line, time_words
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.handover.done import DonePanel
from ui.handover.finder import Finder
from ui.handover.form import HandoverForm, ReadyCase
from ui.widgets.basics import EmptyState, button, card, column, label, row, shortcut
from ui.widgets.type_ahead import type_into

_HINT, _FORM, _DONE = range(3)


def read_ready(uow: UnitOfWork, number: str) -> ReadyCase:
    """A file by its number, as the form shows it. Raises NotFound."""
    case = uow.cases.get(number)
    unprinted = has_letter(case, uow) and uow.letters.latest(case.id) is None
    return ReadyCase(case, uow.register.of_case(case.id), uow.handovers.of_case(case.id), unprinted)


def why_not(ready: ReadyCase) -> str:
    """Why a file cannot be handed over now; empty when it can."""
    case, taken = ready.case, ready.taken
    if case.state is CaseState.READY:
        return ""
    if taken is not None:
        when = f"{date_words(taken.at.date())} pukul {time_words(taken.at)}"
        return f"Berkas {case.number} sudah diambil {one_line(taken.collected_by)} pada {when}."
    desk = f": {case.step.text}" if case.state is CaseState.IN_PROGRESS and case.step else ""
    return f"Berkas {case.number} belum siap – {STATE_LABELS[case.state].lower()}{desk}."


class ReadyView(QWidget):
    """The counter of the hand-over. `written` carries each hand-over that was kept, `filled` each file in the form."""

    written = Signal(object)
    filled = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk = desk
        self._dialogs = dialogs
        self._wanted = ""
        self._eager = False
        self._writing = False
        self.finder = Finder(desk)
        self.form = HandoverForm()
        self.done = DonePanel()
        self.main_button = button("Serahkan", self.hand_over, "primary", "handover", "F9")
        self._lay_out()
        self.finder.wanted.connect(self.take)
        self.finder.onwards.connect(self._go_to_form)
        self.form.scanned.connect(self.take)
        self.form.finished.connect(self.main_button.setFocus)
        self.form.open_asked.connect(self._open_case)
        desk.ops.idle.connect(self._nothing_under_way)
        shortcut(self, "F9", self.hand_over)
        shortcut(self, "Ctrl+O", self._open_case)
        shortcut(self, "Ctrl+F", self.focus_first)
        finder, form = self.finder, self.form
        order = (finder.search, finder.list, *form.order, self.main_button, form.open_button)
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        self._show_right(_HINT)

    def _lay_out(self) -> None:
        self.right = QStackedWidget()
        hint = "Pindai barcode pada tanda terima, atau pilih berkas di sebelah kiri. Lalu tekan F9 untuk menyerahkan."
        self.right.addWidget(EmptyState("barcode", "Siapa yang mengambil?", hint))
        self.right.addWidget(self.form)
        self.right.addWidget(self.done)
        body = row(self.finder, card(column(self.right, gap=0)), gap=14)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        body.setContentsMargins(theme.PAD, 0, theme.PAD, theme.PAD)
        foot = row(label("Setiap penyerahan tercatat di Buku Pengambilan dan tidak bisa dihapus.", "muted"), None)
        foot.addWidget(self.main_button)
        foot.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        footer = QFrame()
        footer.setObjectName("footer")
        footer.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(footer)

    def refresh(self) -> None:
        """Reads the list anew, and the chosen file with it."""
        self.finder.look()
        if self.form.ready is not None and self._settled:
            self.take(self.form.ready.case.number)

    def focus_first(self) -> None:
        """The search: a scan can come at any moment."""
        self.finder.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever the focus is, what no field wants goes into the search."""
        if not type_into(self.finder.search, event):
            super().keyPressEvent(event)

    def leave(self) -> bool:
        """Takes back the choice and what was typed; whether there was anything to take back."""
        if not self.finder.narrowed and self.right.currentIndex() == _HINT:
            return False
        self._begin_anew(_HINT)
        return True

    def _begin_anew(self, page: int) -> None:
        self._wanted = ""
        self.form.clear()
        self._show_right(page)
        self.finder.clear()
        self.focus_first()

    def _show_right(self, page: int) -> None:
        self.right.setCurrentIndex(page)
        self.main_button.setEnabled(page == _FORM and not self._writing)

    def take(self, number: str) -> None:
        """Fills the form with that file, or says why it cannot be handed over."""
        self._wanted = number
        self._eager = False
        self._desk.ops.read(lambda uow: read_ready(uow, number), self._filled, self._missing, self)

    def _filled(self, ready: ReadyCase) -> None:
        if ready.case.number != self._wanted:
            return
        reason = why_not(ready)
        self.finder.say(reason)
        if reason:
            self._nobody()
            return
        self.form.fill(ready, self._desk.new_request())
        self._show_right(_FORM)
        self.finder.mark(ready.case.number)
        if self._eager:
            self._go_to_form()
        self.filled.emit(ready)

    def _missing(self, error: LoketError) -> None:
        self.finder.say(error.full)
        self._nobody()

    def _nobody(self) -> None:
        self.form.clear()
        self._show_right(_HINT)
        self.finder.mark("")

    @property
    def _settled(self) -> bool:
        """Whether the form shows the file that was asked for last: the next one may still be on its way."""
        return self.form.ready is not None and self.form.ready.case.number == self._wanted

    def _go_to_form(self) -> None:
        self._eager = not self._settled
        if self._settled:
            self.form.focus_name()

    def _open_case(self) -> None:
        if self.form.ready is not None:
            self._desk.open_case.emit(self.form.ready.case.number)

    def hand_over(self) -> None:
        """Writes the hand-over of the chosen file. A second press while it is being written does nothing."""
        collection = self.form.collection()
        if collection is None or self._writing or not self._settled:
            return
        self._writing = True
        self.main_button.setEnabled(False)
        self.form.say_nothing()
        now, officer = self._desk.now(), self._desk.officer_id
        self._desk.ops.write(lambda uow: hand_over(collection, uow, now, officer), self._written, self._refused, self)

    def _written(self, book_row: Handover) -> None:
        self._writing = False
        self.done.show_row(book_row)
        self._begin_anew(_DONE)
        self._desk.notice.emit(f"Berkas {book_row.case_number} sudah diserahkan.")
        self.written.emit(book_row)

    def _nothing_under_way(self) -> None:
        if self._writing:  # The write came back neither kept nor refused: an error that the shell tells.
            self._writing = False
            self.main_button.setEnabled(self.right.currentIndex() == _FORM)

    def _refused(self, error: LoketError) -> None:
        self._writing = False
        self.main_button.setEnabled(self.form.ready is not None)
        if not self.form.say(error):
            self._dialogs.error(self, error)
            self.refresh()
