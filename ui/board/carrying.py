"""Cetak lembar antar: choose a desk, untick what stays here, print the sheet that goes with the stack."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from app.actions.carry_sheets import DeskChoice, SheetRequest, desk_choices, files_at, make_sheet
from app.errors import LoketError
from app.model.stack import CarrySheet, StackDesk, StackFile
from app.ports import UnitOfWork
from app.rules.wording import number_words
from ui import theme
from ui.board.cards import carried_words
from ui.board.side_list import SideList, roomy
from ui.board.stack_words import desk_key, desk_line, print_button, waiting_line
from ui.board.tick_list import TickList
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import ElidedLabel, EmptyState, button, card, column, discard, label, row, shortcut
from ui.widgets.pages import Pages

_SIDE = 300
_REPRINTS = 3
"""So many sheets still out are offered for a reprint; older ones are found by scanning them."""


@dataclass(frozen=True, slots=True)
class _Reading:
    desks: tuple[DeskChoice, ...]
    desk: StackDesk | None
    files: tuple[StackFile, ...]


def _read(uow: UnitOfWork, wanted: StackDesk | None, now: dt.datetime) -> _Reading:
    """The desks and the files of one of them: the wanted one if files wait there, else the one with most to carry."""
    desks = desk_choices(uow, now)
    loads = [choice.load for choice in desks]
    most = max(loads, key=lambda load: load.waiting - load.out, default=None)
    desk = wanted if wanted in [load.desk for load in loads] else most.desk if most else None
    return _Reading(desks, desk, files_at(desk, uow) if desk else ())


class CarryDialog(QDialog):
    """`printed` carries the number of the sheet that was made, or of one to be printed again, with True."""

    printed = Signal(str, bool)
    shown = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, wanted: StackDesk | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dialogs = dialogs
        self._request = desk.new_request()
        self._reading: _Reading | None = None
        self._wanted = wanted
        self._shown_desk: StackDesk | None = None
        self._left: set[int] = set()
        self._with_out = False
        self._busy = False
        self.setWindowTitle("Cetak lembar antar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self))
        self.desks = SideList("Meja tujuan")
        self.files = TickList("Berkas yang diantar")
        self.heading = ElidedLabel("", "title")
        self.official = ElidedLabel("", "muted")
        self.all_button = button("", self._all, "link")
        self.out_button = button("", self._turn_out, "link")
        self.reprints = row(gap=6)
        self.main_button = button(print_button(0), self.print_sheet, "primary", "print")
        self.pages = Pages()
        self.pages.add(self._body(), self.desks)
        self.pages.add(
            EmptyState("board", "Tidak ada berkas yang menunggu", "Berkas yang menunggu paraf, tanda tangan atau "
                       "stempel muncul di sini.")
        )  # fmt: skip
        hint = label("↑ ↓ pilih · Spasi centang · Tab pindah", "muted")
        foot = row(button("Tutup", self.reject, key="Esc"), hint, None, self.main_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("Cetak lembar antar", "headline"))
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.desks.chosen.connect(self._choose)
        self.files.toggled.connect(self._toggle)
        shortcut(self, "F9", self.print_sheet).setAutoRepeat(False)
        desk.ops.changed.connect(self._look_again)
        self.refresh()

    def _body(self) -> QWidget:
        side = card(column(self.desks, gap=0, margins=5))
        side.setFixedWidth(_SIDE)
        tools = row(self.all_button, self.out_button, None)
        out = QFrame()
        out.setLayout(self.reprints)
        head = column(self.heading, self.official, gap=1)
        head.setContentsMargins(14, 10, 14, 2)
        tools.setContentsMargins(10, 0, 14, 0)
        self.reprints.setContentsMargins(10, 2, 10, 6)
        main = card(column(head, tools, self.files, out, gap=4, margins=0))
        body = QWidget()
        both = row(side, main)
        both.setStretch(1, 1)
        body.setLayout(both)
        return body

    # -- reading -----------------------------------------------------------------

    def _look_again(self, _changes: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Reads the desks and the files of the chosen one."""
        now, wanted = self._desk.now(), self._wanted
        self._desk.ops.read(lambda uow: _read(uow, wanted, now), self._show, owner=self)

    def _show(self, reading: _Reading) -> None:
        self._reading, self._wanted = reading, reading.desk
        if reading.desk != self._shown_desk:
            # To an official who is away nothing is carried, unless the officer knows better.
            self._shown_desk, self._with_out = reading.desk, False
            self._left = {file.card.id for file in reading.files if file.card.pause is not None}
        self.pages.turn(0 if reading.desks else 1)
        key = desk_key(reading.desk) if reading.desk else ""
        titles = self._desk.office.seats if self._desk.office else {}
        self.desks.show_lines([desk_line(choice, titles) for choice in reading.desks], key)
        self._lay()
        self.shown.emit()

    def _choose(self, key: str) -> None:
        choice = next((one for one in self._desks if desk_key(one.load.desk) == key), None)
        if choice is not None and choice.load.desk != self._wanted:
            self._wanted = choice.load.desk
            self.refresh()

    @property
    def _desks(self) -> tuple[DeskChoice, ...]:
        return self._reading.desks if self._reading else ()

    @property
    def _files(self) -> tuple[StackFile, ...]:
        """What is listed: what is not out, and the rest only when asked for."""
        files = self._reading.files if self._reading else ()
        return tuple(file for file in files if self._with_out or not file.sheet)

    @property
    def ticked(self) -> tuple[StackFile, ...]:
        """What goes on the sheet: all that is listed but what was unticked."""
        return tuple(file for file in self._files if file.card.id not in self._left)

    def _lay(self) -> None:
        choice = next((one for one in self._desks if one.load.desk == self._wanted), None)
        self.heading.setText(choice.title if choice else "")
        self.official.setText(choice.official if choice else "")
        self.official.setVisible(bool(choice and choice.official))
        now, calendar = self._desk.now(), self._desk.calendar
        self.files.show_lines(
            [waiting_line(file, file.card.id not in self._left, now, calendar) for file in self._files]
        )
        ticked = len(self.ticked)
        self.all_button.setText("Kosongkan centang" if ticked else "Centang semua")
        self.all_button.setVisible(bool(self._files))
        out = choice.load.out if choice else 0
        words = (
            "Sembunyikan yang sedang diantar" if self._with_out else f"Ikutkan {number_words(out)} yang sedang diantar"
        )
        self.out_button.setText(words)
        self.out_button.setVisible(out > 0)
        self.main_button.setText(print_button(ticked))
        self.main_button.setEnabled(ticked > 0 and not self._busy)
        self._show_reprints(choice)

    def _show_reprints(self, choice: DeskChoice | None) -> None:
        while self.reprints.count():
            widget = self.reprints.takeAt(0).widget()
            if widget is not None:
                discard(widget)
        now = self._desk.now()
        for one in (choice.sheets if choice else ())[:_REPRINTS]:
            words = f"Cetak ulang {one.sheet.number} ({carried_words(one.sheet.at, now)})"
            self.reprints.addWidget(button(words, lambda number=one.sheet.number: self._again(number), "link"))
        self.reprints.addStretch(1)

    # -- ticks and printing ---------------------------------------------------------

    def _toggle(self, case_id: int) -> None:
        self._left ^= {case_id}
        self._lay()

    def _all(self) -> None:
        self._left = {file.card.id for file in self._files} if self.ticked else set()
        self._lay()

    def _turn_out(self) -> None:
        """Shows what is out, not ticked: it may go on a new sheet where the old one was lost."""
        self._with_out = not self._with_out
        if self._with_out:
            self._left |= {file.card.id for file in self._files if file.sheet}
        self._lay()

    def print_sheet(self) -> None:
        """F9: writes the sheet down and shows it."""
        if self._busy or not self.ticked or self._wanted is None:
            return
        self._busy = True
        self._lay()
        wanted = SheetRequest(self._request, self._wanted, tuple(file.card.number for file in self.ticked))
        now, officer = self._desk.now(), self._desk.officer_id
        self._desk.ops.write(lambda uow: make_sheet(wanted, uow, now, officer), self._made, self._refused, self)

    def _made(self, sheet: CarrySheet) -> None:
        self.printed.emit(sheet.number, False)
        self.accept()

    def _refused(self, error: LoketError) -> None:
        self._busy = False
        self._dialogs.error(self, error)
        self.refresh()

    def _again(self, number: str) -> None:
        self.printed.emit(number, True)
        self.accept()

    def show_first(self) -> None:
        """Opens, with the keyboard on the desks."""
        self.open()
        self.desks.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reprint_buttons(self) -> tuple[QPushButton, ...]:
        """The sheets that are offered for a reprint."""
        found = (self.reprints.itemAt(n).widget() for n in range(self.reprints.count()))
        return tuple(one for one in found if isinstance(one, QPushButton))
