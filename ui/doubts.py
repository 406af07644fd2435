"""What must be settled before a step is finished: a clock that nobody trusts, a book not yet open, a signature of
somebody who is marked away.

Every screen that does such writes through `Doubts.write`: it asks what is needed, then does the work once more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.actions.book_years import ClockInDoubt, YearNotOpen, confirm_clock, open_year
from app.changes import Outcome
from app.errors import LoketError, UserError
from app.model.catalogue import OfficeProfile
from app.model.people import Official
from app.model.register import SERIES_LABELS, SeriesMode
from app.ports import UnitOfWork
from app.rules.authority.signatures import OfficialAway
from ui.desk import Desk
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import FormDialog

Work = Callable[[UnitOfWork, dt.datetime], Outcome[Any]]
"""A write that is told what time it is: when it is tried again, the clock may have been put right."""
SETTLED_BY_ASKING = (ClockInDoubt, YearNotOpen, OfficialAway)
_CLOCK_REASONS = ("Kantor libur beberapa hari.", "Jam komputer sudah dibetulkan.", "Tanggal sudah dicocokkan.")


def names_of(officials: tuple[Official, ...], office: OfficeProfile | None) -> tuple[str, ...]:
    """The officials as a list to choose from: name and post."""
    seats = office.seats if office else {}
    return tuple(f"{one.name}, {seats[one.seat]}" if one.seat in seats else one.name for one in officials)


class Doubts(QObject):
    """Asks over a screen. `asked` carries each form that was opened."""

    asked = Signal(object)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over
        self.though_away: frozenset[int] = frozenset()
        """Officials who signed though they are marked away, as the officer said; forgotten with the next work."""

    def begin(self) -> None:
        """Another work: what was confirmed for the last one is asked again."""
        self.though_away = frozenset()

    def write(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[LoketError], None],
        given_up: Callable[[], None],
        owner: QObject,
    ) -> None:
        """Writes; where a number cannot be taken yet, asks, and tries once more. `given_up`: the officer went back."""

        def attempt(settled: frozenset[type]) -> None:
            now = self._desk.now()
            self._desk.ops.write(lambda uow: work(uow, now), done, lambda error: stopped(error, settled), owner)

        def stopped(error: LoketError, settled: frozenset[type]) -> None:
            if isinstance(error, SETTLED_BY_ASKING) and type(error) not in settled:
                self.settle(error, lambda: attempt(settled | {type(error)}), given_up)
            else:
                failed(error)

        self.begin()
        attempt(frozenset())

    def settle(self, error: LoketError, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Asks what this error needs, then goes on."""
        if isinstance(error, OfficialAway):
            self._ask_away(error, go_on, give_up)
        elif isinstance(error, ClockInDoubt):
            self._desk.ops.read(
                lambda uow: uow.people.officials(),
                lambda officials: self._ask_clock(error, officials, go_on, give_up),
                owner=self,
            )
        else:
            self.open_year(go_on, give_up)

    def _ask_away(self, error: OfficialAway, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        form = FormDialog(
            self._parent(), "Pejabat ditandai tidak di tempat", error.full, f"Memang sudah {error.done}", {}
        )

        def sent(_values: dict[str, Any]) -> None:
            self.though_away |= {error.official_id}
            form.finish()
            go_on()

        self._open(form, sent, give_up)
        # A second Enter must not confirm what nobody has read.
        form.main_button.setText(f"Memang sudah {error.done}")
        form.cancel_button.setDefault(True)
        form.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_clock(
        self,
        error: LoketError,
        officials: tuple[Official, ...],
        go_on: Callable[[], None],
        give_up: Callable[[], None],
    ) -> None:
        form = FormDialog(
            self._parent(),
            "Apakah tanggal komputer ini benar?",
            f"{error.sentence} Nomor surat memakai tanggal ini. Bila salah, tekan Batal dan betulkan dulu jam "
            "komputer. Bila benar, catat pejabat yang memastikannya.",
            "Tanggal ini benar",
            {
                "official": ChoiceField(
                    "Pejabat yang memastikan",
                    names_of(officials, self._desk.office),
                    own_words=True,
                    hint="Pilih atau tulis nama",
                ),
                "reason": ChoiceField("Alasan", _CLOCK_REASONS, own_words=True, hint="Pilih atau tulis sendiri"),
            },
        )

        asked = self._desk.now().date()

        def sent(values: dict[str, Any]) -> None:
            nonlocal asked
            now, officer = self._desk.now(), self._desk.officer_id
            seen, asked = asked, now.date()
            self._carry_out(
                form,
                lambda uow: confirm_clock(values["official"], values["reason"], uow, now, officer, seen=seen),
                go_on,
            )

        self._open(form, sent, give_up)

    def open_year(self, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Asks how the numbers of this year run, and opens its book."""
        self._desk.ops.read(
            lambda uow: uow.office.settings().series_mode, lambda mode: self._ask_year(mode, go_on, give_up), owner=self
        )

    def _ask_year(self, usual: SeriesMode, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        year = self._desk.now().year
        mode = ChoiceField("Urutan nomor", tuple(SERIES_LABELS.values()))
        mode.value = SERIES_LABELS[usual]
        first = TextField("Nomor pertama", length=5)
        first.value = "1"
        form = FormDialog(
            self._parent(),
            f"Buka buku register {year}",
            f"Nomor surat tahun {year} mulai dari buku baru. Urutannya berlaku sampai akhir tahun "
            "dan tidak bisa diganti.",
            f"Buka buku {year}",
            {"mode": mode, "first": first},
        )

        def sent(values: dict[str, Any]) -> None:
            if not values["first"].isdigit():
                form.refuse(UserError("Nomor pertama harus bilangan 1 sampai 99999.", field="first"))
                return
            chosen = next(key for key, words in SERIES_LABELS.items() if words == values["mode"])
            number, now, officer = int(values["first"]), self._desk.now(), self._desk.officer_id
            self._carry_out(form, lambda uow: open_year(year, chosen, number, uow, now, officer), opened)

        def opened() -> None:
            self._desk.notice.emit(f"Buku register {year} dibuka")
            go_on()

        self._open(form, sent, give_up)
        first.setFocus()

    def _parent(self) -> QWidget:
        """Above the form that asked for a number, where there is one."""
        return QApplication.activeModalWidget() or self._over.window()

    def _open(self, form: FormDialog, sent: Callable[[dict[str, Any]], None], give_up: Callable[[], None]) -> None:
        form.sent.connect(sent)
        form.rejected.connect(give_up)
        form.open()
        self.asked.emit(form)

    def _carry_out(
        self, form: FormDialog, work: Callable[[UnitOfWork], Outcome[None]], go_on: Callable[[], None]
    ) -> None:
        def done(_nothing: None) -> None:
            form.finish()
            go_on()

        self._desk.ops.write(work, done, form.refuse, form)
