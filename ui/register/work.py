"""What officers do to the register: each asks in a form, writes, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.book_blanks import fill_blank, give_up_blanks, reserve_block
from app.actions.books import correct, enter_manual, insert_earlier, send_out, void
from app.errors import UserError
from app.model.books import BookRow, DispatchEntry, NumberBlock
from app.model.register import RegisterEntry
from ui.desk import Desk
from ui.doubts import Doubts, Work
from ui.paper_service import PaperService
from ui.register.forms import Forms
from ui.register.reading import Lists, read_lists
from ui.widgets.form import FormDialog

_CHOOSE = "Pilih dulu nomornya di buku"


class RegisterWork(QObject):
    """Does what the menu and the keys ask for. `opened` carries each form; `added` the id of a row that is new."""

    opened = Signal(object)
    added = Signal(int)

    def __init__(self, desk: Desk, papers: PaperService, over: QWidget, chosen: Callable[[], BookRow | None]) -> None:
        super().__init__(over)
        self._desk = desk
        self._papers = papers
        self._over = over
        self._chosen = chosen
        self._preparing = False
        self.doubts = Doubts(desk, over)

    def insert(self) -> None:
        """A sisipan after the chosen number."""
        row = self._row()
        if row is None:
            return

        def ask(forms: Forms) -> None:
            form = forms.inserted(row)

            def work(said: dict[str, Any]) -> Work:
                text = forms.particulars(said)
                after, who, why, officer = row.entry.number, said["authority"], said["reason"], self._desk.officer_id
                return lambda uow, now: insert_earlier(after, text, who, why, uow, now, officer)

            self._open(form, work, self._number_taken)

        self._with_forms(ask)

    def manual(self) -> None:
        """The next number for a letter typed elsewhere."""

        def ask(forms: Forms) -> None:
            def work(said: dict[str, Any]) -> Work:
                text, officer = forms.particulars(said), self._desk.officer_id
                return lambda uow, now: enter_manual(text, uow, now, officer)

            self._open(forms.manual(), work, self._number_taken)

        self._with_forms(ask)

    def void(self) -> None:
        """The chosen number is void."""
        row = self._row_in_force()
        if row is None:
            return
        number, officer = row.entry.number, self._desk.officer_id

        def work(said: dict[str, Any]) -> Work:
            return lambda uow, now: void(number, said["authority"], said["reason"], uow, now, officer)

        self._with_forms(lambda forms: self._open(forms.void(row), work, self._say(f"Nomor {number} dibatalkan")))

    def correct(self) -> None:
        """A correction of the chosen row; only what was changed is written."""
        row = self._row_in_force()
        if row is None:
            return
        number, officer = row.entry.number, self._desk.officer_id
        if row.open_blank:
            self._desk.notice.emit("Blanko ini belum diisi: tekan Ctrl+I")
            return

        def work(said: dict[str, Any]) -> Work:
            before = row.current
            fields = {key: value for key, value in said.items() if key not in ("authority", "reason")}
            changed = {key: value for key, value in fields.items() if value != getattr(before, key)}
            return lambda uow, now: correct(number, changed, said["authority"], said["reason"], uow, now, officer)

        self._with_forms(lambda forms: self._open(forms.correction(row), work, self._say(f"Nomor {number} diralat")))

    def reserve(self) -> None:
        """Numbers for blank sheets, and the sheets."""

        def ask(forms: Forms) -> None:
            def work(said: dict[str, Any]) -> Work:
                key = forms.service_key(said["service"])
                if not key:
                    raise UserError("Layanan belum dipilih.", field="service")
                count = int(said["count"]) if said["count"].isdecimal() else 0
                officer = self._desk.officer_id
                return lambda uow, now: reserve_block(key, count, said["reason"], uow, now, officer)

            def done(block: NumberBlock) -> None:
                self._desk.notice.emit(f"{block.last - block.first + 1} nomor dicadangkan")
                self._papers.blank_kit(block.id)

            self._open(forms.block(), work, done)

        self._with_forms(ask)

    def fill(self) -> None:
        """What was written by hand on a reserved sheet: the chosen one, else the first that is open."""

        def ask(forms: Forms, lists: Lists) -> None:
            chosen = self._chosen()
            blank = chosen if chosen is not None and chosen.open_blank else lists.blanks[0]

            def work(said: dict[str, Any]) -> Work:
                text, number, officer = forms.particulars(said), said["number"], self._desk.officer_id
                return lambda uow, now: fill_blank(number, text, uow, now, officer)

            self._open(forms.fill(blank), work, self._say("Blanko diisi"))

        self._with_blanks(ask)

    def give_up(self) -> None:
        """Reserved numbers that were not used."""

        def ask(forms: Forms, _lists: Lists) -> None:
            def work(said: dict[str, Any]) -> Work:
                numbers, officer = said["numbers"], self._desk.officer_id
                if not numbers:
                    raise UserError("Belum ada nomor yang dicentang.", field="numbers")
                return lambda uow, now: give_up_blanks(numbers, said["reason"], uow, now, officer)

            self._open(forms.give_up(), work, lambda count: self._desk.notice.emit(f"{count} blanko dilepas"))

        self._with_blanks(ask)

    def print_kit(self) -> None:
        """The sheets of a block once more: of the chosen blank, else of the newest that is open."""

        def ask(_forms: Forms, lists: Lists) -> None:
            chosen = self._chosen()
            blank = chosen if chosen is not None and chosen.open_blank else lists.blanks[-1]
            self._papers.blank_kit(blank.entry.block_id or 0)

        self._with_blanks(ask)

    def send(self) -> None:
        """The chosen letter goes out."""
        row = self._row_in_force()
        if row is None:
            return
        number, officer = row.entry.number, self._desk.officer_id

        def work(said: dict[str, Any]) -> Work:
            return lambda uow, now: send_out(number, said["addressee"], said["receiver"], uow, now, officer)

        def done(sent: DispatchEntry) -> None:
            self._desk.notice.emit(f"Dicatat di buku ekspedisi nomor {sent.sequence}")

        self._with_forms(lambda forms: self._open(forms.dispatch(row), work, done))

    # -- parts ---------------------------------------------------------------------

    def _row(self) -> BookRow | None:
        row = self._chosen()
        if row is None:
            self._desk.notice.emit(_CHOOSE)
        return row

    def _row_in_force(self) -> BookRow | None:
        row = self._row()
        if row is not None and row.void:
            self._desk.notice.emit(f"Nomor {row.entry.number} sudah dibatalkan")
            return None
        return row

    def _with_forms(self, ask: Callable[[Forms], None]) -> None:
        self._with_lists(lambda forms, _lists: ask(forms))

    def _with_blanks(self, ask: Callable[[Forms, Lists], None]) -> None:
        def asked(forms: Forms, lists: Lists) -> None:
            if lists.blanks:
                ask(forms, lists)
            else:
                self._desk.notice.emit("Tidak ada blanko yang belum diisi")

        self._with_lists(asked)

    def _with_lists(self, ask: Callable[[Forms, Lists], None]) -> None:
        if self._preparing:
            return
        self._preparing = True  # a second press must not open a second form

        def read(lists: Lists) -> None:
            self._preparing = False
            ask(Forms(self._over.window(), lists, self._desk.office), lists)

        self._desk.ops.read(read_lists, read, self._unread, self)

    def _unread(self, error: Any) -> None:
        self._preparing = False
        self._desk.ops.failed.emit(error)

    def _say(self, words: str) -> Callable[[Any], None]:
        return lambda _nothing: self._desk.notice.emit(words)

    def _number_taken(self, entry: RegisterEntry) -> None:
        self._desk.notice.emit(f"Nomor {entry.number} diambil")
        self.added.emit(entry.id)

    def _open(self, form: FormDialog, work: Callable[[dict[str, Any]], Work], done: Callable[[Any], None]) -> None:
        def written(value: Any) -> None:
            form.finish()
            done(value)

        def sent(said: dict[str, Any]) -> None:
            try:
                wanted = work(said)
            except UserError as error:
                form.refuse(error)
                return
            self.doubts.write(wanted, written, form.refuse, lambda: form.set_busy(False), form)

        form.sent.connect(sent)
        form.open()
        self.opened.emit(form)
