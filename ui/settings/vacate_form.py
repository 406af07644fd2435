"""Asks until when an official held a seat that nobody takes over yet, and ends the term."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.actions.settings_pages import vacate_seat
from app.errors import UserError
from app.model.people import Official
from app.rules.wording import date_words
from ui.desk import Desk
from ui.widgets.fields import DateField
from ui.widgets.form import FormDialog


class VacateForm(FormDialog):
    """Asks for the last day of a term; today unless another is typed. `done` is called once it is written."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, title: str, held: Official, done: Callable[[], None]
    ) -> None:
        self._desk, self._held, self._done = desk, held, done
        self.term_last = DateField("Hari terakhir menjabat")
        self.term_last.date = desk.now().date()
        super().__init__(
            parent,
            f"Kosongkan jabatan {title}?",
            f"{held.name} menjabat sampai hari itu; surat yang ditandatanganinya tetap sah. Sesudahnya jabatan ini "
            "kosong sampai diisi pejabat baru, atau ditunjuk Plt. di bagian Penugasan.",
            "Kosongkan jabatan",
            {"term_last": self.term_last},
            danger=True,
            begin="term_last",
        )
        self.sent.connect(lambda _values: self._write())

    def _write(self) -> None:
        last, now, held = self.term_last.date, self._desk.now(), self._held
        if last is None:
            said = "Tanggal tidak dikenal." if self.term_last.value else "Hari terakhir belum diisi."
            self.refuse(UserError(said, "Contoh: 27-11-2026.", field="term_last"))
            return

        def written(_done: object) -> None:
            self._done()
            self.finish()
            self._desk.notice.emit(f"Masa jabatan {held.name} berakhir {date_words(last)}.")

        self._desk.ops.write(lambda uow: vacate_seat(held.id, last, uow, now), written, self.refuse, self)
